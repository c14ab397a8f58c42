package dev.tunegate.web;

import dev.tunegate.accounts.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets machines act by the token that they send to the API. One that counts for nothing is refused,
 * also where no token is needed: whoever sends one relies on it.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer";

  private final Tokens tokens;

  TokenFilter(Tokens tokens) {
    this.tokens = tokens;
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (!isApi(request) || header == null || !isBearer(header)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Tokens.Bearer> bearer = tokens.verify(header.substring(BEARER.length()).strip());
    if (bearer.isEmpty()) {
      Refusals.answer(request, response, ProblemType.TOKEN_REFUSED);
      return;
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(Person.of(bearer.get())));
    chain.doFilter(request, response);
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
  }
}
