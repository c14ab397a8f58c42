package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.PolicyLocation;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The register of decisions over HTTP. */
class RegisterTest {

  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void start() {
    service = new RunningService(PolicyLocation.shipped());
    http = new Http(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String decide(String json) {
    HttpResponse<String> answer = http.decide(json);
    assertThat(answer.statusCode()).isEqualTo(201);
    String address = Http.header(answer, "Location");
    assertThat(address).startsWith("/api/decisions/");
    return address.substring("/api/decisions/".length());
  }

  private static String page(String path) {
    HttpResponse<String> answer = http.page(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return HtmlUtils.htmlUnescape(answer.body());
  }

  @Test
  void aDecisionHasAnAddressAtOnceWhereItIsAsItWasAnswered() {
    HttpResponse<String> answer = http.decide("{\"title\":\"Sorting of quokkas\"}");
    String address = Http.header(answer, "Location");
    JsonNode record = Http.json(http.get(address));
    assertThat(record.get("decision").toString()).isEqualTo(answer.body().strip());
    assertThat(record.get("policyVersion").intValue()).isEqualTo(1);
    assertThat(record.at("/actor/name").stringValue()).isEqualTo("nobody");
    String id = record.get("recordId").stringValue();
    assertThat(Http.header(answer, "Link")).contains("</decisions/" + id + ">");
    assertThat(http.get("/decisions/" + id + "/decision.json").body()).isEqualTo(answer.body());
    assertThat(page("/decisions/" + id))
        .contains("Sorting of quokkas", id, "version", "for <bdi>somebody not logged in</bdi>");
  }

  @Test
  void aFormLeadsToTheRecordWhichStaysWhenItIsLoadedAgain() {
    HttpResponse<String> sent = http.form("/verdict", Map.of("title", "Sorting of numbats"));
    assertThat(sent.statusCode()).isEqualTo(302);
    String address = Http.header(sent, "Location").replaceFirst("^http://[^/]+", "");
    assertThat(address).startsWith("/decisions/");
    assertThat(page(address)).contains("Sorting of numbats", "Change the answers");
  }

  @Test
  void decisionsAreFoundByWordsVerdictAndVersion() {
    String first = decide("{\"title\":\"Sorting of pangolins\"}");
    String second =
        decide(
            service.desk().samples().stream()
                .filter(sample -> sample.path().startsWith("FINE_TUNE/"))
                .findFirst()
                .orElseThrow()
                .json());
    http.get("/api/decisions/" + second);
    assertThat(found("?text=pangol")).containsExactly(first);
    assertThat(found("?text=pangol&verdict=NEEDS_INFORMATION&version=1")).containsExactly(first);
    assertThat(found("?text=pangol&verdict=PROMPT")).isEmpty();
    assertThat(found("?verdict=FINE_TUNE")).contains(second).doesNotContain(first);
    assertThat(found("?text=pangol&from=2020-01-01&until=2099-01-01")).containsExactly(first);
    assertThat(found("?text=pangol&until=2020-01-01")).isEmpty();
    String listed = page("/decisions?text=pangol");
    assertThat(listed).contains("/decisions/" + first).doesNotContain(second);
    assertThat(page("/decisions?text=nowhere")).contains("No decision has all of that");
  }

  private static List<String> found(String query) {
    return Http.json(http.get("/api/decisions" + query))
        .get("decisions")
        .findValuesAsString("recordId");
  }

  @Test
  void moreThanAPageIsReadOnByItsLink() {
    for (int i = 0; i < 101; i++) {
      decide("{\"title\":\"Wombat " + i + "\"}");
    }
    http.get("/api/decisions/" + decide("{\"title\":\"Wombat last\"}"));
    JsonNode first = Http.json(http.get("/api/decisions?text=wombat"));
    assertThat(first.get("decisions")).hasSize(100);
    JsonNode rest = Http.json(http.get(first.get("next").stringValue()));
    assertThat(rest.get("decisions").findValuesAsString("title"))
        .containsExactly("Wombat 1", "Wombat 0");
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(page("/decisions?text=wombat")).contains("Older");
  }

  @Test
  void whatIsNoSearchIsRefusedByName() {
    for (String query :
        new String[] {"verdict=MAYBE", "version=one", "from=yesterday", "before=x"}) {
      ApiTest.problem(http.get("/api/decisions?" + query), 422, "/problems/invalid-request");
      HttpResponse<String> page = http.page("/decisions?" + query);
      assertThat(page.statusCode()).as(query).isEqualTo(422);
      assertThat(page.body()).contains("role=\"alert\"");
      assertThat(http.page("/decisions.csv?" + query).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void whatIsNotThereIsA404() {
    for (String id : new String[] {"x", "0197c6f4-0000-7000-8000-000000000000"}) {
      ApiTest.problem(http.get("/api/decisions/" + id), 404, "/problems/not-found");
      HttpResponse<String> page = http.page("/decisions/" + id);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("If there was one, it has been erased for good");
    }
  }

  @Test
  void theRegisterIsHadAsFilesInWhichNoFormulaRuns() {
    String id = decide("{\"title\":\"=cmd|' /C calc'!A1 \\\"axolotl\\\"\"}");
    http.get("/api/decisions/" + id);
    String csv = http.get("/decisions.csv?text=axolotl").body();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(id, "\"'=cmd|' /C calc'!A1 \"\"axolotl\"\"\"");
    HttpResponse<String> lines = http.get("/decisions.ndjson?text=axolotl");
    assertThat(lines.body()).isEqualTo(http.get("/api/decisions/" + id).body());
  }

  @Test
  void aRecordIsDecidedAgainAndHasItsPictureItsReportAndItsReceipt() {
    String id = decide("{\"title\":\"Sorting of echidnas\"}");
    HttpResponse<String> again = http.form("/decisions/" + id + "/replay", Map.of());
    assertThat(again.body()).contains("it is the same decision, byte for byte");
    assertThat(page("/decisions/" + id + "/picture")).contains("class=\"picture\"");
    assertThat(http.get("/decisions/" + id + "/report.pdf").body()).startsWith("%PDF-");
    assertThat(http.get("/api/decisions/" + id + "/receipt").body()).contains("payloadType");
    assertThat(http.page("/decisions/" + id + "/replay").statusCode()).isEqualTo(302);
  }

  @Test
  void hostileTextOnThePagesRunsNothing() {
    String id =
        decide(
            "{\"title\":\"<script>ocelot</script>\",\"description\":\"<img src=x onerror=ocelot>\"}");
    assertThat(http.page("/decisions/" + id).body()).doesNotContain("<script>ocelot", "<img src=x");
    assertThat(http.page("/decisions?text=ocelot").body())
        .contains(id)
        .doesNotContain("<script>ocelot");
  }
}
