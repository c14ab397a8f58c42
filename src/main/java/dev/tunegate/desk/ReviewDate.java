package dev.tunegate.desk;

import dev.tunegate.policy.PolicyModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The day on which a policy wants to be looked at again. What is said of it goes beside a decision,
 * never into it: a decision knows no clock.
 */
public final class ReviewDate {

  private ReviewDate() {}

  /** The day, if the policy names one and it is past (in UTC). */
  public static Optional<LocalDate> overdue(PolicyModel policy, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Optional.ofNullable(policy.registers().info().review()).filter(today::isAfter);
  }
}
