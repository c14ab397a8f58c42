package dev.tunegate.web;

import dev.tunegate.desk.Opening;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether reading and deciding need no login. What counts is the address that the server was told
 * to listen on. What a request says can only close what is open: a page of a foreign site that
 * found a name for this machine gives that name as the host, and a proxy says that it is one.
 *
 * @param loopback whether only this machine reaches the service
 * @param address the address that it listens on
 */
record Reach(boolean loopback, String address) {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final List<String> PROXIED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  static Reach of(Opening opening) {
    try {
      boolean loopback = InetAddress.getByName(opening.address()).isLoopbackAddress();
      return new Reach(loopback, opening.address().toLowerCase(Locale.ROOT));
    } catch (UnknownHostException unknown) {
      return new Reach(false, opening.address());
    }
  }

  boolean open(HttpServletRequest request) {
    return loopback
        && isLocal(request.getHeader("Host"))
        && PROXIED.stream().allMatch(header -> request.getHeader(header) == null);
  }

  private boolean isLocal(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    return LOCAL.contains(name) || name.equals(address) || name.equals("[" + address + "]");
  }
}
