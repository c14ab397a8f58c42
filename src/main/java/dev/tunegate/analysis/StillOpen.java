package dev.tunegate.analysis;

import dev.tunegate.verdict.Outcome;
import java.util.List;

/**
 * Which facts that a case does not state can still change its verdict, and what would settle it.
 *
 * @param present the verdict on the case as it is
 * @param paths the facts that matter, in the order in which to ask: those first whose answers can
 *     settle the verdict with the fewest others
 * @param settling the smallest sets of answers after which no further answer changes the verdict
 */
public record StillOpen(
    Outcome present, List<String> paths, List<Settling> settling, Looked looked) {

  /** Most answers that are tried together to settle the verdict. */
  public static final int MOST_ANSWERS = 3;

  /** Copies the lists. */
  public StillOpen {
    paths = List.copyOf(paths);
    settling = List.copyOf(settling);
  }

  /**
   * Answers that together settle the verdict.
   *
   * @param verdict what it then is, whatever else is answered
   */
  public record Settling(List<WhatIf.Change> answers, Judgement verdict) {
    /** Copies the list. */
    public Settling {
      answers = List.copyOf(answers);
    }
  }

  /**
   * How far was looked.
   *
   * @param unstated how many facts the case leaves open that rules can ask for
   * @param answers how many answers were tried together at most
   * @param cut whether a search was cut short: then a fact is among those that matter unless it was
   *     found not to, and smaller sets of answers may have been missed
   * @param more whether there are more such smallest sets than are told
   */
  public record Looked(int unstated, int answers, boolean cut, boolean more) {}

  /** Whether no further answer changes the verdict. */
  public boolean settled() {
    return paths.isEmpty();
  }
}
