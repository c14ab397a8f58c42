package dev.tunegate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a form before its token is looked for, so that one that cannot be read is answered. A form
 * with a file is read only where somebody may send one: what nobody has asked for is not kept on
 * the disk, not for a moment.
 */
final class FormFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isWithFile(request) && !(takesFile(request) && Logins.isLoggedIn(request))) {
      Refusals.answer(request, response, ProblemType.FILE_NOT_WANTED);
      return;
    }
    if (request.getMethod().equals("POST") && !TokenFilter.isApi(request)) {
      try {
        var unused = request.getParameterMap();
      } catch (InvalidParameterException unreadable) {
        Refusals.forward(request, response, unreadable);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** Whether a request is a form with a file. */
  static boolean isWithFile(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/");
  }

  private static boolean takesFile(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getServletPath().equals(VersionsController.VERSIONS);
  }
}
