package dev.tunegate.verdict;

/** Where a case stands in one row of the comparison. */
public enum Side {
  /** On the side of prompting. */
  PROMPTING,
  /** On the side of fine-tuning. */
  FINE_TUNING,
  /** In a gap that the article leaves between the two. */
  UNDECIDED,
  /** The case does not say. */
  NOT_STATED
}
