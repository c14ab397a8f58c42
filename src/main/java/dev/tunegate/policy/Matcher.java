package dev.tunegate.policy;

/** A constraint made ready to be tried on facts, many times over. */
@FunctionalInterface
interface Matcher {

  /** For constraints that look at nothing but the fact. */
  Object[] NO_OTHERS = {};

  /**
   * Whether the constraint holds.
   *
   * @param fact what is looked at
   * @param others what the conditions matched whose variables the constraint names
   */
  boolean matches(Object fact, Object[] others);
}
