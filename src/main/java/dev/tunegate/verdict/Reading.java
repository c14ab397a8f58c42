package dev.tunegate.verdict;

/**
 * Where the case stands in one row of the comparison.
 *
 * @param dimension the row, as {@code codes.yaml} declares it
 * @param side where the case stands
 */
public record Reading(String dimension, Side side) implements Conclusion {

  @Override
  public String key() {
    return dimension + ":" + side;
  }
}
