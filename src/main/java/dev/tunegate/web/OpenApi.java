package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.desk.CaseRefusal;
import dev.tunegate.desk.Desk;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.engine.EngineVersion;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.CaseSchema;
import dev.tunegate.facts.InvalidCaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the API: {@code openapi.yaml}, with the schema of a case put in, and with
 * examples that the policy in force gives. It is written by hand, since the JSON is: a description
 * read off Java types would tell of another API.
 */
final class OpenApi {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String DECIDE = "/paths/~1api~1decisions/post/";
  private static final String MALFORMED = "{ \"title\": \"Line items\", \"task\": { ";
  private static final String INVALID =
      "{ \"title\": \"Line items\", \"task\": { \"scope\": \"SMALL\" }, \"baseline\": {"
          + " \"failurePercent\": 120 }, \"data\": { \"labelledExamples\": 420 } }";

  private final Desk desk;

  OpenApi(Desk desk) {
    this.desk = desk;
  }

  private static JsonNode read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      Object yaml =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Objects.requireNonNull(in, "openapi.yaml is missing from the jar"));
      return MAPPER.valueToTree(yaml);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The description as JSON text. */
  String json() {
    JsonNode filled = read();
    JsonNode schema = MAPPER.readTree(CaseSchema.toJson(desk.policy().registers().declarations()));
    JsonNode example = schema.at("/examples/0");
    object(filled, "/info").put("version", EngineVersion.version());
    object(filled, "/components/schemas").set("Case", schema);
    Routes.all().forEach(route -> secure(filled, route));
    set(filled, "requestBody/content/application~1json/examples/case", example);
    set(
        filled,
        "responses/400/content/application~1problem+json/examples/malformed",
        refusal(MALFORMED));
    set(
        filled,
        "responses/422/content/application~1problem+json/examples/invalid",
        refusal(INVALID));
    try {
      String decision = DecisionWriter.toJson(desk.decide(desk.policy().read(example.toString())));
      set(
          filled,
          "responses/201/content/application~1json/examples/decision",
          MAPPER.readTree(decision));
    } catch (UndecidedException noSingleVerdict) {
      object(filled, DECIDE + "responses/201/content/application~1json").remove("examples");
    }
    return filled.toString();
  }

  /** Says of an address who it is for, as it stands in the table that lets requests through. */
  private static void secure(JsonNode filled, Route route) {
    String method = route.method().name().toLowerCase(Locale.ROOT);
    JsonNode found = filled.get("paths").path(route.pattern().getPatternString()).path(method);
    if (!(found instanceof ObjectNode operation)) {
      return;
    }
    ArrayNode ways = operation.putArray("security");
    for (Right right : route.access().rights()) {
      ways.addObject().putArray("token").add(right.code());
    }
    if (route.access().grants(null, true)) {
      ways.addObject();
    }
    ObjectNode responses = (ObjectNode) operation.get("responses");
    responses.putObject("401").put("$ref", "#/components/responses/Unauthorized");
    responses.putObject("403").put("$ref", "#/components/responses/Forbidden");
  }

  private static void set(JsonNode filled, String below, JsonNode value) {
    object(filled, DECIDE + below).set("value", value);
  }

  private static ObjectNode object(JsonNode within, String pointer) {
    return (ObjectNode) within.at(pointer);
  }

  private JsonNode refusal(String text) {
    try {
      desk.policy().read(text);
      throw new IllegalStateException("A bad example is accepted: " + text);
    } catch (InvalidCaseException refused) {
      return MAPPER.readTree(Json.text(CaseRefusal.of(refused)::write));
    }
  }
}
