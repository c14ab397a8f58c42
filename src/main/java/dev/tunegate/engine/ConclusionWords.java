package dev.tunegate.engine;

import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Side;

/** What is concluded, in the policy's own words and never as a code. */
public final class ConclusionWords {

  private ConclusionWords() {}

  /** A conclusion with its kind, such as “Missing homework: too few examples”. */
  public static String says(Conclusion concluded, Registers registers) {
    if (concluded instanceof Check check) {
      String item = String.valueOf(check.item());
      String question = registers.label("Check", item);
      return "Check " + item + ", “" + question + "”: " + answer(check.answer());
    }
    if (concluded instanceof Reading reading) {
      String dimension = registers.label("Reading", reading.dimension());
      return "Comparison, “" + dimension + "”: " + side(reading.side());
    }
    return kind(concluded.type()) + ": " + label(concluded, registers);
  }

  private static String label(Conclusion concluded, Registers registers) {
    if (concluded instanceof Question question) {
      return registers.label(question.path());
    }
    if (concluded instanceof Contradiction pair) {
      return registers.label(pair.path()) + " against " + registers.label(pair.other());
    }
    return registers.label(concluded.type(), concluded.key());
  }

  /** A kind of conclusion, as a tag beside one. */
  public static String kind(String type) {
    return switch (type) {
      case "Ground" -> "Reason for tuning";
      case "Prospect" -> "Possible reason for tuning";
      case "Gap" -> "Missing homework";
      case "Veto" -> "Rules tuning out";
      case "Contradiction" -> "Contradiction";
      case "Question" -> "Open question";
      case "Warning" -> "Worth knowing";
      case "Verdict" -> "Verdict";
      case "Action" -> "To do";
      default -> "Finding";
    };
  }

  /** The answer to a check. */
  public static String answer(Answer answer) {
    return switch (answer) {
      case YES -> "Yes";
      case NO -> "No";
      case UNKNOWN -> "Not known";
      case NOT_APPLICABLE -> "Does not apply";
    };
  }

  /** The side of a row of the comparison. */
  public static String side(Side side) {
    return switch (side) {
      case PROMPTING -> "on the side of prompting";
      case FINE_TUNING -> "on the side of fine-tuning";
      case UNDECIDED -> "between the two";
      case NOT_STATED -> "not stated";
    };
  }
}
