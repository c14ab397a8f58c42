package dev.tunegate.web;

import dev.tunegate.audit.Replay;
import java.util.List;

/**
 * What came of a replay, in words.
 *
 * @param match whether it is the same decision
 * @param says a sentence
 * @param differences what differs
 * @param more how many more differences there are
 */
record ReplayPage(boolean match, String says, List<Replay.Difference> differences, int more) {

  private static final int MOST = 20;

  static ReplayPage of(Replay replay) {
    if (replay instanceof Replay.Equal) {
      return new ReplayPage(
          true, "Decided again, it is the same decision, byte for byte.", List.of(), 0);
    }
    if (replay instanceof Replay.EqualByAnotherEngine equal) {
      return new ReplayPage(
          true,
          "Decided again by another engine, "
              + equal.now()
              + " instead of "
              + equal.recorded()
              + ", it is the same decision, byte for byte but for the engine’s name.",
          List.of(),
          0);
    }
    if (replay instanceof Replay.Different different) {
      List<Replay.Difference> shown = different.differences().stream().limit(MOST).toList();
      return new ReplayPage(
          false,
          "Decided again, it is NOT the same decision. Recorded by "
              + different.recorded()
              + ", now by "
              + different.now()
              + ".",
          shown,
          different.more() + different.differences().size() - shown.size());
    }
    return new ReplayPage(
        false,
        "It cannot be decided again, so nothing is said of it. "
            + ((Replay.NotReplayable) replay).why(),
        List.of(),
        0);
  }
}
