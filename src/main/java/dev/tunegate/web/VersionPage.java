package dev.tunegate.web;

import dev.tunegate.desk.VersionReport;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.versions.CheckResult;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.Rollback;
import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.State;
import dev.tunegate.versions.Step;
import dev.tunegate.versions.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as its page shows it.
 *
 * @param steps what became of it
 * @param changes what it has otherwise than its parent
 * @param checked what the last check found, as a sentence; null if there was none
 * @param findings everything that the check found
 */
record VersionPage(
    VersionReport report,
    VersionRow row,
    List<StepLine> steps,
    List<Change> changes,
    @Nullable String checked,
    List<Diagnostic> findings) {

  /** A step, in words. */
  record StepLine(String what, String who, String when, String why) {}

  /** A changed file, in words. */
  record Change(String path, String what) {}

  static VersionPage of(VersionReport report) {
    @Nullable CheckResult check = report.check();
    return new VersionPage(
        report,
        VersionRow.of(report.version(), false, report.schedule()),
        report.steps().stream()
            .map(
                step ->
                    new StepLine(
                        step.kind().label(), who(step), Words.moment(step.at()), step.reason()))
            .toList(),
        changes(report.changes()),
        check == null ? null : sentence(check),
        check == null ? List.of() : check.diagnostics());
  }

  private static String who(Step step) {
    return step.token() == null ? step.by() : step.by() + ", by the token " + step.token();
  }

  static List<Change> changes(List<FileChange> changes) {
    return changes.stream()
        .map(
            change ->
                new Change(
                    change.path(),
                    switch (change.kind()) {
                      case ADDED -> "new";
                      case CHANGED -> "changed";
                      case REMOVED -> "removed";
                    }))
        .toList();
  }

  private static String sentence(CheckResult check) {
    String what =
        check.full()
            ? "The full check, with "
                + Wording.number(check.samples())
                + " samples, those of cases that are to be refused among them, and "
                + Wording.number(check.cases())
                + " generated cases,"
            : "The quick check, which only reads the text,";
    long errors = check.diagnostics().stream().filter(Diagnostic::isError).count();
    long warnings = check.diagnostics().size() - errors;
    String found =
        errors == 0
            ? warnings == 0 ? " found nothing." : " passed, with warnings."
            : " found " + errors + (errors == 1 ? " error." : " errors.");
    return what + found;
  }

  /** The version. */
  public Version version() {
    return report.version();
  }

  /** Beginning of the fingerprint. */
  public String shortFingerprint() {
    return Frame.shortened(version().fingerprint());
  }

  /** How many files it has otherwise than its parent. */
  public String changedFiles() {
    int count = changes.size();
    return (count == 0
            ? "No file differs"
            : count == 1 ? "1 file differs" : count + " files differ")
        + " from version "
        + version().parent();
  }

  /** When it is to come into force, if somebody set a time. */
  public @Nullable Schedule schedule() {
    return report.schedule();
  }

  /** That time in words; empty where none is set. */
  public String due() {
    return report.schedule() == null ? "" : Words.moment(report.schedule().due());
  }

  /** The roll back that waits for a second person, if any. */
  public @Nullable Rollback rollback() {
    return report.rollback();
  }

  /** Whether it is a draft. */
  public boolean draft() {
    return version().state() == State.DRAFT;
  }

  /** Whether it waits for a second person. */
  public boolean proposed() {
    return version().state() == State.PROPOSED;
  }

  /** Whether it is ready to be put in force. */
  public boolean approved() {
    return version().state() == State.APPROVED;
  }

  /** Whether it can be taken back: it is neither closed nor was ever in force. */
  public boolean open() {
    return version().state().isOpen();
  }

  /** Whether all that it changes is in force already, by another version. */
  public boolean needless() {
    return report.outdated() && report.divergence() != null && report.divergence().contained();
  }

  /** Whether it was in force, and can be put back. */
  public boolean superseded() {
    return version().state() == State.SUPERSEDED;
  }

  /** What the version in force has otherwise than this one's parent; empty unless outdated. */
  public List<Change> there() {
    return report.divergence() == null ? List.of() : changes(report.divergence().there());
  }
}
