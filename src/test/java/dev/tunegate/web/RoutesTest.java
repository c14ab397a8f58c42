package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.store.Databases;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the service has, for everybody: who is let through, and who is not. */
class RoutesTest {

  /**
   * Who is let through: N nobody, from anywhere; L nobody, on this machine; A asker, O policy
   * owner, P approver, U auditor, D administrator.
   */
  private static final String EXPECTED =
      """
      GET /healthz NLAOPUD
      GET /assets/** NLAOPUD
      GET /login NLAOPUD
      POST /login NLAOPUD
      POST /logout NLAOPUD
      GET /account AOPUD
      GET /account/password AOPUD
      POST /account/password AOPUD
      POST /account/tokens AOPUD
      POST /account/tokens/{id}/revoke AOPUD
      GET / LAOPUD
      GET /problems LAOPUD
      GET /problems/{slug} LAOPUD
      GET /ask LAOPUD
      GET /ask/{group} LAOPUD
      POST /ask/{group} LAOP
      POST /check LAOP
      GET /review LAOPUD
      POST /review LAOP
      GET /verdict LAOPUD
      POST /verdict LAOP
      GET /verdict.json LAOPUD
      POST /verdict.json LAOP
      GET /verdict/picture LAOPUD
      POST /verdict/picture LAOP
      GET /verdict/report.pdf LAOPUD
      POST /verdict/report.pdf LAOP
      GET /paste LAOPUD
      POST /paste LAOP
      GET /samples LAOPUD
      GET /samples/{verdict}/{name} LAOPUD
      GET /samples/{verdict}/{name}/decision.json LAOPUD
      GET /samples/{verdict}/{name}/picture LAOPUD
      GET /samples/{verdict}/{name}/report.pdf LAOPUD
      POST /api/decisions LAOP
      GET /api/decisions LAOPUD
      GET /api/decisions/{id} LAOPUD
      GET /decisions LAOPUD
      GET /decisions.csv LAOPUD
      GET /decisions.ndjson LAOPUD
      GET /decisions/{id} LAOPUD
      GET /decisions/{id}/decision.json LAOPUD
      GET /decisions/{id}/explain LAOPUD
      GET /api/decisions/{id}/explanation LAOPUD
      GET /decisions/{id}/picture LAOPUD
      GET /decisions/{id}/report.pdf LAOPUD
      GET /decisions/{id}/replay LAOPUD
      POST /decisions/{id}/replay LAOPUD
      GET /audit U
      POST /audit/verify U
      GET /explain LAOPUD
      POST /explain LAOP
      POST /api/explanations LAOP
      GET /api/facts LAOPUD
      GET /api/facts/schema LAOPUD
      GET /api/openapi.json LAOPUD
      GET /api/health LAOPUD
      GET /policy LAOPUD
      GET /policy/statements LAOPUD
      GET /policy/stages/{stage} LAOPUD
      GET /policy/rules/{rule} LAOPUD
      GET /policy/numbers LAOPUD
      GET /policy/codes LAOPUD
      GET /policy/questions LAOPUD
      GET /policy/graph LAOPUD
      GET /api/policy LAOPUD
      GET /api/policy/statements LAOPUD
      GET /policy/versions LAOPUD
      POST /policy/versions O
      GET /policy/versions/{number} LAOPUD
      GET /policy/versions/{number}/edit LAOPUD
      GET /policy/versions/{number}/{step} LAOPUD
      GET /policy/versions/{number}/effects LAOPUD
      GET /policy/versions/{number}/text LAOPUD
      GET /policy/versions/{number}/try LAOPUD
      POST /policy/versions/{number}/try LAOP
      GET /policy/versions/{number}/try/live LAOPUD
      POST /policy/versions/{number}/try/live LAOP
      POST /policy/versions/{number}/comment OP
      POST /policy/versions/{number}/answer OP
      POST /policy/versions/{number}/resolve OP
      POST /policy/versions/{number}/reopen OP
      POST /policy/versions/{number}/edit O
      GET /policy/work O
      GET /policy/work/{id} O
      GET /policy/work/{id}/file O
      GET /policy/work/{id}/vocabulary O
      POST /policy/work/{id}/file O
      POST /policy/work/{id}/remove O
      POST /policy/work/{id}/check O
      POST /policy/work/{id}/cells O
      POST /policy/work/{id}/rows O
      GET /policy/work/{id}/table.xlsx O
      POST /policy/work/{id}/table.xlsx O
      GET /policy/work/{id}/rule O
      POST /policy/work/{id}/rule O
      GET /policy/work/{id}/add O
      POST /policy/work/{id}/add O
      GET /policy/work/{id}/try O
      POST /policy/work/{id}/try O
      GET /policy/work/{id}/try/live O
      POST /policy/work/{id}/try/live O
      POST /policy/work/{id}/message O
      POST /policy/work/{id}/share O
      POST /policy/work/{id}/discard O
      POST /policy/work/{id}/draft O
      POST /policy/versions/{number}/check OP
      POST /policy/versions/{number}/propose O
      POST /policy/versions/{number}/rebase O
      POST /policy/versions/{number}/approve P
      POST /policy/versions/{number}/reject P
      POST /policy/versions/{number}/withdraw OD
      POST /policy/versions/{number}/activate OP
      POST /policy/versions/{number}/schedule OP
      POST /policy/versions/{number}/call-off OP
      POST /policy/versions/{number}/request-rollback O
      POST /policy/versions/{number}/confirm-rollback P
      POST /policy/versions/{number}/decline-rollback OP
      POST /policy/versions/{number}/emergency-rollback P
      GET /api/policy/versions LAOPUD
      POST /api/policy/versions O
      GET /api/policy/versions/{number} LAOPUD
      GET /api/policy/versions/{number}/files LAOPUD
      GET /api/policy/versions/{number}/files.zip LAOPUD
      GET /api/policy/versions/{number}/comments LAOPUD
      POST /api/policy/versions/{number}/comments OP
      GET /policy/compare LAOPUD
      GET /api/policy/compare LAOPUD
      POST /api/policy/versions/{number}/check OP
      POST /api/policy/versions/{number}/propose O
      POST /api/policy/versions/{number}/rebase O
      POST /api/policy/versions/{number}/approve P
      POST /api/policy/versions/{number}/reject P
      POST /api/policy/versions/{number}/withdraw OD
      POST /api/policy/versions/{number}/activate OP
      POST /api/policy/versions/{number}/call-off OP
      POST /api/policy/versions/{number}/rollback O
      GET /api/decisions/{id}/receipt LAOPUD
      POST /api/decisions/{id}/replay LAOPUD
      GET /api/journal U
      GET /api/audit U
      GET /api/audit/checkpoint U
      GET /api/audit/proof U
      GET /api/audit/consistency U
      GET /accounts D
      POST /accounts D
      POST /accounts/{name}/roles D
      POST /accounts/{name}/disable D
      POST /accounts/{name}/enable D
      POST /accounts/{name}/reset D
      POST /tokens/{id}/revoke D
      GET /api/accounts D
      POST /api/accounts D
      POST /api/accounts/{name}/roles D
      POST /api/accounts/{name}/disable D
      POST /api/accounts/{name}/enable D
      POST /api/accounts/{name}/reset D
      GET /api/tokens D
      POST /api/tokens/{id}/revoke D
      """;

