package dev.tunegate.facts;

/** How good the retrieval of context is ({@code baseline.retrieval}; L30). */
public enum Retrieval {
  /** Nothing is retrieved. */
  NONE,
  /** What is retrieved is often the wrong thing. */
  POOR,
  /** The right context is found. */
  GOOD
}
