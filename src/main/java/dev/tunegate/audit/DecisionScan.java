package dev.tunegate.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a recorded decision is looked at where very many are: read in one go, without parsing the
 * rest, which its hash vouches for.
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

    private void object(Skim json, String path) {
      json.object(
          member -> {
            String name = path + "/" + member;
            if (isOnTheWay(name) && json.isAtObject()) {
              object(json, name);
            } else {
              value(json, name);
            }
          });
    }

    private static boolean isOnTheWay(String path) {
      return switch (path) {
        case "/actor", "/decision", "/decision/policy", "/decision/verdict" -> true;
        default -> false;
      };
    }

    private void value(Skim json, String path) {
      switch (path) {
        case "/recordId" -> id = json.string();
        case "/at" -> at = json.string();
        case "/actor/name" -> actor = json.string();
        case "/policyVersion" -> version = json.number();
        case "/decision/policy/fingerprint" -> fingerprint = json.string();
        case "/decision/verdict/outcome" -> outcome = json.string();
        case "/decision/verdict/because" -> because = json.string();
        case "/decision/title" -> title = json.string();
        default -> json.pass();
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
    try {
      var json = new Skim(payload);
      var reading = new Reading();
      reading.object(json, "");
      json.end();
      return reading.scan();
    } catch (DateTimeException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException unreadable) {
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
