package dev.tunegate.web;

import dev.tunegate.accounts.PasswordsBusyException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the login, and where it leads. */
@Controller
final class LoginController {

  @GetMapping("/login")
  String login(
      @RequestParam(name = "to", defaultValue = "") String to,
      @RequestParam(name = "failed", required = false) @Nullable String failed,
      HttpServletResponse response,
      Model model) {
    if (Person.current() != null) {
      return "redirect:" + (isPage(to) ? to : "/account");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("to", isPage(to) ? to : "");
    model.addAttribute("failed", failed != null);
    return "login";
  }

  /** After a login: to the page that was asked for. */
  static void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication login)
      throws IOException {
    String to = to(request);
    boolean first = login instanceof Person person && person.mustChange();
    response.sendRedirect(first ? "/account/password" + asked(to, "?") : to.isEmpty() ? "/" : to);
  }

  /** After a login that failed: the same whatever was the matter, unless it had no turn. */
  static void turnAway(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException, ServletException {
    if (failed.getCause() instanceof PasswordsBusyException busy) {
      Refusals.forward(request, response, busy);
      return;
    }
    String to = to(request);
    response.sendRedirect("/login?failed" + asked(to, "&"));
  }

  private static String asked(String to, String before) {
    return to.isEmpty() ? "" : before + "to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }

  /** The page that was asked for before the login; empty if none was. */
  static String to(HttpServletRequest request) {
    @Nullable String to = request.getParameter("to");
    return to != null && isPage(to) ? to : "";
  }

  /** The address of the page that is read, as a login may lead back to it; null for others. */
  static @Nullable String back(HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    String here = request.getRequestURI() + (query == null ? "" : "?" + query);
    boolean read =
        request.getMethod().equals("GET") && !here.matches("/(login.*|account/password.*)?");
    return read && isPage(here) ? here : null;
  }

  /** Only a page of this service: nobody is sent elsewhere by a link to the login. */
  private static boolean isPage(String to) {
    return to.matches("/[A-Za-z0-9._~%/-]*(\\?[A-Za-z0-9._~%/=&+-]*)?")
        && !to.startsWith("//")
        && Routes.ofPage(to.replaceFirst("\\?.*", "")).isPresent();
  }
}
