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

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Numbers() {}

  /** Whether both are stated and the number is strictly above the limit. */
  static boolean above(@Nullable BigDecimal number, @Nullable BigDecimal limit) {
    return number != null && limit != null && number.compareTo(limit) > 0;
  }

  /** Whether both are stated and the number is at most the limit: equal is acceptable. */
  static boolean within(@Nullable BigDecimal number, @Nullable BigDecimal limit) {
    return number != null && limit != null && number.compareTo(limit) <= 0;
  }

  /** Whether a share can be above no limit, or a limit below no share, whatever the other is. */
  static boolean neverAbove(@Nullable BigDecimal share, @Nullable BigDecimal limit) {
    boolean nothingFails = share != null && share.signum() == 0;
    boolean allMayFail = limit != null && limit.compareTo(HUNDRED) == 0;
    return nothingFails || allMayFail || within(share, limit);
  }
}
