package dev.tunegate.verdict;

/** The answer to one item of the checklist. */
public enum Answer {
  /** Done, or so. */
  YES,
  /** Not done, or not so. */
  NO,
  /** The case does not say. */
  UNKNOWN,
  /** The question does not arise for this case. */
  NOT_APPLICABLE
}
