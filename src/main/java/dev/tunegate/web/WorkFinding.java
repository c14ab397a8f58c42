package dev.tunegate.web;

import dev.tunegate.desk.Writing;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Fix;
import dev.tunegate.policy.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What the check found in a file of a working copy.
 *
 * @param path of the file, such as {@code rules/thresholds.yaml}
 * @param place where it stands in the file; the file itself is named as the check names it
 * @param fix where to write what instead; null where that takes a person
 */
record WorkFinding(String path, Diagnostic found, Place place, @Nullable Instead fix) {

  /**
   * A text to write instead of another.
   *
   * @param begin index in the file of the first character that goes
   * @param end index after the last
   */
  record Instead(int begin, int end, String met, String text) {}

  static List<WorkFinding> list(Writing.Checked checked) {
    return checked.diagnostics().stream().map(found -> of(checked, found)).toList();
  }

  /** Those of all findings that stand in the way, without what to write instead. */
  static List<WorkFinding> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(found -> new WorkFinding(found.place().file(), found, found.place(), null))
        .toList();
  }

  private static WorkFinding of(Writing.Checked checked, Diagnostic found) {
    String path = found.place().file();
    @Nullable String text = checked.files().get(path);
    @Nullable Fix fix = found.fix();
    Optional<Fix.Range> range =
        text == null || fix == null ? Optional.empty() : fix.in(text, found.place());
    Instead instead =
        range.map(at -> new Instead(at.begin(), at.end(), fix.met(), fix.instead())).orElse(null);
    return new WorkFinding(path, found, found.place(), instead);
  }

  /** Where a person finds it: the line, and the key or cell. */
  public String where() {
    String line = place.line() > 0 ? "line " + place.line() : "";
    return place.within().isEmpty()
        ? line
        : line.isEmpty() ? place.within() : line + ", " + place.within();
  }

  /** Writes findings as the property of an object. */
  static void write(List<WorkFinding> findings, JsonGenerator json) {
    json.writeName("findings");
    json.writeStartArray();
    findings.forEach(each -> each.write(json));
    json.writeEndArray();
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("severity", found.isError() ? "error" : "warning");
    json.writeStringProperty("path", path);
    json.writeNumberProperty("line", place.line());
    json.writeNumberProperty("column", place.column());
    json.writeStringProperty("within", place.within());
    json.writeStringProperty("where", where());
    json.writeStringProperty("rule", found.rule());
    json.writeStringProperty("problem", found.problem());
    json.writeStringProperty("advice", found.advice());
    if (fix != null) {
      json.writeName("fix");
      json.writeStartObject();
      json.writeNumberProperty("begin", fix.begin());
      json.writeNumberProperty("end", fix.end());
      json.writeStringProperty("met", fix.met());
      json.writeStringProperty("text", fix.text());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
