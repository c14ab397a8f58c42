package dev.tunegate.cli;

import dev.tunegate.audit.Reconsidered;
import dev.tunegate.audit.Replay;
import dev.tunegate.audit.Replay.Difference;
import org.jspecify.annotations.Nullable;

/** What came of a replay, for people. */
final class ReplayText {

  private static final int MOST = 10;

  private final StringBuilder text = new StringBuilder();

  private ReplayText() {}

  static String of(String id, String result, Replay replay, @Nullable Reconsidered under) {
    var words = new ReplayText();
    words.replay(id, result, replay);
    if (under != null) {
      words.under(under);
    }
    return words.text.toString();
  }

  private void replay(String id, String result, Replay replay) {
    line(id + ": " + result);
    if (replay instanceof Replay.EqualByAnotherEngine equal) {
      item("It was decided by " + equal.recorded() + ", and again by " + equal.now() + ".");
    } else if (replay instanceof Replay.NotReplayable not) {
      item(not.why());
    } else if (replay instanceof Replay.Different different) {
      if (!different.recorded().equals(different.now())) {
        item(
            "It was decided by "
                + different.recorded()
                + ", and otherwise by "
                + different.now()
                + ".");
      }
      different.differences().stream().limit(MOST).forEach(this::difference);
      int more = Math.max(0, different.differences().size() - MOST) + different.more();
      if (more > 0) {
        item("and " + more + " more differences; --json tells up to 50");
      }
    }
  }

  private void difference(Difference difference) {
    item(difference.pointer());
    Paragraph.append(text, "recorded: " + shown(difference.recorded()), "      ", "        ");
    Paragraph.append(text, "now: " + shown(difference.now()), "      ", "        ");
  }

  private static String shown(@Nullable String value) {
    return value == null ? "nothing" : value;
  }

  private void under(Reconsidered under) {
    String now = under.after() == null ? "nothing" : under.after();
    item(
        under.changes()
            ? "The other version would decide " + now + " instead of " + under.before() + "."
            : "The other version would decide the same, " + now + ".");
    if (under.changes() || !under.lost().isEmpty() || !under.gained().isEmpty()) {
      item("Recorded: " + under.because());
      item("Then: " + under.nowBecause());
    }
    under.lost().forEach(each -> item("no more: " + each));
    under.gained().forEach(each -> item("new: " + each));
  }

  private void line(String sentence) {
    Paragraph.append(text, sentence, "", "  ");
  }

  private void item(String sentence) {
    Paragraph.append(text, sentence, "  * ", "    ");
  }
}
