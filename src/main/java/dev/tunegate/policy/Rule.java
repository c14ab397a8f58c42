package dev.tunegate.policy;

import java.util.List;

/**
 * One rule, typed and resolved.
 *
 * @param name unique in its policy
 * @param place where it begins; for a row of a decision table its row
 * @param sources ids of the article's statements that it encodes
 * @param because its reason
 * @param thresholds the numbers it looks up, in the order written
 * @param conditions what must hold, in the order written
 * @param insertions what it concludes
 * @param text the rule as it is written, or as its table row expands
 */
public record Rule(
    String name,
    Place place,
    List<String> sources,
    Because because,
    List<ThresholdUse> thresholds,
    List<Condition> conditions,
    List<Insertion> insertions,
    String text) {

  /** Copies the lists. */
  public Rule {
    sources = List.copyOf(sources);
    thresholds = List.copyOf(thresholds);
    conditions = List.copyOf(conditions);
    insertions = List.copyOf(insertions);
  }

  /**
   * A number of the policy that the rule looks up.
   *
   * @param name its name in {@code thresholds.yaml}
   * @param binding the variable it is bound to, such as {@code $least}
   */
  public record ThresholdUse(String name, String binding, Place place) {}

  /**
   * A conclusion that the rule inserts.
   *
   * @param type the type of conclusion, such as {@code Gap}
   * @param arguments its components in order
   */
  public record Insertion(String type, List<Operand> arguments, Place place) {

    /** Copies the list. */
    public Insertion {
      arguments = List.copyOf(arguments);
    }
  }
}
