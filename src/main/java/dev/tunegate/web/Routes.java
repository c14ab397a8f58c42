package dev.tunegate.web;

import static dev.tunegate.web.Access.ACCOUNTS;
import static dev.tunegate.web.Access.ANYONE;
import static dev.tunegate.web.Access.DECIDE;
import static dev.tunegate.web.Access.JOURNAL;
import static dev.tunegate.web.Access.LOGGED_IN;
import static dev.tunegate.web.Access.PERSON;
import static dev.tunegate.web.Access.POLICY_APPROVE;
import static dev.tunegate.web.Access.POLICY_EITHER;
import static dev.tunegate.web.Access.POLICY_WRITE;
import static dev.tunegate.web.Access.READ;
import static dev.tunegate.web.Access.WITHDRAW;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Every address that the service answers, and who it is for. What is not listed reaches no
 * controller: a new one is refused until it has its line here.
 */
final class Routes {

  private static final String VERSION = "/policy/versions/{number}";
  private static final String WORK = "/policy/work/{id}";
  private static final String ACCOUNT = "/accounts/{name}";

  private static final List<Route> ALL = new ArrayList<>();

  static {
    get(ANYONE, "/healthz", "/assets/**", "/login");
    // Spring Security answers these two itself.
    post(ANYONE, "/login", "/logout");
    get(LOGGED_IN, "/account/password");
    post(LOGGED_IN, "/account/password");
    get(PERSON, "/account");
    post(PERSON, "/account/tokens", "/account/tokens/{id}/revoke");

    get(READ, "/", "/problems", "/problems/{slug}");
    get(READ, "/ask", "/ask/{group}", "/review", "/verdict", "/verdict.json", "/paste", "/explain");
    get(READ, "/samples", "/samples/{verdict}/{name}");
    get(READ, "/samples/{verdict}/{name}/decision.json", "/samples/{verdict}/{name}/picture");
    get(READ, "/samples/{verdict}/{name}/report.pdf", "/verdict/picture", "/verdict/report.pdf");
    post(DECIDE, "/verdict/picture", "/verdict/report.pdf");
    post(DECIDE, "/ask/{group}", "/check", "/review", "/paste", "/verdict", "/verdict.json");
    post(DECIDE, "/explain", "/api/decisions", "/api/explanations");
    get(READ, "/api/decisions", "/api/decisions/{id}");
    get(READ, "/decisions", "/decisions.csv", "/decisions.ndjson");
    get(READ, "/decisions/{id}", "/decisions/{id}/decision.json");
    get(READ, "/decisions/{id}/explain", "/api/decisions/{id}/explanation");
    get(READ, "/decisions/{id}/picture", "/decisions/{id}/report.pdf", "/decisions/{id}/replay");
    post(READ, "/decisions/{id}/replay");
    get(READ, "/api/facts", "/api/facts/schema", "/api/openapi.json", "/api/health");

    get(READ, "/policy", "/policy/statements", "/api/policy", "/api/policy/statements");
    get(READ, "/policy/stages/{stage}", "/policy/rules/{rule}", "/policy/numbers");
    get(READ, "/policy/codes", "/policy/questions", "/policy/graph");
    get(READ, "/policy/versions", VERSION, VERSION + "/edit", VERSION + "/{step}");
    post(POLICY_WRITE, "/policy/versions", VERSION + "/edit");
    get(POLICY_WRITE, "/policy/work", WORK, WORK + "/file", WORK + "/vocabulary");
    post(POLICY_WRITE, WORK + "/file", WORK + "/remove", WORK + "/check", WORK + "/message");
    post(POLICY_WRITE, WORK + "/cells", WORK + "/rows", WORK + "/table.xlsx");
    get(POLICY_WRITE, WORK + "/table.xlsx", WORK + "/rule", WORK + "/add");
    post(POLICY_WRITE, WORK + "/rule", WORK + "/add");
    get(POLICY_WRITE, WORK + "/try", WORK + "/try/live");
    post(POLICY_WRITE, WORK + "/try", WORK + "/try/live");
    post(POLICY_WRITE, WORK + "/share", WORK + "/discard", WORK + "/draft");
    post(POLICY_WRITE, VERSION + "/propose", VERSION + "/rebase", VERSION + "/request-rollback");
    post(WITHDRAW, VERSION + "/withdraw", "/api" + VERSION + "/withdraw");
    post(POLICY_APPROVE, VERSION + "/approve", VERSION + "/reject");
    post(POLICY_APPROVE, VERSION + "/confirm-rollback", VERSION + "/emergency-rollback");
    post(POLICY_EITHER, VERSION + "/check", VERSION + "/activate", VERSION + "/decline-rollback");
    post(POLICY_EITHER, VERSION + "/schedule", VERSION + "/call-off");
    get(READ, VERSION + "/effects", VERSION + "/text", VERSION + "/try", VERSION + "/try/live");
    post(POLICY_EITHER, VERSION + "/comment", VERSION + "/answer");
    post(POLICY_EITHER, VERSION + "/resolve", VERSION + "/reopen");
    post(DECIDE, VERSION + "/try", VERSION + "/try/live");

    get(READ, "/policy/compare", "/api/policy/compare");
    get(READ, "/api/policy/versions", "/api" + VERSION);
    get(READ, "/api" + VERSION + "/files", "/api" + VERSION + "/files.zip");
    get(READ, "/api" + VERSION + "/comments");
    post(POLICY_WRITE, "/api/policy/versions");
    post(POLICY_WRITE, "/api" + VERSION + "/propose", "/api" + VERSION + "/rebase");
    post(POLICY_APPROVE, "/api" + VERSION + "/approve", "/api" + VERSION + "/reject");
    post(POLICY_EITHER, "/api" + VERSION + "/check", "/api" + VERSION + "/activate");
    post(POLICY_EITHER, "/api" + VERSION + "/call-off", "/api" + VERSION + "/comments");
    // What it asks for stands in the body, so VersionsApi looks at the right once more.
    post(POLICY_EITHER, "/api" + VERSION + "/rollback");

    get(READ, "/api/decisions/{id}/receipt");
    post(READ, "/api/decisions/{id}/replay");
    get(JOURNAL, "/audit");
    post(JOURNAL, "/audit/verify");
    get(JOURNAL, "/api/journal", "/api/audit", "/api/audit/checkpoint", "/api/audit/proof");
    get(JOURNAL, "/api/audit/consistency");
    get(ACCOUNTS, "/accounts", "/api/accounts", "/api/tokens");
    post(ACCOUNTS, "/accounts", "/api/accounts");
    for (String step : List.of("/roles", "/disable", "/enable", "/reset")) {
      post(ACCOUNTS, ACCOUNT + step, "/api" + ACCOUNT + step);
    }
    post(ACCOUNTS, "/tokens/{id}/revoke", "/api/tokens/{id}/revoke");
  }

