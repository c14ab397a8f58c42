package dev.tunegate.policy.shipped;

/** Where a route to tuning stands in a case. */
enum Standing {
  /** No ground, and no unstated fact can make one. */
  CLOSED,
  /** Nothing speaks for it yet; an unstated fact could. */
  OPEN,
  /** It would be a ground if missing homework or an unstated fact turned out so. */
  PROSPECT,
  /** A reason for tuning that holds. */
  GROUND
}
