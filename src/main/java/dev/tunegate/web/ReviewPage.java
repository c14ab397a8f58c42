package dev.tunegate.web;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.DifferenceText;
import dev.tunegate.analysis.PolicyDifference;
import dev.tunegate.desk.ChangeReport;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Registers;
import java.util.List;
import java.util.Locale;
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
            .map(each -> sample(each, report.policy()))
            .toList(),
        report.files().stream()
            .limit(MOST_FILES)
            .map(file -> FileDifference.of(file, remarks))
            .toList(),
        report.files().stream().skip(MOST_FILES).map(file -> file.change().path()).toList());
  }

  /** A sample by its sentence, with facts and verdicts by what people call them. */
  private static ComparePage.Line sample(Change change, @Nullable PolicyModel policy) {
    String name = change.name();
    String sentence = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
    String folder = name.substring(0, Math.max(0, name.indexOf('/')));
    String verdict = verdict(folder, policy);
    String headline =
        switch (change.kind()) {
          case ADDED -> "“" + sentence + "” is new, under " + verdict;
          case REMOVED -> "“" + sentence + "” is gone; it stood under " + verdict;
          default -> "“" + sentence + "” changes";
        };
    return new ComparePage.Line(
        headline, change.details().stream().map(each -> detail(each, policy)).toList());
  }

  private static ComparePage.Detail detail(Detail detail, @Nullable PolicyModel policy) {
    boolean verdict =
        detail.aspect().equals("folder") || detail.aspect().equals("expected verdict");
    Registers registers = policy == null ? null : policy.registers();
    String aspect =
        detail.aspect().equals("folder")
            ? "stands under"
            : registers != null && registers.paths().contains(detail.aspect())
                ? registers.label(detail.aspect())
                : detail.aspect();
    var worded =
        new Detail(
            aspect,
            verdict ? verdict(detail.before(), policy) : detail.before(),
            verdict ? verdict(detail.after(), policy) : detail.after());
    return new ComparePage.Detail(DifferenceText.before(worded), DifferenceText.after(worded));
  }

  private static String verdict(String code, @Nullable PolicyModel policy) {
    if (code.isEmpty()) {
      return "";
    }
    boolean known = policy != null && policy.registers().code("Verdict", code) != null;
    return known
        ? policy.registers().label("Verdict", code)
        : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether nothing is different at all. */
  public boolean empty() {
    return files.isEmpty();
  }
}
