package dev.tunegate.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The labelled examples now in hand. A null component is not stated. */
public record Data(
    @Fact(value = "Number of input and output pairs in hand.", unit = "examples", actionable = true)
        @Nullable Long labeledExamples,
    @Fact(value = "Whether the examples were checked and found right.", actionable = true)
        @Nullable Boolean verified,
    @Fact(
            value = "Share of the examples that is wrong or stale.",
            unit = "%",
            max = 100,
            actionable = true)
        @Nullable BigDecimal flawedPercent,
    @Fact(value = "Whether there is a budget for curating the data.", actionable = true)
        @Nullable Boolean curationBudgeted,
    @Fact(
            value = "Planned share of the whole effort that goes into curation.",
            unit = "%",
            max = 100,
            actionable = true)
        @Nullable BigDecimal curationEffortPercent)
    implements Part {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Number of examples that are right, rounded down; null where it cannot be known. Unstated flaws
   * count as none where the examples were verified.
   */
  @Fact(
      value = "Number of labelled examples that are right, rounded down.",
      unit = "examples",
      derivedFrom = {"data.labeledExamples", "data.flawedPercent", "data.verified"})
  public @Nullable Long usableExamples() {
    BigDecimal flawed =
        flawedPercent == null && Boolean.TRUE.equals(verified) ? BigDecimal.ZERO : flawedPercent;
    if (labeledExamples == null || flawed == null) {
      return null;
    }
    return BigDecimal.valueOf(labeledExamples)
        .multiply(HUNDRED.subtract(flawed))
        .movePointLeft(2)
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }

  /**
   * How many labelled examples it takes for a number of usable ones, where this share is flawed;
   * null where none would do.
   */
  public static @Nullable BigDecimal labeledFor(BigDecimal usable, BigDecimal flawedPercent) {
    BigDecimal right = HUNDRED.subtract(flawedPercent);
    return right.signum() == 0
        ? null
        : usable.multiply(HUNDRED).divide(right, 0, RoundingMode.CEILING);
  }

  /**
   * How large the flawed share of examples may be for a number of usable ones, to a tenth of a
   * percent; null where there are too few.
   */
  public static @Nullable BigDecimal flawedFor(BigDecimal usable, BigDecimal labeled) {
    return labeled.compareTo(usable) < 0 || labeled.signum() == 0
        ? null
        : labeled.subtract(usable).multiply(HUNDRED).divide(labeled, 1, RoundingMode.FLOOR);
  }
}
