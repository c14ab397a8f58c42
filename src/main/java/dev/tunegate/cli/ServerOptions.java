package dev.tunegate.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running service a command talks to, and as whom. */
final class ServerOptions {

  private static final String LOCAL = "http://127.0.0.1:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The running service. Default: TUNEGATE_SERVER, else " + LOCAL + ".")
  private @Nullable String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "Who you are to the service. Default: TUNEGATE_TOKEN, which other users of this machine",
        "do not see in the list of processes."
      })
  private @Nullable String token;

  ServiceClient client() {
    String address = either(server, "TUNEGATE_SERVER");
    String secret = either(token, "TUNEGATE_TOKEN");
    return new ServiceClient(uri(address.isEmpty() ? LOCAL : address), secret);
  }

  private static String either(@Nullable String option, String variable) {
    @Nullable String value = option == null ? System.getenv(variable) : option;
    return value == null ? "" : value.strip();
  }

  private static URI uri(String address) {
    try {
      URI uri = URI.create(address.replaceFirst("/+$", ""));
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException noAddress) {
      // Told below.
    }
    throw new UsageException(
        "--server is "
            + address
            + ", which is no address of a service. Write it as "
            + LOCAL
            + ".");
  }
}
