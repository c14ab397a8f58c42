package dev.tunegate.versions;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of checks as JSON: how they are kept, and how the API hands them out. */
public final class CheckResultJson {

  /** More are neither kept nor of use. */
  private static final int MOST = 500;

  private CheckResultJson() {}

  /** Writes a result as one object. */
  public static void write(CheckResult result, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", result.full() ? "full" : "quick");
    json.writeBooleanProperty("passed", result.passed());
    json.writeNumberProperty("samples", result.samples());
    json.writeNumberProperty("cases", result.cases());
    json.writeStringProperty("engine", result.engine());
    json.writeStringProperty("at", result.at().toString());
    json.writeName("diagnostics");
    write(result.diagnostics(), json);
    json.writeEndObject();
  }

  /** Writes findings as a list. */
  public static void write(List<Diagnostic> diagnostics, JsonGenerator json) {
    json.writeStartArray();
    for (Diagnostic each : diagnostics.subList(0, Math.min(MOST, diagnostics.size()))) {
      json.writeStartObject();
      json.writeStringProperty("severity", each.isError() ? "error" : "warning");
      json.writeStringProperty("file", each.place().file());
      json.writeNumberProperty("line", each.place().line());
      json.writeNumberProperty("column", each.place().column());
      json.writeStringProperty("within", each.place().within());
      json.writeStringProperty("rule", each.rule());
      json.writeStringProperty("problem", each.problem());
      json.writeStringProperty("advice", each.advice());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static String text(CheckResult result) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(result, json);
    }
    return text.toString();
  }

  static CheckResult read(String text) {
    JsonNode json = JsonMapper.shared().readTree(text);
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (JsonNode each : json.get("diagnostics")) {
      diagnostics.add(diagnostic(each));
    }
    return new CheckResult(
        json.get("kind").stringValue().equals("full"),
        json.get("samples").intValue(),
        json.get("cases").intValue(),
        json.get("engine").stringValue(),
        Instant.parse(json.get("at").stringValue()),
        diagnostics);
  }

  private static Diagnostic diagnostic(JsonNode json) {
    return new Diagnostic(
        json.get("severity").stringValue().equals("error")
            ? Diagnostic.Severity.ERROR
            : Diagnostic.Severity.WARNING,
        new Place(
            json.get("file").stringValue(),
            json.get("line").intValue(),
            json.get("column").intValue(),
            json.get("within").stringValue()),
        json.get("rule").stringValue(),
        json.get("problem").stringValue(),
        json.get("advice").stringValue());
  }
}
