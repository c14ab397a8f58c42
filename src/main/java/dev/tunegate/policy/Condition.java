package dev.tunegate.policy;

/** One condition of a rule. */
public sealed interface Condition {

  /** What is looked for. */
  Pattern pattern();

  /** Holds once for each fact or conclusion that the pattern matches. */
  record Match(Pattern pattern) implements Condition {}

  /** Holds if anything matches the pattern. */
  record Exists(Pattern pattern) implements Condition {}

  /** Holds if nothing matches the pattern. */
  record Absent(Pattern pattern) implements Condition {}
}
