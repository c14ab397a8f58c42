package dev.tunegate.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What of a recorded decision is looked at where very many are: read in one go, without keeping the
 * rest.
 *
 * @param version number of the policy's version; null where it was none of the service
 */
record DecisionScan(
    String id,
    Instant at,
    String actor,
    @Nullable Integer version,
    String fingerprint,
    String outcome,
    String because,
    String title) {

  private static final JsonFactory JSON = new JsonFactory();

  /** What is wanted of a record, by its path, and nothing of which is longer than its decision. */
  private static final class Reading {
    private @Nullable String id;
    private @Nullable String at;
    private @Nullable String actor;
    private @Nullable Integer version;
    private @Nullable String fingerprint;
    private @Nullable String outcome;
    private @Nullable String because;
    private @Nullable String title;

    private void object(JsonParser json, String path) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = path + "/" + json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT && isOnTheWay(name)) {
          object(json, name);
        } else if (value.isStructStart()) {
          json.skipChildren();
        } else {
          value(json, name);
        }
      }
    }

    private static boolean isOnTheWay(String path) {
      return switch (path) {
        case "/actor", "/decision", "/decision/policy", "/decision/verdict" -> true;
        default -> false;
      };
    }

    private void value(JsonParser json, String path) {
      switch (path) {
        case "/recordId" -> id = json.getString();
        case "/at" -> at = json.getString();
        case "/actor/name" -> actor = json.getString();
        case "/policyVersion" -> version = json.getIntValue();
        case "/decision/policy/fingerprint" -> fingerprint = json.getString();
        case "/decision/verdict/outcome" -> outcome = json.getString();
        case "/decision/verdict/because" -> because = json.getString();
        case "/decision/title" -> title = json.getString();
        default -> {}
      }
    }

    private DecisionScan scan() {
      return new DecisionScan(
          there(id),
          Instant.parse(there(at)),
          there(actor),
          version,
          there(fingerprint),
          there(outcome),
          there(because),
          there(title));
    }

    private static String there(@Nullable String value) {
      if (value == null) {
        throw new IllegalArgumentException("something is missing");
      }
      return value;
    }
  }

  /**
   * Reads a payload.
   *
   * @throws IllegalArgumentException if it is none of a decision
   */
  static DecisionScan of(byte[] payload) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
      var reading = new Reading();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("This is no record of a decision");
      }
      reading.object(json, "");
      return reading.scan();
    } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("This is no record of a decision", unreadable);
    }
  }

  /** The same by name, as {@code register_decision} has it. */
  Map<String, String> line() {
    return Map.of(
        "id", id,
        "time", at.toString(),
        "actor", actor,
        "verdict", outcome,
        "title", title,
        "reason", because,
        "policy", fingerprint,
        "version", String.valueOf(version));
  }
}
