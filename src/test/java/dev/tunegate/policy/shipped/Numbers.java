package dev.tunegate.policy.shipped;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers of the readings, and comparisons that hold only where both sides are stated. */
final class Numbers {

  /** "10 pass, 9 do not". */
  static final long FEW_SHOT_EXAMPLES = 10;

  /** "Under 6 months is a gap". */
  static final BigDecimal MONTHS = BigDecimal.valueOf(6);

  /** "500 is the floor for all; a narrow task needs 500". */
  static final long EXAMPLES_NARROW = 500;

  /** "Diverse inputs 2,000". */
  static final long EXAMPLES_DIVERSE = 2_000;

  /** "Complex reasoning 10,000". */
  static final long EXAMPLES_COMPLEX = 10_000;

  /** "Above 1,000,000 tuning's". */
  static final long HIGH_VOLUME = 1_000_000;

  /** "200 and up prompting's". */
  static final BigDecimal SLOW = BigDecimal.valueOf(200);

  private Numbers() {}

  /** Whether both are stated and the number is strictly above the limit. */
  static boolean above(@Nullable BigDecimal number, @Nullable BigDecimal limit) {
    return number != null && limit != null && number.compareTo(limit) > 0;
  }

  /** Whether both are stated and the number is at most the limit: equal is acceptable. */
  static boolean within(@Nullable BigDecimal number, @Nullable BigDecimal limit) {
    return number != null && limit != null && number.compareTo(limit) <= 0;
  }

  /** Whether a rate is known to be within the limit; a rate of 0 is, whatever the limit. */
  static boolean neverAbove(@Nullable BigDecimal rate, @Nullable BigDecimal limit) {
    return (rate != null && rate.signum() == 0) || within(rate, limit);
  }
}
