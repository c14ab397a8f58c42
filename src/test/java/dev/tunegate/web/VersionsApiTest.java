package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Staff;
import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of a version by HTTP, between people, against a real service. */
class VersionsApiTest {

  private static final String FACTS =
      "{\"title\":\"t\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},"
          + "\"baseline\":{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
          + "\"data\":{\"labeledExamples\":420}}";

  private RunningService service;
  private Http http;
  private Staff staff;

  @BeforeEach
  void open() {
    service = service(Clock.systemUTC());
    http = new Http(service);
    staff = service.hire();
  }

  @AfterEach
  void close() {
    service.close();
  }

  static RunningService service(Clock clock) {
    Content content = Contents.sound();
    var samples = new SampleFiles(content.sampleFiles(), List.of());
    var location = new PolicyLocation("a test", content.rules(), samples);
    return new RunningService(location, Databases.SQLITE.fresh(), null, clock);
  }

  private HttpResponse<String> post(String who, String path, Object body) {
    byte[] json =
        body instanceof byte[] bytes ? bytes : JsonMapper.shared().writeValueAsBytes(body);
    var request =
        http.request("/api/policy/versions" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    return http.send(
        who.isEmpty() ? request : request.header("Authorization", "Bearer " + staff.token(who)));
  }

  private JsonNode step(String who, String path, Object body) {
    HttpResponse<String> answer = post(who, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return Http.json(answer);
  }

  private static Map<String, Object> draft(Content content) {
    Map<String, Object> draft = new TreeMap<>();
    draft.put("message", "Fewer examples will do");
    draft.put("files", content.rules().files());
    draft.put("samples", content.samples());
    return draft;
  }

  private String verdict() {
    return Http.json(http.decide(FACTS)).at("/verdict/outcome").stringValue();
  }

  @Test
  void twoPeopleChangeAThresholdAndPutItBack() {
    assertThat(verdict()).isEqualTo("NOT_YET");
    HttpResponse<String> saved = post("ada", "", draft(Contents.enough(400)));
    assertThat(saved.statusCode()).isEqualTo(201);
    assertThat(Http.header(saved, "Location")).isEqualTo("/api/policy/versions/2");
    assertThat(Http.json(saved).get("changes").toString())
        .contains("facts-samples/NOT_YET/few.json", "rules/thresholds.yaml");
    assertThat(step("ada", "/2/check", Map.of()).get("passed").booleanValue()).isTrue();
    assertThat(step("ada", "/2/propose", Map.of()).get("state").stringValue())
        .isEqualTo("PROPOSED");
    ApiTest.problem(post("ada", "/2/approve", Map.of()), 403, "/problems/own-work");
    ApiTest.problem(post("bo", "/2/activate", Map.of()), 409, "/problems/wrong-state");
    step("bo", "/2/approve", Map.of("comment", "Agreed"));
    assertThat(verdict()).isEqualTo("NOT_YET");
    JsonNode active = step("ada", "/2/activate", Map.of());
    assertThat(active.get("state").stringValue()).isEqualTo("ACTIVE");
    assertThat(verdict()).isEqualTo("FINE_TUNE");
    JsonNode decision = Http.json(http.decide(FACTS));
    assertThat(decision.at("/policy/fingerprint")).isEqualTo(active.get("fingerprint"));
    assertThat(Http.json(http.get("/api/policy")).get("fingerprint"))
        .isEqualTo(active.get("fingerprint"));
    assertThat(http.page("/").body()).contains(">2</span></a>");

    step("ada", "/1/rollback", Map.of("reason", "It was better"));
    ApiTest.problem(post("ada", "/1/rollback", Map.of("confirm", true)), 403, "/problems/own-work");
    assertThat(verdict()).isEqualTo("FINE_TUNE");
    step("bo", "/1/rollback", Map.of("confirm", true));
    assertThat(verdict()).isEqualTo("NOT_YET");
    step("ada", "/2/rollback", Map.of("emergency", true, "reason", "All of it fails"));
    assertThat(verdict()).isEqualTo("FINE_TUNE");
    JsonNode history = Http.json(http.get("/api/policy/versions"));
    assertThat(history.get("inForce").intValue()).isEqualTo(2);
    assertThat(history.get("versions")).hasSize(2);
    assertThat(Http.json(http.get("/api/policy/versions/2")).get("steps"))
        .extracting(step -> step.get("step").stringValue() + " " + step.get("by").stringValue())
        .containsExactly(
            "DRAFTED ada",
            "PROPOSED ada",
            "APPROVED bo",
            "ACTIVATED ada",
            "SUPERSEDED bo",
            "EMERGENCY_ROLLED_BACK ada");
  }

  @Test
  void whoeverIsOutdatedIsToldAndRebases() {
    step("ada", "", draft(Contents.enough(400)));
    step(
        "bo",
        "",
        Map.of(
            "message",
            "A title",
            "files",
            Contents.sound().with("rules/policy.yaml", retitled()).rules().files()));
    step("ada", "/2/propose", Map.of());
    step("bo", "/2/approve", Map.of());
    step("bo", "/2/activate", Map.of());
    JsonNode problem =
        ApiTest.problem(post("bo", "/3/propose", Map.of()), 409, "/problems/outdated-version");
    assertThat(problem.at("/divergence/here").toString()).contains("rules/policy.yaml");
    assertThat(problem.at("/divergence/there").toString()).contains("rules/thresholds.yaml");
    JsonNode rebased = step("bo", "/3/rebase", Map.of());
    assertThat(rebased.get("parent").intValue()).isEqualTo(2);
    assertThat(step("bo", "/4/propose", Map.of()).get("state").stringValue()).isEqualTo("PROPOSED");
  }

  @Test
  void itsAuthorOrAnAdministratorWithdrawsAVersionThatIsNoOpenWorkFromThenOn() {
    step("policy-owner", "", draft(Contents.enough(400)));
    step("policy-owner", "", draft(Contents.enough(350)));
    step("ada", "", Map.of("parent", 2, "message", "More", "samples", Map.of()));
    assertThat(waiting()).isEqualTo("[4,3]");
    ApiTest.problem(
        post("ada", "/3/withdraw", Map.of("reason", "x")), 403, "/problems/work-of-others");
    ApiTest.problem(post("approver", "/3/withdraw", Map.of()), 403, "/problems/forbidden");
    ApiTest.problem(
        post("policy-owner", "/3/withdraw", Map.of()), 422, "/problems/invalid-request");
    JsonNode withdrawn = step("policy-owner", "/3/withdraw", Map.of("reason", "A slip"));
    assertThat(withdrawn.get("state").stringValue()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.at("/steps/1").toString())
        .contains("\"step\":\"WITHDRAWN\"", "\"by\":\"policy-owner\"", "\"reason\":\"A slip\"");
    step("administrator", "/4/withdraw", Map.of("reason", "Ada has left"));
    assertThat(waiting()).as("the draft that the withdrawn one was made from").isEqualTo("[2]");
    assertThat(Http.json(http.get("/api/policy/versions")).get("versions")).hasSize(4);
  }

  private String waiting() {
    return Http.json(http.get("/api/policy/versions")).get("open").toString();
  }

  private static String retitled() {
    return Contents.sound()
        .files()
        .get("rules/policy.yaml")
        .replaceFirst("(?m)^title: .*$", "title: Another title");
  }

  @Test
  void whatIsNotSoundIsRefusedWithFileLineAndAdvice() {
    JsonNode saved = step("ada", "", draft(Contents.broken()));
    assertThat(saved.at("/check/passed").booleanValue()).isFalse();
    JsonNode problem =
        ApiTest.problem(post("ada", "/2/propose", Map.of()), 422, "/problems/unsound-policy");
    JsonNode first = problem.get("diagnostics").get(0);
    assertThat(first.get("file").stringValue()).isEqualTo("rules/added/added.drl");
    assertThat(first.get("line").intValue()).isPositive();
    assertThat(first.get("advice").stringValue()).isNotEmpty();
    assertThat(Http.json(http.get("/api/policy/versions/2")).get("state").stringValue())
        .isEqualTo("DRAFT");
  }

  @Test
  void nobodyChangesAPolicyUnnamed() {
    for (String path : List.of("", "/1/check", "/1/propose", "/1/approve", "/1/rollback")) {
      HttpResponse<String> answer = post("", path, Map.of());
      ApiTest.problem(answer, 401, "/problems/unknown-person");
    }
    assertThat(Http.json(http.get("/api/policy/versions")).get("versions")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x.drl", "/etc/passwd.drl", "a/../../x.drl", "a\\..\\x.drl", "a\u0000.drl"})
  void namesThatLeadOutOfTheFolderAreRefused(String name) {
    for (String property : List.of("files", "samples")) {
      JsonNode problem =
          ApiTest.problem(
              post("ada", "", Map.of("message", "x", property, Map.of(name, "x"))),
              422,
              "/problems/unsound-policy");
      assertThat(problem.get("diagnostics").toString()).contains("no name of a file");
    }
    assertThat(Http.json(http.get("/api/policy/versions")).get("versions")).hasSize(1);
  }

  @Test
  void bodiesThatAreNoDraftAreRefused() {
    for (String body :
        List.of(
            "[]",
            "{\"message\":3}",
            "{\"message\":\"x\",\"files\":[]}",
            "{\"message\":\"x\",\"files\":{\"a.drl\":1}}",
            "{\"message\":\"x\",\"parent\":-1}",
            "{\"message\":\"x\",\"parent\":\"1\"}",
            "{\"message\":\"\",\"samples\":{}}",
            "{\"message\":\"x\",\"files\":{\"a.drl\":\"\\ud800\"}}",
            "{\"mesage\":\"x\"}")) {
      ApiTest.problem(post("ada", "", utf8(body)), 422, "/problems/invalid-request");
    }
    ApiTest.problem(
        http.send(
            http.request("/api/policy/versions")
                .header("Authorization", "Bearer " + staff.token("ada"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"message\":\"x\"}"))),
        415,
        "/problems/unsupported-media-type");
    for (String body : List.of("{", "{\"message\":\"x\",\"message\":\"y\"}", "nonsense")) {
      ApiTest.problem(post("ada", "", utf8(body)), 400, "/problems/malformed-json");
    }
    byte[] noUtf8 = utf8("{\"message\":\"?\"}");
    noUtf8[12] = (byte) 0xFF;
    ApiTest.problem(post("ada", "", noUtf8), 400, "/problems/malformed-json");
    byte[] huge = new byte[RequestBody.MOST_BYTES + 1];
    Arrays.fill(huge, (byte) ' ');
    ApiTest.problem(post("ada", "", huge), 413, "/problems/draft-too-large");
    ApiTest.problem(post("ada", "", utf8("[".repeat(100_000))), 400, "/problems/malformed-json");
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 1_001; i++) {
      many.put("f" + i + ".drl", "");
    }
    JsonNode tooMany =
        ApiTest.problem(
            post("ada", "", Map.of("message", "x", "files", many)),
            422,
            "/problems/unsound-policy");
    assertThat(tooMany.get("diagnostics").toString()).contains("at most 1000");
    assertThat(Http.json(http.get("/api/policy/versions")).get("versions")).hasSize(1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aVersionThatIsNotThereIsNotFound() {
    for (String number : List.of("9", "0", "-1", "x", "1e3", "99999999999")) {
      ApiTest.problem(http.get("/api/policy/versions/" + number), 404, "/problems/not-found");
      ApiTest.problem(post("ada", "/" + number + "/propose", Map.of()), 404, "/problems/not-found");
    }
  }

  @Test
  void theFilesComeAsAnArchive() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                http.request("/api/policy/versions/1/files.zip").build(),
                BodyHandlers.ofByteArray());
    Map<String, String> files = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files).isEqualTo(Contents.sound().files());
  }

  @Test
  void aReviewDateThatIsPastIsToldBesideDecisionsAndInHealth() {
    assertThat(Http.header(http.decide(FACTS), ReviewNotice.HEADER)).isEmpty();
    var later = Clock.fixed(Instant.parse("2099-01-01T00:00:00Z"), ZoneOffset.UTC);
    try (var overdue = service(later)) {
      var there = new Http(overdue);
      HttpResponse<String> decided = there.decide(FACTS);
      assertThat(Http.header(decided, ReviewNotice.HEADER)).startsWith("overdue since 20");
      assertThat(decided.body()).isEqualTo(http.decide(FACTS).body());
      JsonNode health = Http.json(there.get("/api/health"));
      assertThat(health.get("status").stringValue()).isEqualTo("attention");
      assertThat(health.at("/policy/reviewOverdue").booleanValue()).isTrue();
      assertThat(there.page("/").body()).contains("was to be reviewed by");
    }
  }

  @Test
  void aConversationAboutAVersionIsHeldByPrograms() {
    int number = step("policy-owner", "", draft(Contents.enough(400))).get("number").intValue();
    String path = "/" + number + "/comments";
    HttpResponse<String> made =
        post(
            "approver",
            path,
            Map.of("text", "Why 400? <b>", "file", "rules/thresholds.yaml", "line", 1));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode comment = Http.json(made);
    long id = comment.get("comment").longValue();
    assertThat(comment.get("line").intValue()).isEqualTo(1);
    assertThat(comment.get("by").stringValue()).isNotEmpty();
    assertThat(comment.get("token").stringValue()).isNotEmpty();
    step("policy-owner", path, Map.of("text", "On the whole: fine."));
    JsonNode answered = step("policy-owner", path, Map.of("comment", id, "text", "Three asked."));
    assertThat(answered.get("answers").get(0).get("text").stringValue()).isEqualTo("Three asked.");
    JsonNode settled = step("approver", path, Map.of("comment", id, "resolved", true));
    assertThat(settled.get("resolved").get("by").stringValue()).isNotEmpty();
    HttpResponse<String> all = http.get("/api/policy/versions" + path);
    assertThat(Http.json(all).get("comments")).hasSize(2);
    assertThat(Http.json(all).get("comments").get(1).get("file").isNull()).isTrue();
    OpenApiTest.conforms(
        Http.json(all).get("comments").get(0).toString(), OpenApiTest.schema("Comment"));
    JsonNode open = step("approver", path, Map.of("comment", id, "resolved", false));
    assertThat(open.get("resolved").isNull()).isTrue();
  }

  @Test
  void aCommentThatCannotBeTakenIsRefusedAndNothingIsSaid() {
    String path = "/1/comments";
    Map<Map<String, Object>, String> refused =
        Map.of(
            Map.of("text", " "), "what you mean",
            Map.of("text", "x", "file", "rules/gone.drl", "line", 1), "has no file rules/gone.drl",
            Map.of("text", "x", "line", 0), "line is no whole number from 1 on.",
            Map.of("text", "x", "file", "rules/thresholds.yaml", "line", 99_999), "has the lines 1",
            Map.of("resolved", true), "send its id as comment",
            Map.of("comment", 1, "text", "x", "line", 2), "stands with its comment",
            Map.of("comment", 1), "Send either text",
            Map.of("text", "x", "colour", "red"), "There is no property colour");
    refused.forEach(
        (body, why) -> {
          HttpResponse<String> answer = post("approver", path, body);
          assertThat(answer.statusCode()).as(body.toString()).isIn(400, 422);
          assertThat(Http.json(answer).get("detail").stringValue()).contains(why);
        });
    assertThat(post("approver", path, Map.of("comment", 77, "text", "x")).statusCode())
        .isEqualTo(404);
    assertThat(post("approver", "/9/comments", Map.of("text", "x")).statusCode()).isEqualTo(404);
    assertThat(http.get("/api/policy/versions/9/comments").statusCode()).isEqualTo(404);
    assertThat(post("asker", path, Map.of("text", "x")).statusCode()).isEqualTo(403);
    assertThat(post("", path, Map.of("text", "x")).statusCode()).isEqualTo(401);
    assertThat(Http.json(http.get("/api/policy/versions" + path)).get("comments")).isEmpty();
  }
}
