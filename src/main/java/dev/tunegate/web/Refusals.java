package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * Answers what is not let through: says to whoever may know that there is nothing, asks for a login
 * where one is missing, and else says that it is not allowed.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Reach reach;

  Refusals(Reach reach) {
    this.reach = reach;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException denied)
      throws IOException, ServletException {
    refuse(request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (denied instanceof CsrfException) {
      answer(request, response, ProblemType.FORM_OUT_OF_DATE);
    } else {
      refuse(request, response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    @Nullable Person person = Person.current();
    if (person == null && !reach.open(request)) {
      demandLogin(request, response);
    } else if (person != null && person.mustChange()) {
      demandPassword(request, response);
    } else if (Routes.of(request).isEmpty()) {
      Set<String> methods = Routes.methods(request);
      forward(
          request,
          response,
          methods.isEmpty()
              ? new NotFoundException()
              : new HttpRequestMethodNotSupportedException(request.getMethod(), methods));
    } else if (person == null) {
      demandLogin(request, response);
    } else {
      List<Right> needed =
          Routes.of(request).map(route -> route.access().rights()).orElse(List.of());
      var problem = new Problem(ProblemType.FORBIDDEN, Lacking.words(person, needed));
      forward(request, response, new ProblemException(problem));
    }
  }

  private void demandLogin(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!isPage(request)) {
      answer(request, response, ProblemType.UNKNOWN_PERSON);
      return;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    boolean reading = request.getMethod().equals("GET");
    String to = request.getRequestURI() + query;
    response.sendRedirect(
        reading && !to.equals("/")
            ? "/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)
            : "/login");
  }

  private static void demandPassword(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (isPage(request)) {
      response.sendRedirect("/account/password");
    } else {
      answer(request, response, ProblemType.PASSWORD_TO_CHANGE);
    }
  }

  /** A page as a whole: a part of one that a script asked for is no place for another. */
  private static boolean isPage(HttpServletRequest request) {
    return ProblemAdvice.wantsPage(request) && request.getHeader("HX-Request") == null;
  }

  /** Answers with a kind of problem. */
  static void answer(HttpServletRequest request, HttpServletResponse response, ProblemType type)
      throws IOException, ServletException {
    forward(request, response, new ProblemException(new Problem(type, type.advice())));
  }

  /** Answers as if a controller had thrown it. */
  static void forward(HttpServletRequest request, HttpServletResponse response, Exception refused)
      throws IOException, ServletException {
    request.setAttribute(RefusedController.REFUSED, refused);
    request.getRequestDispatcher(RefusedController.PATH).forward(request, response);
  }
}
