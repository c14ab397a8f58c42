package dev.tunegate.cli;

import dev.tunegate.audit.BundleCheck;
import dev.tunegate.audit.RecordReport;
import dev.tunegate.engine.Wording;
import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.Finding;
import dev.tunegate.ledger.LedgerReport;
import dev.tunegate.ledger.VerifierKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verification found, for people. */
final class RecordText {

  private static final int MOST = 10;

  private final StringBuilder text = new StringBuilder();

  private RecordText() {}

  /**
   * The words.
   *
   * @param what was verified
   * @param keys that were given
   * @param outside the file of checkpoints; null if there was none
   * @param beside whether that file is the ledger's own, beside the database
   * @param bundles what was found of policies that were given
   */
  static String of(
      RecordReport report,
      String what,
      List<VerifierKey> keys,
      @Nullable Path outside,
      boolean beside,
      List<BundleCheck> bundles) {
    var words = new RecordText();
    words.verdict(report, what);
    bundles.stream().filter(each -> !each.holds()).forEach(each -> words.line(each.says()));
    words.checked(report, outside);
    bundles.stream().filter(BundleCheck::holds).forEach(each -> words.item(each.says()));
    words.unknown(report, keys, outside, beside);
    return words.text.toString();
  }

  private void verdict(RecordReport report, String what) {
    if (report.holds()) {
      line("The record holds: nothing in it was changed. It is " + what + ".");
      return;
    }
    line("The record does NOT hold. It is " + what + ".");
    List<Finding> findings = report.findings();
    line("First of all: " + findings.get(0).message() + ".");
    findings.stream().skip(1).limit(MOST - 1).forEach(each -> item(each.message() + "."));
    if (findings.size() > MOST) {
      item("There is more: " + (findings.size() - MOST) + " further findings are not shown.");
    }
  }

  private void checked(RecordReport report, @Nullable Path outside) {
    LedgerReport log = report.log();
    text.append("\nChecked\n");
    item(
        count(log.size(), "entry", "entries")
            + from(report.from(), report.to())
            + ": "
            + count(report.decisions(), "decision", "decisions")
            + ", "
            + count(report.steps(), "step", "steps")
            + " on policies, accounts and tokens, "
            + count(report.policies(), "whole policy", "whole policies")
            + "; "
            + Wording.number(log.erased())
            + " erased on record.");
    Checkpoint last = log.last();
    item(
        count(log.checkpoints(), "checkpoint of the log holds", "checkpoints of the log hold")
            + (last == null ? "." : ", the last of " + count(last.size(), "entry", "entries."))
            + (log.unsigned() == 0
                ? ""
                : " The "
                    + count(log.unsigned(), "newest entry is", "newest entries are")
                    + " in none yet."));
    for (VerifierKey key : log.keys()) {
      item("Signed by " + key);
    }
    if (outside != null) {
      item(count(log.outside(), "checkpoint", "checkpoints") + " of " + outside + " hold too.");
    }
    RecordReport.Beside database = report.database();
    if (database != null) {
      item(
          "The policies, accounts, tokens, journal and register of the database, up to entry "
              + Wording.number(Math.max(0, database.registered() - 1))
              + ".");
    }
  }

  private void unknown(
      RecordReport report, List<VerifierKey> keys, @Nullable Path outside, boolean beside) {
    text.append("\nNot known\n");
    int before = text.length();
    if (keys.isEmpty()) {
      item(
          "Whose log it is: no key was given. Whoever can write the database could have signed"
              + " another log with another key. Keep the verifier key elsewhere, and give it with"
              + " --key.");
    }
    if (outside == null) {
      item(
          "Whether it is all there: no checkpoint was given. Whoever has the database and the"
              + " signing key could have cut or rewritten it. Keep checkpoints elsewhere, and give"
              + " them with --checkpoint.");
    } else if (beside) {
      item(
          "Whether somebody changed the database and the folder beside it alike: the checkpoints"
              + " were taken from there. Keep copies elsewhere, and give them with --checkpoint.");
    }
    RecordReport.Beside database = report.database();
    if (database != null && database.olderSteps() > 0) {
      item(
          "What the first "
              + count(database.olderSteps(), "step", "steps")
              + " of the journal say: they are older than the log.");
    }
    if (database != null && database.waiting() > 0) {
      item(
          count(database.waiting(), "entry that waits", "entries that wait")
              + " for a place in the log; the service gives it in a moment.");
    }
    if (text.length() == before) {
      item("Nothing that a record can tell.");
    }
  }

  private static String from(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? "" : " from " + from + " to " + to;
  }

  private static String count(long count, String one, String many) {
    return Wording.number(count) + " " + (count == 1 ? one : many);
  }

  private void line(String sentence) {
    Paragraph.append(text, sentence, "", "");
  }

  private void item(String sentence) {
    Paragraph.append(text, sentence, "  * ", "    ");
  }
}
