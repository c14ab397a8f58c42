package dev.tunegate.analysis;

import dev.tunegate.verdict.Outcome;
import java.util.Set;

/** What comes of a case: one of the verdicts, or that the policy gives no single one. */
public enum Judgement {
  /** The verdict is to tune. */
  FINE_TUNE,
  /** The verdict is to prompt. */
  PROMPT,
  /** The verdict is that homework comes first. */
  NOT_YET,
  /** The verdict is that facts are wanting. */
  NEEDS_INFORMATION,
  /** The policy reaches no verdict, or several. */
  UNDECIDED;

  static Judgement of(Outcome outcome) {
    return valueOf(outcome.name());
  }

  static Judgement of(Set<Outcome> outcomes) {
    return outcomes.size() == 1 ? of(outcomes.iterator().next()) : UNDECIDED;
  }
}
