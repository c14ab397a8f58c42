package dev.tunegate.web;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.PolicyDifference;
import dev.tunegate.desk.ChangeReport;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Registers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version changes, as whoever decides about it reads it.
 *
 * @param words what is different in rules, numbers and wording
 * @param onlyLayout files that are different in nothing but comments or layout
 * @param told whether it can be told in words at all
 * @param broken why not, where that is so
 * @param samples what is different in the samples
 * @param files the same as text
 * @param more paths of files that are not shown here
 */
record ReviewPage(
    List<ComparePage.Line> words,
    List<String> onlyLayout,
    boolean told,
    List<Diagnostic> broken,
    List<ComparePage.Line> samples,
    List<FileDifference> files,
    List<String> more) {

  private static final int MOST_FILES = 30;

  static ReviewPage of(ChangeReport report, List<Remark> remarks) {
    PolicyDifference words = report.words();
    List<Change> changes = words == null ? List.of() : words.changes();
    List<Change> ofRules =
        changes.stream().filter(each -> each.subject() != Change.Subject.SAMPLE).toList();
    return new ReviewPage(
        ofRules.stream().map(ComparePage::line).toList(),
        words == null || !ofRules.isEmpty() ? List.of() : words.files(),
        words != null,
        report.broken(),
        changes.stream()
            .filter(each -> each.subject() == Change.Subject.SAMPLE)
            .map(each -> SampleLine.of(each, registers(report)))
            .toList(),
        report.files().stream()
            .limit(MOST_FILES)
            .map(file -> FileDifference.of(file, remarks))
            .toList(),
        report.files().stream().skip(MOST_FILES).map(file -> file.change().path()).toList());
  }

  private static @Nullable Registers registers(ChangeReport report) {
    PolicyModel policy = report.policy();
    return policy == null ? null : policy.registers();
  }

  /** Whether nothing is different at all. */
  public boolean empty() {
    return files.isEmpty();
  }
}