  private Routes() {}

  private static void get(Access access, String... patterns) {
    add(HttpMethod.GET, access, patterns);
  }

  private static void post(Access access, String... patterns) {
    add(HttpMethod.POST, access, patterns);
  }

  private static void add(HttpMethod method, Access access, String... patterns) {
    for (String pattern : patterns) {
      ALL.add(Route.of(method, pattern, access));
    }
  }

  /** All of them. */
  static List<Route> all() {
    return List.copyOf(ALL);
  }

  /** The route of a request; of several, the one whose pattern is the most specific. */
  static Optional<Route> of(HttpServletRequest request) {
    return of(request.getMethod(), path(request));
  }

  /** The route by which a page is read, if there is one at an address. */
  static Optional<Route> ofPage(String path) {
    return of("GET", PathContainer.parsePath(path));
  }

  private static Optional<Route> of(String method, PathContainer path) {
    return ALL.stream()
        .filter(route -> route.takes(method) && route.matches(path))
        .min((one, other) -> one.pattern().compareTo(other.pattern()));
  }

  /** The methods that an address takes; none if it is not one of the service. */
  static Set<String> methods(HttpServletRequest request) {
    PathContainer path = path(request);
    Set<String> methods = new TreeSet<>();
    ALL.stream()
        .filter(route -> route.matches(path))
        .forEach(route -> methods.add(route.method().name()));
    return methods;
  }

  /** The path as Spring MVC will look it up: whatever it is written like, both see the same. */
  private static PathContainer path(HttpServletRequest request) {
    return ServletRequestPathUtils.parse(request).pathWithinApplication();
  }
}
