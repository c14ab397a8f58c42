package dev.tunegate.web;

import dev.tunegate.accounts.AccountRefusedException;
import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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

/** All accounts and tokens, for administrators. */
@Controller
final class AccountsController {

  private final Accounts accounts;
  private final Tokens tokens;
  private final Clock clock;
  private final Who who;

  AccountsController(ServiceDesk service, Who who) {
    this.accounts = service.accounts();
    this.tokens = service.tokens();
    this.clock = service.clock();
    this.who = who;
  }

  /** What is shown here is for one person, once. */
  @ModelAttribute
  void keepNothing(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @GetMapping("/accounts")
  ModelAndView accounts() {
    return page(null, null);
  }

  @PostMapping("/accounts")
  ModelAndView create(
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "display", defaultValue = "") String display,
      @RequestParam(name = "role", defaultValue = "") List<String> roles,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      HttpServletRequest request) {
    Actor by = who.of(request);
    return shown(() -> accounts.create(name, display, roles(roles), reason, by));
  }

  @PostMapping("/accounts/{name}/reset")
  ModelAndView reset(
      @PathVariable("name") String name,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      HttpServletRequest request) {
    Actor by = who.of(request);
    return shown(() -> accounts.reset(name, reason, by));
  }

  @PostMapping("/accounts/{name}/roles")
  ModelAndView setRoles(
      @PathVariable("name") String name,
      @RequestParam(name = "role", defaultValue = "") List<String> roles,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      HttpServletRequest request) {
    Actor by = who.of(request);
    return done(() -> accounts.setRoles(name, roles(roles), reason, by));
  }

  @PostMapping("/accounts/{name}/disable")
  ModelAndView disable(
      @PathVariable("name") String name,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      HttpServletRequest request) {
    Actor by = who.of(request);
    return done(() -> accounts.setActive(name, false, reason, by));
  }

  @PostMapping("/accounts/{name}/enable")
  ModelAndView enable(
      @PathVariable("name") String name,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      HttpServletRequest request) {
    Actor by = who.of(request);
    return done(() -> accounts.setActive(name, true, reason, by));
  }

  @PostMapping("/tokens/{id}/revoke")
  ModelAndView revoke(@PathVariable("id") String id, HttpServletRequest request) {
    Actor by = who.of(request);
    return done(() -> tokens.revoke(id, by));
  }

  private static Set<Role> roles(List<String> codes) {
    return codes.stream().flatMap(code -> Role.of(code).stream()).collect(Collectors.toSet());
  }

  /** Shows a new password once, or why there is none. */
  private ModelAndView shown(Supplier<Accounts.Issued> change) {
    try {
      return page(change.get(), null);
    } catch (AccountRefusedException refused) {
      return page(null, ProblemAdvice.problem(refused));
    }
  }

  private ModelAndView done(Runnable change) {
    try {
      change.run();
      return new ModelAndView("redirect:/accounts");
    } catch (AccountRefusedException refused) {
      return page(null, ProblemAdvice.problem(refused));
    }
  }

  private ModelAndView page(Accounts.@Nullable Issued issued, @Nullable Problem problem) {
    var page = new ModelAndView("accounts");
    page.setStatus(HttpStatusCode.valueOf(problem == null ? 200 : problem.status()));
    page.addObject("accounts", accounts.all());
    page.addObject("roles", Role.values());
    page.addObject("tokens", TokenRow.of(tokens.all(), clock.instant()));
    page.addObject("issued", issued);
    page.addObject("problem", problem);
    return page;
  }
}
