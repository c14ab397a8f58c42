package dev.tunegate.web;

import dev.tunegate.store.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who takes a step: whoever the request was authenticated as. Until the service has accounts, a
 * request says its name itself, as a bearer token.
 */
@Component
final class Who {

  private static final String BEARER = "Bearer ";

  /**
   * The person behind a request.
   *
   * @throws UnknownPersonException if it says none
   */
  Actor of(HttpServletRequest request) {
    @Nullable Principal principal = request.getUserPrincipal();
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    try {
      if (principal != null) {
        return new Actor(principal.getName());
      }
      if (header != null && header.startsWith(BEARER)) {
        return new Actor(header.substring(BEARER.length()).strip());
      }
    } catch (IllegalArgumentException noName) {
      throw new UnknownPersonException(noName);
    }
    throw new UnknownPersonException(null);
  }

  /** Nobody is known to be behind a request that somebody must answer for. */
  static final class UnknownPersonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPersonException(@Nullable Throwable cause) {
      super(cause);
    }
  }
}
