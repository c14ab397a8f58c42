package dev.tunegate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a form before its token is looked for, so that one that cannot be read is answered. */
final class FormFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
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
}
