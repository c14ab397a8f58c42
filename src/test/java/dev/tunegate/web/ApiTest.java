package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.Sample;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.CaseSchema;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API over HTTP: what it answers, with which status, type and headers. */
class ApiTest {

  private static final Http HTTP = Http.SHARED;

  @Test
  void decidesACaseToTheByteAsTheCommandLineDoes() {
    for (Sample sample : HTTP.service().desk().samples()) {
      HttpResponse<String> answer = HTTP.decide(sample.json());
      String line =
          DecisionWriter.toJson(HTTP.service().desk().decide(CaseReader.read(sample.json())));
      assertThat(answer.statusCode()).as(sample.path()).isEqualTo(201);
      assertThat(Http.header(answer, "Content-Type")).isEqualTo("application/json");
      assertThat(answer.body()).isEqualTo(line + "\n");
    }
  }

  @Test
  void takesACharsetAndOtherKindsOfJson() {
    for (String type :
        new String[] {"application/json; charset=utf-8", "application/x.case+json"}) {
      HttpResponse<String> answer =
          HTTP.send(
              HTTP.request("/api/decisions")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"title\":\"Ümläute 数\"}")));
      assertThat(answer.statusCode()).as(type).isEqualTo(201);
      assertThat(Http.json(answer).get("title").stringValue()).isEqualTo("Ümläute 数");
    }
  }

  @Test
  void malformedJsonIsA400() {
    problem(HTTP.decide("{ \"title\": "), 400, "/problems/malformed-json");
    problem(HTTP.decide(""), 400, "/problems/malformed-json");
  }

  @Test
  void anInvalidCaseIsA422ThatListsEveryField() {
    JsonNode problem =
        problem(
            HTTP.decide(
                "{\"title\":\"x\",\"task\":{\"scope\":\"SMALL\"},\"data\":{\"labeledExamples\":-1}}"),
            422,
            "/problems/invalid-case");
    assertThat(problem.get("errors").findValuesAsString("pointer"))
        .containsExactly("/task/scope", "/data/labeledExamples");
  }

  @Test
  void aCaseThatIsTooLargeIsA413() {
    String largest = "{\"title\":\"x\"}" + " ".repeat(CaseReader.MOST_BYTES - 13);
    assertThat(HTTP.decide(largest).statusCode()).isEqualTo(201);
    problem(HTTP.decide(largest + " "), 413, "/problems/too-large");
  }

  @Test
  void whatIsNotSentAsJsonIsA415ThatNamesTheTypeWanted() {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      HttpResponse<String> answer =
          HTTP.send(
              HTTP.request("/api/decisions")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"title\":\"x\"}")));
      assertThat(
              problem(answer, 415, "/problems/unsupported-media-type").get("detail").stringValue())
          .contains("Content-Type: application/json");
      assertThat(Http.header(answer, "Accept")).isEqualTo("application/json");
    }
    HttpResponse<String> compressed =
        HTTP.send(
            HTTP.request("/api/decisions")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"title\":\"x\"}")));
    problem(compressed, 415, "/problems/unsupported-media-type");
    problem(
        HTTP.send(HTTP.request("/api/decisions").POST(BodyPublishers.ofString("{}"))),
        415,
        "/problems/unsupported-media-type");
  }

  @Test
  void anUnknownPathIsA404AndAWrongMethodA405() {
    problem(HTTP.get("/api/nothing"), 404, "/problems/not-found");
    problem(HTTP.get("/api/"), 404, "/problems/not-found");
    HttpResponse<String> wrong = HTTP.send(HTTP.request("/api/decisions").DELETE());
    problem(wrong, 405, "/problems/method-not-allowed");
    assertThat(Http.header(wrong, "Allow")).isEqualTo("GET, POST");
    problem(
        HTTP.send(HTTP.request("/api/policy").POST(BodyPublishers.noBody())),
        405,
        "/problems/method-not-allowed");
  }

  @Test
  void everyTypeOfProblemOpensAPage() {
    for (ProblemType type : ProblemType.values()) {
      HttpResponse<String> page = HTTP.page(type.uri());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains(type.title()).contains("HTTP status");
    }
    assertThat(HTTP.page("/problems").statusCode()).isEqualTo(200);
    assertThat(HTTP.page("/problems/no-such-problem").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsThePolicyInForce() {
    JsonNode policy = Http.json(HTTP.get("/api/policy"));
    var model = HTTP.service().desk().policy();
    assertThat(policy.get("name").stringValue()).isEqualTo(model.registers().info().name());
    assertThat(policy.get("fingerprint").stringValue()).isEqualTo(model.fingerprint());
    assertThat(policy.get("rules")).hasSize(model.rules().size());
    assertThat(policy.get("thresholds")).hasSize(model.registers().thresholds().size());
    JsonNode rule = policy.get("rules").get(0);
    assertThat(rule.get("text").stringValue()).contains(rule.get("name").stringValue());
    assertThat(rule.get("sources")).isNotEmpty();
    assertThat(rule.get("file").stringValue()).contains(".drl");
  }

  @Test
  void tellsEveryStatementAndWhatEncodesIt() {
    JsonNode answer = Http.json(HTTP.get("/api/policy/statements"));
    assertThat(answer.get("statements")).hasSize(88);
    for (JsonNode statement : answer.get("statements")) {
      boolean encoded = statement.get("rules").size() + statement.get("thresholds").size() > 0;
      assertThat(encoded)
          .as(statement.get("id").stringValue())
          .isEqualTo(statement.get("outOfScope").stringValue().isEmpty());
    }
  }

  @Test
  void tellsEveryFactWithItsRangeAndTheWordingOfThePolicy() {
    JsonNode scope = null;
    for (JsonNode field : Http.json(HTTP.get("/api/facts")).get("fields")) {
      if (field.get("path").stringValue().equals("task.scope")) {
        scope = field;
      }
    }
    assertThat(scope).isNotNull();
    assertThat(scope.get("allowedValues")).hasSize(4);
    assertThat(scope.get("ask").stringValue()).endsWith("?");
    assertThat(scope.get("answers").get("NARROW").stringValue()).isNotBlank();
  }

  @Test
  void handsOutTheSchemaOfACase() {
    HttpResponse<String> answer = HTTP.get("/api/facts/schema");
    assertThat(Http.header(answer, "Content-Type")).isEqualTo("application/schema+json");
    assertThat(answer.body()).isEqualTo(CaseSchema.toJson() + "\n");
  }

  @Test
  void isHealthyWhenItAnswers() {
    HttpResponse<String> answer = HTTP.get("/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok\n");
  }

  static JsonNode problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Http.header(answer, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = Http.json(answer);
    assertThat(problem.get("type").stringValue()).isEqualTo(type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isNotBlank();
    assertThat(problem.get("detail").stringValue()).isNotBlank();
    return problem;
  }
}
