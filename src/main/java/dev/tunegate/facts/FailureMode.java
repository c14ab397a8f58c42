package dev.tunegate.facts;

/** What goes wrong when the prompted system fails ({@code baseline.failureMode}; L77 to L79). */
public enum FailureMode {
  /** The output breaks its format. */
  FORMAT,
  /** The reasoning is wrong. */
  REASONING,
  /** The voice drifts. */
  STYLE,
  /** Another behaviour does not hold. */
  BEHAVIOR,
  /** The system lacks knowledge or current information. */
  KNOWLEDGE,
  /** Nothing goes wrong. */
  NONE,
  /** Outputs fail, and nobody has found out how. */
  UNIDENTIFIED
}
