package dev.tunegate.facts;

/** How many format failures can be borne ({@code task.formatFailureTolerance}; L57, L58). */
public enum FormatFailureTolerance {
  /** None at all. */
  NONE,
  /** One now and then. */
  OCCASIONAL
}
