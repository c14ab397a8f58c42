package dev.tunegate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which forms carry a token against forgery: those of whoever is logged in, and the one of the
 * login. Without a login a request has no authority that could be borrowed, so nobody gets a cookie
 * for reading and asking; what a browser says comes from a foreign site is refused all the same.
 */
final class FormTokens implements RequestMatcher, CsrfTokenRequestHandler {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final XorCsrfTokenRequestAttributeHandler tokens =
      new XorCsrfTokenRequestAttributeHandler();

  private static boolean concerns(HttpServletRequest request) {
    return Logins.isLoggedIn(request) || request.getServletPath().equals("/login");
  }

  /** Whether a request needs one. */
  @Override
  public boolean matches(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && (isForeign(request) || (!TokenFilter.isApi(request) && concerns(request)));
  }

  private static boolean isForeign(HttpServletRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    if (concerns(request)) {
      tokens.handle(request, response, token);
    }
  }

  @Override
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    return tokens.resolveCsrfTokenValue(request, token);
  }
}
