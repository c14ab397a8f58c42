package dev.tunegate.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step of the journal as an entry of the ledger holds it.
 *
 * @param entry index of the entry; where it waits for its place, the one that it will have at most
 * @param json all of it
 */
record Step(long entry, String kind, long sequence, String payload, JsonNode json) {

  /** Reads a payload; null if it is none of a step. */
  static @Nullable Step of(long entry, String kind, byte[] payload) {
    try {
      JsonNode json = JsonMapper.shared().readTree(payload);
      boolean whole =
          json.path("sequence").canConvertToLong()
              && json.path("kind").stringValue("").equals(kind)
              && json.path("subject").isString();
      String text = new String(payload, StandardCharsets.UTF_8);
      return whole ? new Step(entry, kind, json.path("sequence").longValue(), text, json) : null;
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  String subject() {
    return text("subject");
  }

  boolean isOfPolicy() {
    return kind.startsWith("policy.") && json.path("version").isInt();
  }

  int version() {
    return json.path("version").intValue();
  }

  String text(String name) {
    return json.path(name).stringValue("");
  }

  @Nullable Integer number(String name) {
    JsonNode value = json.path(name);
    return value.isInt() ? Integer.valueOf(value.intValue()) : null;
  }
}
