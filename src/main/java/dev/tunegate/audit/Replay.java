package dev.tunegate.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of deciding a recorded case again, by the policy that decided it. */
public sealed interface Replay {

  /** The same decision, byte for byte. */
  record Equal() implements Replay {}

  /**
   * The same decision, byte for byte but for the engine's name, which is another.
   *
   * @param recorded the engine that decided
   * @param now the one that decided again
   */
  record EqualByAnotherEngine(String recorded, String now) implements Replay {}

  /**
   * Another decision.
   *
   * @param differences what differs, the verdict first; at most {@link JsonDifferences#MOST}
   * @param more how many more there are
   */
  record Different(String recorded, String now, List<Difference> differences, int more)
      implements Replay {
    /** Copies the list. */
    public Different {
      differences = List.copyOf(differences);
    }
  }

  /**
   * It cannot be decided again, so that nothing is said of it.
   *
   * @param why for people: a sentence
   */
  record NotReplayable(Reason reason, String why) implements Replay {}

  /** Why a decision cannot be replayed. */
  enum Reason {
    /** What it said is gone. */
    ERASED,
    /** A part of the case was not kept. */
    MASKED,
    /** The log does not hold the policy that decided. */
    POLICY_MISSING,
    /** This engine cannot run that policy, or read that case. */
    NOT_UNDERSTOOD
  }

  /**
   * A place where two decisions differ.
   *
   * @param pointer where, as a JSON pointer
   * @param recorded what was recorded there, as JSON; null where there was nothing
   * @param now what is there now, as JSON; null where there is nothing
   */
  record Difference(String pointer, @Nullable String recorded, @Nullable String now) {}

  /** Whether it is the same decision. */
  default boolean isMatch() {
    return this instanceof Equal || this instanceof EqualByAnotherEngine;
  }
}
