package dev.tunegate.web;

import dev.tunegate.desk.CaseRefusal;
import tools.jackson.core.JsonGenerator;

/**
 * A problem document (RFC 9457) for everything but refused cases, which are {@link CaseRefusal}s.
 *
 * @param status the status of the answer
 * @param detail what is the matter this time, and what to do
 */
record Problem(ProblemType type, int status, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  Problem(ProblemType type, String detail) {
    this(type, type.status(), detail);
  }

  /** The document as JSON text. */
  String toJson() {
    return Json.text(this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    properties(json);
    json.writeEndObject();
  }

  /** The properties that every problem has. */
  void properties(JsonGenerator json) {
    json.writeStringProperty("type", type.uri());
    json.writeStringProperty("title", type.title());
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", detail);
  }
}
