package dev.tunegate.web;

import dev.tunegate.accounts.Account;
import dev.tunegate.accounts.AccountRefusedException;
import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Token;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.desk.ServiceDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: its password, and the tokens that act for it. */
@Controller
final class AccountController {

  private final Accounts accounts;
  private final Tokens tokens;
  private final Clock clock;
  private final Logins logins;
  private final Who who;

  AccountController(ServiceDesk service, Logins logins, Who who) {
    this.accounts = service.accounts();
    this.tokens = service.tokens();
    this.clock = service.clock();
    this.logins = logins;
    this.who = who;
  }

  /** What is shown here is for one person, once. */
  @ModelAttribute
  void keepNothing(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping("/account")
  ModelAndView account(HttpServletRequest request) {
    return page(request, null, null);
  }

  @GetMapping("/account/password")
  ModelAndView password(HttpServletRequest request) {
    return passwordPage(request, null);
  }

  @PostMapping("/account/password")
  ModelAndView password(
      @RequestParam(name = "current", defaultValue = "") String current,
      @RequestParam(name = "next", defaultValue = "") String next,
      @RequestParam(name = "again", defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    Person person = who.person(request);
    if (!next.equals(again)) {
      return passwordPage(
          request,
          new Problem(
              ProblemType.INVALID_REQUEST,
              "The new password was typed in two ways. Type it twice the same."));
    }
    try {
      Account changed = accounts.changePassword(person.getName(), current, next);
      logins.renew(Person.of(changed), request, response);
      String to = LoginController.to(request);
      return new ModelAndView("redirect:" + (to.isEmpty() ? "/account?changed" : to));
    } catch (AccountRefusedException refused) {
      return passwordPage(request, ProblemAdvice.problem(refused));
    }
  }

  private ModelAndView passwordPage(HttpServletRequest request, @Nullable Problem problem) {
    var page = new ModelAndView("password");
    page.setStatus(HttpStatusCode.valueOf(problem == null ? 200 : problem.status()));
    page.addObject("first", who.person(request).mustChange());
    page.addObject("to", LoginController.to(request));
    page.addObject("problem", problem);
    return page;
  }

  /** Makes a token, and shows it once. */
  @PostMapping("/account/tokens")
  ModelAndView createToken(
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "scope", defaultValue = "") List<String> scopes,
      @RequestParam(name = "days", defaultValue = "0") String days,
      HttpServletRequest request) {
    Person person = who.person(request);
    try {
      Set<Right> rights =
          scopes.stream().flatMap(code -> Right.of(code).stream()).collect(Collectors.toSet());
      int lasting = days.matches("[0-9]{1,4}") ? Integer.parseInt(days) : 0;
      return page(
          request, tokens.create(person.getName(), name, rights, lasting, person.actor()), null);
    } catch (AccountRefusedException refused) {
      return page(request, null, ProblemAdvice.problem(refused));
    }
  }

  @PostMapping("/account/tokens/{id}/revoke")
  String revokeToken(@PathVariable("id") String id, HttpServletRequest request) {
    Person person = who.person(request);
    if (tokens.of(person.getName()).stream().map(Token::id).noneMatch(id::equals)) {
      throw new NotFoundException();
    }
    tokens.revoke(id, person.actor());
    return "redirect:/account";
  }

  private ModelAndView page(
      HttpServletRequest request, Tokens.@Nullable Issued issued, @Nullable Problem problem) {
    Account account = who.person(request).account();
    var page = new ModelAndView("account");
    page.setStatus(HttpStatusCode.valueOf(problem == null ? 200 : problem.status()));
    page.addObject("account", account);
    page.addObject("changed", request.getParameter("changed") != null);
    page.addObject("rights", List.copyOf(account.rights()));
    page.addObject("tokens", TokenRow.of(tokens.of(account.name()), clock.instant()));
    page.addObject("issued", issued);
    page.addObject("problem", problem);
    return page;
  }
}
