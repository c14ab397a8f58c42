package dev.tunegate.verdict;

/** The four verdicts; every decision gives exactly one. */
public enum Outcome {
  /** Fine-tuning is justified. */
  FINE_TUNE,
  /** Prompting is the right tool. */
  PROMPT,
  /** There is, or may be, a reason for tuning, and homework is known to be undone. */
  NOT_YET,
  /** Facts that matter are unstated or contradict each other. */
  NEEDS_INFORMATION
}