  private static final Map<Role, String> LETTERS =
      Map.of(
          Role.ASKER, "A",
          Role.POLICY_OWNER, "O",
          Role.APPROVER, "P",
          Role.AUDITOR, "U",
          Role.ADMINISTRATOR, "D");

  private static final Map<Role, Browser> BROWSERS = new EnumMap<>(Role.class);
  private static RunningService service;
  private static Staff staff;

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    staff = service.hire();
    for (Role role : Role.values()) {
      BROWSERS.put(role, Browser.of(service, role.code()));
    }
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    for (String line : EXPECTED.lines().toList()) {
      int end = line.lastIndexOf(' ');
      expected.put(line.substring(0, end), line.substring(end + 1));
    }
    return expected;
  }

  @Test
  void everyRouteThatIsServedHasItsLineAndNoOther() {
    Set<String> served = new TreeSet<>(List.of("POST /login", "POST /logout"));
    service
        .running()
        .getBean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              for (String pattern : mapping.getPatternValues()) {
                Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                methods.forEach(method -> served.add(method + " " + pattern));
                // The only one for all methods is where refused requests end, inside.
                assertThat(methods.isEmpty()).isEqualTo(pattern.equals(RefusedController.PATH));
              }
            });
    service
        .running()
        .getBean("resourceHandlerMapping", SimpleUrlHandlerMapping.class)
        .getUrlMap()
        .keySet()
        .forEach(pattern -> served.add("GET " + pattern));
    // One handler takes all steps of a version's page.
    assertThat(served.remove("POST /policy/versions/{number}/{step}")).isTrue();
    Set<String> lines = new TreeSet<>(expected().keySet());
    lines.removeIf(
        line ->
            line.matches(
                "POST /policy/versions/\\{number}/"
                    + "(?!edit|try|comment|answer|resolve|reopen).*"));
    assertThat(served).isEqualTo(lines);
    assertThat(Routes.all().stream().map(Route::toString).collect(Collectors.toSet()))
        .isEqualTo(expected().keySet());
  }

  @Test
  void everyRouteLetsThroughWhomItIsForAndNobodyElse() {
    List<String> wrong = new ArrayList<>();
    expected()
        .forEach(
            (route, letters) -> {
              for (boolean closed : new boolean[] {true, false}) {
                check(route, null, closed, letters.contains(closed ? "N" : "L"), wrong);
                for (Role role : Role.values()) {
                  boolean granted =
                      letters.contains(String.valueOf(LETTERS.get(role)))
                          || (!closed && letters.contains("L"));
                  check(route, role, closed, granted, wrong);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static void check(
      String route, @Nullable Role role, boolean closed, boolean granted, List<String> wrong) {
    HttpResponse<String> answer = ask(route, role, closed);
    String location = Http.header(answer, "Location").replaceFirst("^http://[^/]*", "");
    boolean denied =
        answer.statusCode() == 401
            || answer.statusCode() == 403
            || location.equals("/login")
            || location.startsWith("/login?to=");
    if (denied == granted) {
      wrong.add(
          route
              + " as "
              + role
              + (closed ? " from elsewhere: " : " on this machine: ")
              + answer.statusCode()
              + " "
              + location);
    }
  }

  /** A request of a proxy is one from elsewhere. */
  private static HttpResponse<String> ask(String route, @Nullable Role role, boolean closed) {
    String method = route.substring(0, route.indexOf(' '));
    String path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{number}", "999")
            .replace("/**", "/tunegate.css")
            .replaceAll("\\{[a-z]+}", "zz");
    boolean api = path.startsWith("/api/");
    Browser browser =
        role == null || path.equals("/logout")
            ? new Browser(service)
            : BROWSERS.getOrDefault(role, new Browser(service));
    if (path.equals("/logout") && role != null) {
      browser.logIn(role.code(), Staff.PASSWORD);
    }
    HttpRequest.Builder request =
        new Http(service).request(path).header("Accept", api ? "application/json" : "text/html");
    if (closed) {
      request.header("X-Forwarded-For", "192.0.2.7");
    }
    if (api && role != null) {
      request.header("Authorization", "Bearer " + staff.token(role.code()));
    }
    if (method.equals("GET")) {
      return browser.send(request.GET());
    }
    if (api) {
      return browser.send(
          request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
    }
    if (path.equals("/login")) {
      browser.get("/login");
    }
    String token = browser.token().isEmpty() ? "" : "_csrf=" + browser.token();
    return browser.send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(token)));
  }

  @Test
  void whatTheBodyOfARollBackAsksForNeedsItsOwnRight() {
    assertThat(rollback(Role.POLICY_OWNER, "{\"reason\":\"x\"}")).isEqualTo(404);
    assertThat(rollback(Role.POLICY_OWNER, "{\"decline\":true,\"reason\":\"x\"}")).isEqualTo(404);
    assertThat(rollback(Role.POLICY_OWNER, "{\"confirm\":true}")).isEqualTo(403);
    assertThat(rollback(Role.POLICY_OWNER, "{\"emergency\":true,\"reason\":\"x\"}")).isEqualTo(403);
    assertThat(rollback(Role.APPROVER, "{\"reason\":\"x\"}")).isEqualTo(403);
    assertThat(rollback(Role.APPROVER, "{\"confirm\":true}")).isEqualTo(404);
    assertThat(rollback(Role.APPROVER, "{\"emergency\":true,\"reason\":\"x\"}")).isEqualTo(404);
    assertThat(rollback(Role.AUDITOR, "{\"reason\":\"x\"}")).isEqualTo(403);
  }

  private static int rollback(Role role, String body) {
    return new Browser(service)
        .send(
            new Http(service)
                .request("/api/policy/versions/999/rollback")
                .header("Authorization", "Bearer " + staff.token(role.code()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void whatIsNotListedReachesNoController() {
    for (String path : List.of("/refused", "/nothing", "/policy/versions/1/x/y")) {
      for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
        var request = new Http(service).request(path).header("Accept", "text/html");
        var answer =
            BROWSERS
                .get(Role.ADMINISTRATOR)
                .send(
                    request
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(
                            method.name(),
                            BodyPublishers.ofString(
                                "_csrf=" + BROWSERS.get(Role.ADMINISTRATOR).token())));
        assertThat(answer.statusCode()).as(method + path).isEqualTo(404);
      }
    }
  }

  @Test
  void anotherHostOrAProxyClosesWhatIsOpen() {
    assertThat(new Reach(true, "127.0.0.1").loopback()).isTrue();
    for (String address : List.of("127.0.0.1", "::1", "localhost")) {
      assertThat(reach(address).loopback()).as(address).isTrue();
    }
    for (String address : List.of("0.0.0.0", "::", "192.0.2.7", "no.such.host.invalid")) {
      assertThat(reach(address).loopback()).as(address).isFalse();
    }
    var reach = reach("127.0.0.1");
    for (String host : List.of("localhost:8080", "127.0.0.1", "[::1]:99", "LOCALHOST")) {
      assertThat(reach.open(request(host))).as(host).isTrue();
    }
    for (String host :
        List.of("evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.x", "")) {
      assertThat(reach.open(request(host))).as(host).isFalse();
    }
    assertThat(reach("0.0.0.0").open(request("localhost"))).isFalse();
  }

  private static org.springframework.mock.web.MockHttpServletRequest request(String host) {
    var request = new org.springframework.mock.web.MockHttpServletRequest();
    request.addHeader("Host", host);
    return request;
  }

  private static Reach reach(String address) {
    return Reach.of(
        new Opening(
            PolicyLocation::shipped,
            Databases.SQLITE.fresh(),
            null,
            Recording.DEFAULT,
            address,
            0));
  }
}
