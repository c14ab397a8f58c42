package dev.tunegate.policy.shipped;

import org.jspecify.annotations.Nullable;

/** How far a piece of homework, or a condition of a route, is known to hold. */
enum Done {
  YES,
  NO,
  /** A question, and never taken for either of the others. */
  UNSTATED,
  /** The piece does not arise for this case. */
  NOT_NEEDED;

  static Done of(@Nullable Boolean fact) {
    return fact == null ? UNSTATED : fact ? YES : NO;
  }
}
