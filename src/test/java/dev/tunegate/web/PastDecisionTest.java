package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Staff;
import dev.tunegate.versions.Contents;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A decision of a version that is in force no more: everything told of it is of that version. */
class PastDecisionTest {

  private static final String FACTS =
      "{\"title\":\"Quokkas\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},"
          + "\"baseline\":{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
          + "\"data\":{\"labeledExamples\":420}}";

  private static RunningService service;
  private static Http http;
  private static Staff staff;
  private static String before;
  private static String after;

  @BeforeAll
  static void decideByOneVersionThenByAnother() {
    service = VersionsApiTest.service(Clock.systemUTC());
    http = new Http(service);
    staff = service.hire();
    before = decide();
    var fewer = Contents.enough(400);
    step(
        "ada",
        "",
        Map.of("message", "Fewer", "files", fewer.rules().files(), "samples", fewer.samples()));
    step("ada", "/2/propose", Map.of());
    step("bo", "/2/approve", Map.of());
    step("ada", "/2/activate", Map.of());
    after = decide();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String decide() {
    String address = Http.header(http.decide(FACTS), "Location");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static void step(String who, String path, Map<String, ?> body) {
    HttpResponse<String> answer =
        http.send(
            http.request("/api/policy/versions" + path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + staff.token(who))
                .POST(
                    BodyPublishers.ofByteArray(
                        JsonMapper.shared().writeValueAsBytes(new TreeMap<>(body)))));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private static String page(String path) {
    HttpResponse<String> answer = http.page(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return HtmlUtils.htmlUnescape(answer.body());
  }

  private static String prose(String path) {
    return PageTest.prose(http.page(path).body()).replaceAll("\\s+", " ");
  }

  private static List<String> linksToTheBook(String page) {
    return Pattern.compile("href=\"(/policy/(?:rules|statements)[^\"]*)\"")
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.equals("/policy/statements"))
        .distinct()
        .toList();
  }

  @Test
  void whatWouldHaveChangedItIsToldByTheVersionThatDecided() {
    assertThat(page("/decisions/" + before))
        .contains("action=\"/decisions/" + before + "/explain\"");
    assertThat(prose("/decisions/" + before + "/explain"))
        .contains("420 → 500")
        .contains("Worked out by version 1 of the policy, which decided this")
        .contains("another is in force today");
    assertThat(prose("/decisions/" + after + "/explain"))
        .contains("Worked out by version 2 of the policy, which decided this")
        .doesNotContain("420 → 500", "another is in force today");
  }

  @Test
  void theApiExplainsByTheVersionThatDecided() {
    JsonNode then = explained(before);
    assertThat(then.at("/verdict/outcome").stringValue()).isEqualTo("NOT_YET");
    assertThat(then.at("/whatIf/0/answers/0/changes/0/to").intValue()).isEqualTo(500);
    assertThat(then.at("/whyNot/0/happened").booleanValue()).isFalse();
    JsonNode now = explained(after);
    assertThat(now.at("/verdict/outcome").stringValue()).isEqualTo("FINE_TUNE");
    assertThat(now.at("/whyNot/0/happened").booleanValue()).isTrue();
    ApiTest.problem(
        http.get("/api/decisions/" + before + "/explanation?whatIf=TUNE"),
        422,
        "/problems/invalid-request");
  }

  private static JsonNode explained(String id) {
    return Http.json(
        http.get("/api/decisions/" + id + "/explanation?whatIf=FINE_TUNE&whyNot=FINE_TUNE"));
  }

  @Test
  void everyLinkIntoTheBookLeadsToTheVersionThatDecided() {
    for (String path : List.of("", "/picture", "/explain")) {
      List<String> links = linksToTheBook(page("/decisions/" + before + path));
      assertThat(links).as(path).isNotEmpty().allMatch(link -> link.contains("?version=1"));
      assertThat(prose(links.get(0).replaceFirst("#.*", ""))).as(path).contains("ersion 1");
    }
  }

  @Test
  void anAuditorWhoDecidesNothingIsToldToo() {
    var auditor = Browser.of(service, "auditor");
    assertThat(auditor.get("/decisions/" + before + "/explain").statusCode()).isEqualTo(200);
  }
}
