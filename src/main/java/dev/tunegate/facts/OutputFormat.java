package dev.tunegate.facts;

/** How fixed the shape of the output is ({@code task.outputFormat}; L10, L31). */
public enum OutputFormat {
  /** The shape has to stay flexible. */
  FLEXIBLE,
  /** A shape is wanted, and small departures do no harm. */
  LOOSE,
  /** Every output must match a tightly constrained shape. */
  STRICT
}
