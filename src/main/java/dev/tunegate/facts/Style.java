package dev.tunegate.facts;

/** How particular the voice of the output is ({@code task.style}; L71, L72). */
public enum Style {
  /** No particular style is wanted. */
  NONE,
  /** The style can be put into words. */
  DESCRIBABLE,
  /** The style can only be shown by examples. */
  EXAMPLE_LEVEL
}
