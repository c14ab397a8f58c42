package dev.tunegate.policy;

/** How two values are compared. */
public enum Operator {
  /** Equal. */
  EQUAL("=="),
  /** Not equal; the field must be stated. */
  NOT_EQUAL("!="),
  /** Smaller. */
  LESS("<"),
  /** Smaller or equal. */
  AT_MOST("<="),
  /** Greater. */
  GREATER(">"),
  /** Greater or equal. */
  AT_LEAST(">=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As a rule writes it. */
  public String symbol() {
    return symbol;
  }

  /** Whether it compares sizes. */
  public boolean ordering() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** Whether it holds for the sign of a comparison, as {@link Comparable#compareTo} gives it. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }
}
