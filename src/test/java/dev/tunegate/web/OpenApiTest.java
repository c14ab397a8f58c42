package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is written by hand, so it is held against the service. */
class OpenApiTest {

  private static final Http HTTP = Http.SHARED;
  private static final JsonNode API = Http.json(HTTP.get("/api/openapi.json"));

  @Test
  void describesEveryAddressOfTheApiAndNoOther() {
    Set<String> served = new TreeSet<>();
    for (var mapping :
        HTTP.service()
            .running()
            .getBean(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .entrySet()) {
      mapping.getKey().getPatternValues().stream()
          .filter(path -> path.startsWith("/api/"))
          .forEach(served::add);
    }
    assertThat(new TreeSet<>(API.get("paths").propertyNames())).isEqualTo(served);
  }

  /** A comma without quotation marks makes a new, empty key in YAML's short form. */
  @Test
  void holdsNoKeyWithoutAValue() {
    assertThat(API.at("/components/schemas").toString()).doesNotContain(":null");
  }

  @Test
  void everyDocumentedReadAnswersAsDocumented() {
    for (Map.Entry<String, JsonNode> path : API.get("paths").properties()) {
      JsonNode content = path.getValue().at("/get/responses/200/content");
      if (content.isMissingNode() || content.has("application/zip") || content.has("text/plain")) {
        continue;
      }
      HttpResponse<String> answer =
          read(
              path.getKey() + query(path.getValue().at("/get/parameters")),
              path.getValue().at("/get/security"));
      assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(200);
      Map.Entry<String, JsonNode> only = content.properties().iterator().next();
      assertThat(Http.header(answer, "Content-Type")).isEqualTo(only.getKey());
      conforms(answer.body(), only.getValue().get("schema"));
    }
  }

  /** The parameters that must be there, with their examples. */
  private static String query(JsonNode parameters) {
    var query = new StringJoiner("&", "?", "");
    for (JsonNode parameter : parameters) {
      if (parameter.path("required").asBoolean(false)
          && parameter.get("in").stringValue().equals("query")) {
        query.add(
            parameter.get("name").stringValue() + "=" + parameter.get("example").stringValue());
      }
    }
    return query.length() == 1 ? "" : query.toString();
  }

  private static String recorded() {
    String address = Http.header(HTTP.decide("{\"title\":\"x\"}"), "Location");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** As somebody with the right that the description asks for, or as nobody where it needs none. */
  private static HttpResponse<String> read(String path, JsonNode security) {
    var request = HTTP.request(path.replace("{number}", "1").replace("{id}", recorded()));
    String right = security.at("/0/token/0").stringValue("");
    for (Role role : Role.values()) {
      if (!security.toString().contains("{}")
          && role.rights().stream().map(Right::code).anyMatch(right::equals)) {
        request.setHeader("Authorization", "Bearer " + RunningService.staff().token(role.code()));
      }
    }
    return HTTP.send(request.GET());
  }

  @Test
  void everyDecisionIsAsDocumented() {
    JsonNode schema = response("201").at("/content/application~1json/schema");
    HTTP.service()
        .desk()
        .samples()
        .forEach(sample -> conforms(HTTP.decide(sample.json()).body(), schema));
  }

  @Test
  void theExamplesAreWhatTheServiceAnswers() {
    JsonNode post = API.at("/paths/~1api~1decisions/post");
    String example =
        post.at("/requestBody/content/application~1json/examples/case/value").toString();
    assertThat(HTTP.decide(example).body().strip())
        .isEqualTo(
            response("201").at("/content/application~1json/examples/decision/value").toString());
    conforms(example, post.at("/requestBody/content/application~1json/schema"));
    for (String status : new String[] {"400", "422"}) {
      JsonNode content = response(status).at("/content/application~1problem+json");
      JsonNode problem = content.get("examples").iterator().next().get("value");
      assertThat(problem.get("status").asString()).isEqualTo(status);
      conforms(problem.toString(), content.get("schema"));
    }
  }

  @Test
  void everyProblemIsAsDocumented() {
    JsonNode schema = response("422").at("/content/application~1problem+json/schema");
    conforms(HTTP.decide("{").body(), schema);
    conforms(HTTP.decide("{\"title\":3,\"x\":{},\"task\":{\"kind\":\"?\"}}").body(), schema);
    conforms(HTTP.get("/api/nothing").body(), schema);
    conforms(HTTP.get("/api/decisions/none").body(), schema);
    assertThat(response("413").propertyNames()).contains("$ref");
  }

  private static JsonNode response(String status) {
    return API.at("/paths/~1api~1decisions/post/responses/" + status);
  }

  /** The schema of an explanation. */
  static JsonNode explanation() {
    return API.at("/components/schemas/Explanation");
  }

  /** A schema by its name. */
  static JsonNode schema(String name) {
    return API.at("/components/schemas/" + name);
  }

  static void conforms(String json, JsonNode schema) {
    var whole = JsonMapper.shared().createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", API.get("components"));
    schema.properties().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole.toString())
            .validate(json, InputFormat.JSON);
    assertThat(errors).as(json.substring(0, Math.min(200, json.length()))).isEmpty();
  }
}
