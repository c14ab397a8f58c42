package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A service whose policy declares attributes checks them, asks for them and decides by them. */
class DeclaredAttributesTest {

  private static final RunningService SERVICE = new RunningService(ResidencyPolicy.location());
  private static final Http HTTP = new Http(SERVICE);
  private static final String READY = ready();

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static String ready() {
    try {
      return Files.readString(
          Path.of(
              "facts-samples/FINE_TUNE/A museum that states all homework and nothing beyond it.json"));
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static HttpResponse<String> decide(String attributes) {
    String open = READY.strip();
    return HTTP.decide(
        open.substring(0, open.length() - 1) + ", \"attributes\": {" + attributes + "} }");
  }

  @Test
  void theVerdictTurnsOnAnAttribute() {
    JsonNode same = Http.json(decide("\"residency\": \"EU\", \"tuningRegion\": \"EU\""));
    JsonNode other = Http.json(decide("\"residency\": \"EU\", \"tuningRegion\": \"US\""));

    assertThat(same.at("/verdict/outcome").stringValue()).isEqualTo("FINE_TUNE");
    assertThat(other.at("/verdict/outcome").stringValue()).isEqualTo("NEEDS_INFORMATION");
    assertThat(other.at("/contradictions/0/derivations/0/because").stringValue())
        .isEqualTo(
            "The data must stay in the European Union, and the model would be tuned in the United"
                + " States.");
    assertThat(other.at("/justification/nodes").toString())
        .contains(
            "{\"id\":\"fact:attributes.residency\",\"kind\":\"fact\","
                + "\"path\":\"attributes.residency\",\"value\":\"EU\"}");
  }

  @Test
  void thePolicyTellsProgramsWhatItDeclares() {
    JsonNode declared = Http.json(HTTP.get("/api/policy")).get("attributes");
    assertThat(declared).hasSize(2);
    JsonNode residency = declared.get(0);
    assertThat(residency.get("name").stringValue()).isEqualTo("residency");
    assertThat(residency.get("type").stringValue()).isEqualTo("text");
    assertThat(residency.get("ask").stringValue()).isEqualTo("Where must your data stay?");
    assertThat(residency.get("allowedValues").toString()).isEqualTo("[\"EU\",\"US\",\"ANYWHERE\"]");
    assertThat(residency.at("/answers/EU").stringValue()).isEqualTo("in the European Union");
    assertThat(residency.get("min").isNull()).isTrue();
    assertThat(declared.get(1).get("actionable").booleanValue()).isTrue();
  }

  @Test
  void aValueThatIsNotAllowedIsRefusedByItsPointer() {
    HttpResponse<String> answer = decide("\"residency\": \"Eu\", \"tuningRegion\": 5, \"own\": 1");

    JsonNode problem = ApiTest.problem(answer, 422, "/problems/invalid-case");
    assertThat(problem.at("/errors")).hasSize(2);
    assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo("/attributes/residency");
    assertThat(problem.at("/errors/0/type").stringValue()).isEqualTo("unknown-value");
    assertThat(problem.at("/errors/0/detail").stringValue())
        .isEqualTo(
            "attributes.residency is \"Eu\", but must be one of EU, US, ANYWHERE. Did you mean EU?");
    assertThat(problem.at("/errors/1/pointer").stringValue()).isEqualTo("/attributes/tuningRegion");
    assertThat(problem.at("/errors/1/type").stringValue()).isEqualTo("wrong-type");
  }

  @Test
  void whatIsNotStatedAndMattersIsAsked() {
    JsonNode decision = Http.json(decide("\"residency\": \"EU\""));

    assertThat(decision.at("/questions/0/path").stringValue()).isEqualTo("attributes.tuningRegion");
    assertThat(decision.at("/questions/0/ask").stringValue())
        .isEqualTo("Where would the model be tuned?");
    assertThat(decision.at("/questions/0/derivations/0/because").stringValue())
        .isEqualTo(
            "Not stated: where the model would be tuned. The data must stay in the European Union.");
    assertThat(decision.at("/justification/nodes").toString())
        .contains(
            "{\"id\":\"fact:attributes.tuningRegion\",\"kind\":\"fact\","
                + "\"path\":\"attributes.tuningRegion\",\"value\":null}");
  }

  @Test
  void thePageAsksForThemInTheirGroup() {
    String page = HtmlUtils.htmlUnescape(HTTP.page("/ask/constraints").body());

    assertThat(page)
        .contains("Where must your data stay?", "In the European Union", "I don’t know")
        .contains("name=\"attributes.text.residency\" value=\"EU\"");
    assertThat(page.indexOf("Where must your data stay?"))
        .isGreaterThan(page.lastIndexOf("name=\"constraints."));
  }

  @Test
  void thePageDecidesByTheirAnswersAndSaysThemInWords() {
    Map<String, String> answers =
        Map.of(
            "title",
            "x",
            "attributes.text.residency",
            "EU",
            "attributes.text.tuningRegion",
            "US",
            "attributes.text.own",
            "free");

    String verdict = HtmlUtils.htmlUnescape(HTTP.verdict(answers).body());

    assertThat(verdict)
        .contains("The data must stay in the European Union, and the model would be tuned in the")
        .contains("Where the data must stay", "In the European Union")
        .contains("Also stated, and read by no rule");
    assertThat(HTTP.form("/review", answers).body()).contains("Where the model would be tuned");
    assertThat(HTTP.form("/review", Map.of("title", "x")).body())
        .contains("Where the data must stay")
        .doesNotContain("read by no rule");
  }

  @Test
  void anAnswerThatIsNotAllowedGoesBackToItsQuestion() {
    HttpResponse<String> answer =
        HTTP.form("/verdict", Map.of("title", "x", "attributes.text.residency", "Mars"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(HtmlUtils.htmlUnescape(answer.body()))
        .contains("Choose one of the answers.")
        .contains("/ask/constraints#q-attributes.text.residency");
  }

  @Test
  void aDraftFromBeforeTheDeclarationIsReadByIt() {
    HttpResponse<String> answer =
        HTTP.form("/review", Map.of("title", "x", "attributes.number.residency", "EU"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("name=\"attributes.text.residency\" value=\"EU\"");
  }

  @Test
  void theCatalogueAndTheSchemaNameThem() {
    JsonNode fields = Http.json(HTTP.get("/api/facts")).get("fields");
    JsonNode residency = null;
    for (JsonNode field : fields) {
      if (field.get("path").stringValue().equals("attributes.residency")) {
        residency = field;
      }
    }
    assertThat(residency).isNotNull();
    assertThat(residency.get("group").stringValue()).isEqualTo("constraints");
    assertThat(residency.at("/answers/EU").stringValue()).isEqualTo("in the European Union");
    JsonNode schema = Http.json(HTTP.get("/api/facts/schema"));
    assertThat(schema.at("/properties/attributes/properties/residency/enum").toString())
        .isEqualTo("[\"EU\",\"US\",\"ANYWHERE\",null]");
    JsonNode api = Http.json(HTTP.get("/api/openapi.json"));
    assertThat(api.at("/components/schemas/Case")).isEqualTo(schema);
    assertThat(
            api.at("/paths/~1api~1decisions/post/responses/201/content/application~1json/examples")
                .toString())
        .contains("\"residency\":\"EU\"");
  }

  @Test
  void thePageOfThePolicyListsThem() {
    assertThat(HTTP.page("/policy").body())
        .contains("Facts that this policy adds", "Where the data must stay");
    assertThat(HTTP.page("/policy/questions").body())
        .contains("This policy adds it", "In the European Union", "In the United States");
    assertThat(Http.SHARED.page("/policy").body()).doesNotContain("Facts that this policy adds");
  }

  @Test
  void aPastedCaseIsCheckedByThem() {
    HttpResponse<String> answer =
        HTTP.form(
            "/paste", Map.of("json", "{\"title\":\"x\",\"attributes\":{\"residency\":true}}"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("must be one of EU, US, ANYWHERE");
  }
}
