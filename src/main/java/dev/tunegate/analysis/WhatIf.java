package dev.tunegate.analysis;

import dev.tunegate.verdict.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of facts that a team can act on would turn a verdict to another one; each was
 * decided by Drools.
 *
 * @param present the verdict on the case as it is
 * @param wanted the verdict that was asked for
 * @param answers the smallest first; none changes all the facts that another one changes, and more
 */
public record WhatIf(Outcome present, Outcome wanted, List<Answer> answers, Looked looked) {

  /** Most facts that are changed together. */
  public static final int MOST_CHANGES = 3;

  /** Copies the list. */
  public WhatIf {
    answers = List.copyOf(answers);
  }

  /**
   * Changes that together turn the verdict.
   *
   * @param because the sentence of the verdict that comes of them
   */
  public record Answer(List<Change> changes, String because) {
    /** Copies the list. */
    public Answer {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A fact with another value.
   *
   * @param from null where it is not stated
   */
  public record Change(String path, @Nullable Object from, Object to) {}

  /**
   * How far was looked.
   *
   * @param facts how many facts that a team can act on can matter to the verdict at all
   * @param changes how many of them were changed together at most
   * @param cases how many changed cases were looked at one by one; the others were ruled out
   *     together
   * @param cut whether the search was cut short, so that there may be other answers
   * @param more whether larger answers were not looked for since there are enough
   */
  public record Looked(int facts, int changes, int cases, boolean cut, boolean more) {}

  /** Whether the case has the wanted verdict as it is. */
  public boolean already() {
    return present == wanted;
  }
}
