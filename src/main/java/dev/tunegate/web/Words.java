package dev.tunegate.web;

import dev.tunegate.store.Actor;
import dev.tunegate.verdict.Outcome;
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

  /** Who asked, as people read it. */
  static String asker(String name) {
    return name.equals(Actor.NOBODY.name()) ? "somebody not logged in" : name;
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
