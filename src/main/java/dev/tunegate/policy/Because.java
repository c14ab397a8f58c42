package dev.tunegate.policy;

import java.util.List;

/**
 * The reason of a rule: text with places for values.
 *
 * @param text as the rule writes it
 */
public record Because(String text, List<Segment> segments, Place place) {

  /** Copies the list. */
  public Because {
    segments = List.copyOf(segments);
  }

  /** A piece of a reason. */
  public sealed interface Segment {}

  /** Words as they stand. */
  public record Words(String text) implements Segment {}

  /**
   * The value of a variable.
   *
   * @param variable its name without the dollar sign
   * @param singular words that follow the number 1; empty where only the value is wanted
   * @param plural words that follow other numbers
   */
  public record Value(String variable, String singular, String plural) implements Segment {}

  /**
   * How many conclusions of a type there are.
   *
   * @param singular words that follow "one"; empty where only the number is wanted
   * @param plural words that follow other numbers
   */
  public record Count(String type, String singular, String plural) implements Segment {}
}
