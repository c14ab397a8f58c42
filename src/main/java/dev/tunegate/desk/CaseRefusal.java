package dev.tunegate.desk;

import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.InvalidCaseException;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A refused case as a problem document (RFC 9457).
 *
 * @param type stable URI of the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status that fits it
 * @param errors every bad field
 */
public record CaseRefusal(String type, String title, int status, List<CaseProblem> errors) {

  /** The refusal of what a reader refused. */
  public static CaseRefusal of(InvalidCaseException refused) {
    List<CaseProblem> problems = refused.problems();
    String first = problems.isEmpty() ? "" : problems.get(0).type();
    return switch (first) {
      case "malformed-json" ->
          new CaseRefusal("/problems/malformed-json", "The text is no JSON", 400, problems);
      case "too-large" ->
          new CaseRefusal("/problems/too-large", "The case is too large", 413, problems);
      default ->
          new CaseRefusal(
              "/problems/invalid-case", "The case cannot be read as it stands", 422, problems);
    };
  }

  /** One sentence that names the first problem and how many there are. */
  public String detail() {
    String first = errors.isEmpty() ? title : errors.get(0).message();
    return errors.size() <= 1 ? first : first + " (" + (errors.size() - 1) + " more in errors)";
  }

  /** Writes the document as one JSON object. */
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", type);
    json.writeStringProperty("title", title);
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", detail());
    json.writeName("errors");
    json.writeStartArray();
    for (CaseProblem error : errors) {
      json.writeStartObject();
      json.writeStringProperty("pointer", error.pointer());
      json.writeStringProperty("type", error.type());
      json.writeStringProperty("detail", error.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
