package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Detail;

/** Puts what is different between two policies into words; nothing else does. */
public final class DifferenceText {

  private DifferenceText() {}

  /** A change as the head of its details, such as {@code Threshold "few-shot examples"}. */
  public static String headline(Change change) {
    String thing =
        change.subject() == Change.Subject.POLICY
            ? subject(change.subject())
            : subject(change.subject()) + " \"" + change.name() + '"';
    return switch (change.kind()) {
      case ADDED -> thing + " is new";
      case REMOVED -> thing + " is gone";
      case CHANGED -> thing + " changes";
      case RENAMED -> thing + " has a new name and means the same";
      case MOVED -> thing + " stands in another file and means the same";
      case REFORMATTED -> thing + " is written differently and means the same";
    };
  }

  private static String subject(Change.Subject subject) {
    return switch (subject) {
      case POLICY -> "What policy.yaml says";
      case THRESHOLD -> "Threshold";
      case RULE -> "Rule";
      case ROW -> "Table row";
      case CODE -> "Code";
      case CODE_ORDER -> "The order of the codes of";
      case QUESTION -> "Question";
      case QUESTION_ORDER -> "The order of the questions in";
      case GROUP -> "Group of questions";
      case ATTRIBUTE -> "Attribute";
      case STATEMENT -> "Statement";
      case SAMPLE -> "Sample";
    };
  }

  /** What an aspect was, with its name; empty where it is new. */
  public static String before(Detail detail) {
    if (detail.before().isEmpty()) {
      return "";
    }
    return detail.aspect() + ": " + detail.before() + (detail.after().isEmpty() ? " (gone)" : "");
  }

  /** What it is now; empty where it is gone. */
  public static String after(Detail detail) {
    if (detail.after().isEmpty()) {
      return "";
    }
    return detail.before().isEmpty()
        ? detail.aspect() + ": " + detail.after() + " (new)"
        : "now: " + detail.after();
  }

  /** A detail in one line, such as {@code value: 10 examples, now: 8 examples}. */
  public static String sentence(Detail detail) {
    String before = before(detail);
    String after = after(detail);
    return before.isEmpty() || after.isEmpty() ? before + after : before + ", " + after;
  }
}
