package dev.tunegate.facts;

/**
 * The team's own word for how far the prompt has been worked out ({@code baseline.promptMaturity};
 * L12, L13).
 */
public enum PromptMaturity {
  /** There is no prompt yet. */
  NONE,
  /** A quick first draft. */
  FIRST_DRAFT,
  /** Worked on, and not yet the best obtainable. */
  PARTLY_WORKED,
  /** The best prompt obtainable. */
  MAXIMIZED
}
