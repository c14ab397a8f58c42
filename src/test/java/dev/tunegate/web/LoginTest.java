package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.BusyPasswords;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Staff;
import dev.tunegate.store.Actor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Logging in, staying logged in, and what a token may do, against a real service. */
class LoginTest {

  private static final Actor ROOT = new Actor("administrator");
  private static RunningService service;
  private static Http http;
  private static Staff staff;

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    http = new Http(service);
    staff = service.hire();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static Accounts accounts() {
    return service.desks().accounts();
  }

  private static String location(HttpResponse<String> answer) {
    return Http.header(answer, "Location").replaceFirst("^http://[^/]*", "");
  }

  @Test
  void whoFindsAllPlacesTakenIsToldToTryAgainAndLosesNoAttempt() throws InterruptedException {
    var browser = new Browser(service);
    try (var busy = new BusyPasswords(accounts())) {
      assertThat(busy).isNotNull();
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer = browser.logIn("auditor", "wrong");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Http.header(answer, "Retry-After")).isEqualTo("5");
        assertThat(answer.body()).contains("Too many passwords are being checked");
      }
    }
    for (int i = 0; i < 4; i++) {
      assertThat(browser.logIn("auditor", "wrong").statusCode()).isEqualTo(302);
    }
    assertThat(location(browser.logIn("auditor", Staff.PASSWORD))).isEqualTo("/");
  }

  @Test
  void whoeverIsNotLetThroughIsToldWhichRoleOrScopeIsMissing() {
    JsonNode token =
        ApiTest.problem(
            act(Staff.token(service.desks().database(), "ada", "read", Set.of(Right.READ))),
            403,
            "/problems/forbidden");
    assertThat(token.get("detail").stringValue())
        .isEqualTo(
            "This needs a token with the scope policy:write; yours has read. Make another on the"
                + " page /account.");
    JsonNode owner = ApiTest.problem(act(staff.token("auditor")), 403, "/problems/forbidden");
    assertThat(owner.get("detail").stringValue())
        .isEqualTo(
            "This needs the role Policy owner; the token's owner, auditor, has Auditor. Ask an"
                + " administrator for the role.");
    var browser = Browser.of(service, "approver");
    HttpResponse<String> page = browser.get("/accounts");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("needs the role Administrator; your account, approver, has Approver.");
  }

  private static HttpResponse<String> act(String token) {
    return http.send(
        http.request("/api/policy/versions")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  @Test
  void aOneTimePasswordIsChangedBeforeAnythingElse() {
    Accounts.Issued issued =
        accounts().create("cy", "Cy <b>", Set.of(Role.POLICY_OWNER), "New here", ROOT);
    var browser = new Browser(service);
    assertThat(location(browser.logIn("cy", issued.password()))).isEqualTo("/account/password");
    for (String path : List.of("/", "/account", "/policy/versions")) {
      assertThat(location(browser.get(path))).as(path).isEqualTo("/account/password");
    }
    ApiTest.problem(browser.get("/api/policy/versions"), 403, "/problems/password-to-change");
    browser.get("/account/password");
    assertThat(change(browser, issued.password(), "too short").body()).contains("12 characters");
    assertThat(change(browser, "wrong", "a long enough one").body()).contains("is wrong");
    String before = browser.session();
    assertThat(location(change(browser, issued.password(), "a long enough one")))
        .isEqualTo("/account?changed");
    assertThat(browser.session()).isNotEqualTo(before);
    HttpResponse<String> account = browser.get("/account");
    assertThat(account.body()).contains("Cy &lt;b&gt;", "Policy owner").doesNotContain("Cy <b>");
    assertThat(Http.header(account, "Cache-Control")).isEqualTo("no-store");
    assertThat(browser.get("/policy/versions").body()).contains("Change the policy");
  }

  @Test
  void theFirstLoginLeadsToThePageThatWasAskedFor() {
    Accounts.Issued issued =
        accounts().create("di", "Di", Set.of(Role.POLICY_OWNER), "New here", ROOT);
    var browser = new Browser(service);
    browser.get("/login?to=/policy/versions");
    HttpResponse<String> login =
        browser.post(
            "/login",
            Map.of("name", "di", "password", issued.password(), "to", "/policy/versions"));
    assertThat(location(login)).isEqualTo("/account/password?to=%2Fpolicy%2Fversions");
    String form = browser.get(location(login)).body();
    assertThat(form).contains("name=\"to\" value=\"/policy/versions\"");
    String next = "a long enough one";
    Map<String, String> inputs =
        Map.of("current", issued.password(), "next", next, "again", next, "to", "/policy/versions");
    assertThat(location(browser.post("/account/password", inputs))).isEqualTo("/policy/versions");
  }

  private static HttpResponse<String> change(Browser browser, String current, String next) {
    return browser.post(
        "/account/password", Map.of("current", current, "next", next, "again", next));
  }

  @Test
  void aLoginThatFailsSaysTheSameWhateverIsTheMatter() {
    accounts().create("away", "", Set.of(Role.ASKER), "For a test", ROOT);
    accounts().setActive("away", false, "Gone", ROOT);
    accounts().create("locked", "", Set.of(Role.ASKER), "For a test", ROOT);
    for (int i = 0; i < 5; i++) {
      accounts().verify("locked", "wrong");
    }
    String first = null;
    for (String name :
        List.of("approver", "away", "locked", "nobody-there", "", "<i>'\"--\u0000")) {
      var browser = new Browser(service);
      browser.get("/login");
      HttpResponse<String> answer = browser.post("/login", Map.of("name", name, "password", "no"));
      String said =
          answer.statusCode()
              + location(answer)
              + answer.body()
              + browser.get(location(answer)).body().replaceAll("value=\"[^\"]*\"", "");
      first = first == null ? said : first;
      assertThat(said).as(name).isEqualTo(first).contains("The login failed");
    }
  }

  @Test
  void theSessionIsANewOneAfterTheLoginAndItsCookieIsGuarded() {
    var browser = new Browser(service);
    HttpResponse<String> page = browser.get("/login");
    String cookie = Http.header(page, "Set-Cookie");
    assertThat(cookie)
        .startsWith("tunegate=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    String before = browser.session();
    assertThat(location(browser.logIn("ada", Staff.PASSWORD))).isEqualTo("/");
    assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    String session = browser.session();
    assertThat(location(browser.post("/logout", Map.of()))).isEqualTo("/");
    var old = http.request("/account").header("Accept", "text/html");
    assertThat(http.send(old.header("Cookie", "tunegate=" + session).GET()).statusCode())
        .isEqualTo(302);
  }

  @Test
  void whoIsLoggedInSendsNoFormWithoutItsToken() {
    Browser browser = Browser.of(service, "policy-owner");
    for (Map<String, String> inputs :
        List.of(Map.<String, String>of(), Map.of("_csrf", ""), Map.of("_csrf", "x".repeat(80)))) {
      for (String path : List.of("/policy/versions/1/propose", "/account/tokens", "/logout")) {
        HttpResponse<String> answer = browser.form(path, inputs);
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.body()).contains("The form is out of date");
      }
    }
    assertThat(new Browser(service).form("/login", Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    // Nobody's login is borrowed for the questionnaire, but foreign pages are kept out of it too.
    assertThat(http.verdict(Map.of("title", "x")).statusCode()).isEqualTo(200);
    for (String path : List.of("/verdict", "/api/decisions")) {
      var foreign = http.request(path).header("Sec-Fetch-Site", "cross-site");
      assertThat(http.send(foreign.POST(BodyPublishers.ofString("{}"))).statusCode())
          .isEqualTo(403);
    }
    // A cookie alone changes nothing by the API.
    var api =
        http.request("/api/policy/versions/1/propose")
            .header("Cookie", "tunegate=" + browser.session());
    ApiTest.problem(http.send(api.POST(BodyPublishers.noBody())), 401, "/problems/unknown-person");
  }

  @Test
  void aLoginLeadsToThePageThatWasAskedForAndNowhereElse() {
    var browser = new Browser(service);
    assertThat(location(browser.get("/account"))).isEqualTo("/login?to=%2Faccount");
    browser.get("/login?to=/account");
    HttpResponse<String> answer =
        browser.post(
            "/login",
            Map.of("name", "ADA ", "password", Staff.PASSWORD, "to", "/policy/versions/1"));
    assertThat(location(answer)).isEqualTo("/policy/versions/1");
    for (String to :
        List.of(
            "//evil.example", "https://evil.example", "/\\evil.example", "/nothing", "/logout")) {
      var other = new Browser(service);
      other.get("/login");
      assertThat(
              Http.header(
                  other.post("/login", Map.of("name", "bo", "password", Staff.PASSWORD, "to", to)),
                  "Location"))
          .as(to)
          .endsWith("/")
          .doesNotContain("evil");
    }
  }

  @Test
  void whatAnAdministratorChangesCountsAtOnce() {
    accounts().create("dee", "", Set.of(Role.POLICY_OWNER), "For a test", ROOT);
    String first = accounts().reset("dee", "For a test", ROOT).password();
    accounts().changePassword("dee", first, Staff.PASSWORD);
    Browser browser = Browser.of(service, "dee");
    assertThat(browser.get("/policy/versions").body()).contains("Change the policy");
    accounts().setRoles("dee", Set.of(Role.ASKER), "Less", ROOT);
    HttpResponse<String> less = browser.post("/policy/versions/1/propose", Map.of());
    assertThat(less.statusCode()).isEqualTo(403);
    assertThat(less.body()).contains("This is not yours to do");
    Browser other = Browser.of(service, "dee");
    browser.get("/account/password");
    change(browser, Staff.PASSWORD, "another long one");
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    assertThat(other.get("/account").statusCode()).isEqualTo(302);
    accounts().setActive("dee", false, "Gone", ROOT);
    assertThat(browser.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void aTokenIsShownOnceLimitedToItsScopesAndRecordedWithItsName() {
    Browser browser = Browser.of(service, "ada");
    HttpResponse<String> made =
        browser.post(
            "/account/tokens", Map.of("name", "nightly", "scope", "policy:write", "days", "7"));
    Matcher secret = Pattern.compile("tgt_[A-Za-z0-9_-]{43}").matcher(made.body());
    assertThat(secret.find()).isTrue();
    assertThat(browser.get("/account").body()).contains("nightly").doesNotContain(secret.group());
    String token = secret.group();
    ApiTest.problem(
        post(token, "/api/policy/versions/1/approve", "{}"), 403, "/problems/forbidden");
    String draft = "{\"message\":\"By night\",\"files\":{}}";
    assertThat(post(token, "/api/policy/versions", draft).statusCode()).isEqualTo(422);
    String policy =
        service.desks().life().content(1).files().get("rules/policy.yaml") + "\n# By night\n";
    String files =
        tools.jackson.databind.json.JsonMapper.shared()
            .writeValueAsString(Map.of("message", "By night", "files", rules(policy)));
    HttpResponse<String> saved = post(token, "/api/policy/versions", files);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    assertThat(Http.json(saved).at("/steps/0/by").stringValue()).isEqualTo("ada");
    assertThat(Http.json(saved).at("/steps/0/token").stringValue()).isEqualTo("nightly");
    // The person behind the token is its author too.
    int number = Http.json(saved).get("number").intValue();
    post(token, "/api/policy/versions/" + number + "/propose", "{}");
    ApiTest.problem(
        post(staff.token("ada"), "/api/policy/versions/" + number + "/approve", "{}"),
        403,
        "/problems/own-work");
  }

  private static Map<String, String> rules(String policy) {
    Map<String, String> rules = new java.util.TreeMap<>();
    service.desks().life().content(1).rules().files().forEach(rules::put);
    rules.put("policy.yaml", policy);
    return rules;
  }

  private static HttpResponse<String> post(String token, String path, String json) {
    return http.send(
        http.request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  @Test
  void tokensThatDoNotCountAreRefusedAlikeAlsoWhereNoneIsNeeded() {
    var database = service.desks().database();
    String revoked = Staff.token(database, "asker", "old", EnumSet.of(Right.DECIDE));
    service.desks().tokens().of("asker").stream()
        .filter(token -> token.name().equals("old"))
        .forEach(token -> service.desks().tokens().revoke(token.id(), ROOT));
    String expired = Staff.token(database, "asker", "late", EnumSet.of(Right.DECIDE));
    database
        .sql()
        .sql("update account_token set expires = '2020-01-01T00:00:00Z' where name = 'late'")
        .update();
    String said = null;
    for (String token : List.of("tgt_wrong", revoked, expired, "a b", "")) {
      HttpResponse<String> answer = post(token, "/api/decisions", "{\"title\":\"x\"}");
      ApiTest.problem(answer, 401, "/problems/token-refused");
      assertThat(Http.header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
      said = said == null ? answer.body() : said;
      assertThat(answer.body()).isEqualTo(said);
    }
    // A password is no token, and is not asked for by the browser's own window.
    var basic = http.request("/api/accounts").header("Authorization", "Basic YWRhOng=");
    HttpResponse<String> answer = http.send(basic.GET());
    ApiTest.problem(answer, 401, "/problems/unknown-person");
    assertThat(Http.header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void anAdministratorManagesAccountsOnThePageAndByTheApi() {
    Browser root = Browser.of(service, "administrator");
    assertThat(root.get("/accounts").body()).contains("ada", "bo", "A new account");
    HttpResponse<String> made =
        root.post("/accounts", Map.of("name", "eve", "role", "asker", "reason", "Asks a lot"));
    assertThat(made.body()).contains("The one-time password of eve");
    assertThat(root.post("/accounts", Map.of("name", "eve", "role", "asker", "reason", "x")).body())
        .contains("There is an account eve already");
    assertThat(location(root.post("/accounts/eve/disable", Map.of("reason", "Enough"))))
        .isEqualTo("/accounts");
    String token = staff.token("administrator");
    HttpResponse<String> created =
        post(
            token,
            "/api/accounts",
            "{\"name\":\"fay\",\"roles\":[\"auditor\"],\"reason\":\"Audits\"}");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(Http.json(created).get("oneTimePassword").stringValue()).hasSize(23);
    assertThat(Http.header(created, "Cache-Control")).isEqualTo("no-store");
    ApiTest.problem(
        post(token, "/api/accounts/fay/roles", "{\"roles\":[\"king\"],\"reason\":\"x\"}"),
        422,
        "/problems/invalid-request");
    ApiTest.problem(
        post(token, "/api/accounts/administrator/disable", "{\"reason\":\"x\"}"),
        403,
        "/problems/own-account");
    String journal =
        http.send(
                http.request("/api/journal?after=0")
                    .header("Authorization", "Bearer " + staff.token("auditor"))
                    .GET())
            .body();
    assertThat(journal)
        .contains("account/fay", "Asks a lot", "account.disabled")
        .doesNotContain(Http.json(created).get("oneTimePassword").stringValue(), "$2a$");
  }

  @Test
  void aFormThatCannotBeReadIsAnsweredAlsoToWhoIsLoggedIn() {
    Browser browser = Browser.of(service, "ada");
    HttpResponse<String> large =
        browser.post("/policy/versions/1/edit", Map.of("text", "x".repeat(3_000_000)));
    assertThat(large.statusCode()).isEqualTo(413);
    HttpResponse<String> odd = browser.post("/account/tokens", Map.of("a\u0007b", "x"));
    assertThat(odd.statusCode()).isIn(400, 422);
  }
}
