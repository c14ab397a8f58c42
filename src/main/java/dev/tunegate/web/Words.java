package dev.tunegate.web;

import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the pages call the kinds of things that a decision is made of. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK);

  private Words() {}

  /** A kind of conclusion, as a tag beside one. */
  static String kind(String type) {
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

  /** A kind of conclusion, as it goes on in the sentence "Nothing was found of …". */
  static String noneOf(String type) {
    return switch (type) {
      case "Ground" -> "No reason for tuning holds";
      case "Prospect" -> "No possible reason for tuning was found";
      case "Gap" -> "No missing homework was found";
      case "Veto" -> "Nothing rules tuning out";
      case "Contradiction" -> "No contradiction was found";
      case "Question" -> "No question is open";
      case "Warning" -> "There is no warning";
      case "Unstated" -> "Nothing that is looked for here is unstated";
      case "Attribute" -> "The case has no such attribute";
      default -> "It was not found";
    };
  }

  static String answer(Answer answer) {
    return switch (answer) {
      case YES -> "Yes";
      case NO -> "No";
      case UNKNOWN -> "Not known";
      case NOT_APPLICABLE -> "Does not apply";
    };
  }

  static String side(Side side) {
    return switch (side) {
      case PROMPTING -> "on the side of prompting";
      case FINE_TUNING -> "on the side of fine-tuning";
      case UNDECIDED -> "between the two";
      case NOT_STATED -> "not stated";
    };
  }

  /** A verdict as part of an address or the name of a style. */
  static String slug(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
  }
}
