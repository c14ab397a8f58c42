package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a route is for. */
enum Access {
  /** Everybody, wherever the service listens. */
  ANYONE,
  /** Whoever has logged in, also with a password that is still to be changed. */
  LOGGED_IN,
  /** Whoever has logged in, and is no machine. */
  PERSON,
  READ(Right.READ),
  DECIDE(Right.DECIDE),
  POLICY_WRITE(Right.POLICY_WRITE),
  POLICY_APPROVE(Right.POLICY_APPROVE),
  /** Either of the two people that a change needs. */
  POLICY_EITHER(Right.POLICY_WRITE, Right.POLICY_APPROVE),
  /** Whoever saved a version, which the step itself looks at, or an administrator. */
  WITHDRAW(Right.POLICY_WRITE, Right.ACCOUNTS),
  JOURNAL(Right.JOURNAL),
  ACCOUNTS(Right.ACCOUNTS);

  private final @Nullable Right one;
  private final @Nullable Right other;

  Access() {
    this(null, null);
  }

  Access(Right only) {
    this(only, null);
  }

  Access(@Nullable Right one, @Nullable Right other) {
    this.one = one;
    this.other = other;
  }

  /**
   * Whether a route of this kind is for somebody.
   *
   * @param person null if nobody is known to be asking
   * @param open whether reading and deciding need no login
   */
  boolean grants(@Nullable Person person, boolean open) {
    if (this == ANYONE) {
      return true;
    }
    if (person != null && person.mustChange()) {
      return this == LOGGED_IN;
    }
    if (this == LOGGED_IN || this == PERSON) {
      return person != null && !person.isMachine();
    }
    return allows(one, person, open) || allows(other, person, open);
  }

  /** The rights of which any one is enough; none where it is no matter of rights. */
  List<Right> rights() {
    return Stream.of(one, other).filter(Objects::nonNull).toList();
  }

  /** Where only this machine reaches the service, reading and deciding need no login. */
  private static boolean allows(@Nullable Right right, @Nullable Person person, boolean open) {
    boolean free = open && (right == Right.READ || right == Right.DECIDE);
    return right != null && (free || (person != null && person.may(right)));
  }
}
