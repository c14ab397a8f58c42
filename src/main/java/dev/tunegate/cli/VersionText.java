package dev.tunegate.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Versions of the policy as text for the terminal. */
final class VersionText {

  private static final Map<String, String> NEXT =
      Map.of(
          "DRAFT", "Propose it with: tunegate policy propose %d",
          "PROPOSED", "Somebody else approves it with: tunegate policy approve %d",
          "APPROVED", "Put it in force with: tunegate policy activate %d");

  private VersionText() {}

  /** A line for a version. */
  static String line(JsonNode version) {
    return String.format(
        Locale.ROOT,
        "%4d  %-10s  %s  %s: %s",
        version.path("number").intValue(),
        state(version),
        version.path("created").stringValue().substring(0, 10),
        version.path("author").stringValue(),
        version.path("message").stringValue().lines().findFirst().orElse(""));
  }

  static String state(JsonNode version) {
    String state = version.path("state").stringValue();
    return state.equals("ACTIVE") ? "in force" : state.toLowerCase(Locale.ROOT);
  }

  /** What became of a version by a step, and what comes next. */
  static void outcome(JsonNode version, PrintWriter out) {
    int number = version.path("number").intValue();
    String fingerprint = version.path("fingerprint").stringValue();
    out.println(
        "Version "
            + number
            + " is "
            + (state(version).equals("draft") ? "saved as a draft" : state(version))
            + ", "
            + PolicyOptions.shortened(fingerprint)
            + ".");
    String next = NEXT.get(version.path("state").stringValue());
    JsonNode rollback = version.path("rollback");
    JsonNode schedule = version.path("schedule");
    if (rollback.isObject()) {
      out.println(
          "A roll back to it is asked for. Somebody else confirms it with: tunegate policy rollback "
              + number
              + " --confirm");
    } else if (schedule.isObject()) {
      scheduled(schedule, out);
    } else if (next != null) {
      out.println(String.format(Locale.ROOT, next, number));
    }
  }

  /** When a version is to come into force, or why it did not. */
  static void scheduled(JsonNode schedule, PrintWriter out) {
    int number = schedule.path("number").intValue();
    String when = schedule.path("at").stringValue();
    JsonNode trouble = schedule.path("trouble");
    out.println(
        trouble.isString()
            ? "It could not come into force at " + when + ": " + trouble.stringValue()
            : "It comes into force at "
                + when
                + ", as "
                + schedule.path("requester").stringValue()
                + " set. Call it off with: tunegate policy activate "
                + number
                + " --call-off");
  }

  static void diagnostics(JsonNode diagnostics, PrintWriter out) {
    for (JsonNode each : diagnostics) {
      out.println(
          place(each)
              + ": "
              + each.path("severity").stringValue()
              + (each.path("rule").stringValue().isEmpty()
                  ? ""
                  : " in rule \"" + each.path("rule").stringValue() + '"')
              + ": "
              + each.path("problem").stringValue());
      if (!each.path("advice").stringValue().isEmpty()) {
        out.println("    " + each.path("advice").stringValue());
      }
    }
  }

  private static String place(JsonNode diagnostic) {
    int line = diagnostic.path("line").intValue();
    int column = diagnostic.path("column").intValue();
    String within = diagnostic.path("within").stringValue();
    return diagnostic.path("file").stringValue()
        + (line > 0 ? ":" + line : "")
        + (column > 0 ? ":" + column : "")
        + (within.isEmpty() ? "" : " (" + within + ")");
  }

  static void divergence(JsonNode divergence, PrintWriter out) {
    out.println("Changed here since version " + divergence.path("parent").intValue() + ":");
    changes(divergence.path("here"), out);
    out.println("Changed in version " + divergence.path("inForce").intValue() + ", in force:");
    changes(divergence.path("there"), out);
    if (divergence.path("contained").booleanValue()) {
      out.println(
          "All that is changed here is in force already: nothing is left but to withdraw it.");
    }
  }

  static void changes(JsonNode changes, PrintWriter out) {
    for (JsonNode change : changes) {
      out.println(
          "  "
              + change.path("path").stringValue()
              + " ("
              + change.path("change").stringValue()
              + ")");
    }
  }
}
