package dev.tunegate.desk;

import dev.tunegate.analysis.PolicyDifference;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.TextDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version changes of its parent, for whoever decides about it.
 *
 * @param files as text
 * @param words by what it means; null where one of the two is broken, or there is no parent
 * @param policy the version's own, for its words; null where it is broken
 * @param broken what keeps the difference from being told in words
 */
public record ChangeReport(
    List<ChangedFile> files,
    @Nullable PolicyDifference words,
    @Nullable PolicyModel policy,
    List<Diagnostic> broken) {

  /** A file that is new, gone or another. */
  public record ChangedFile(FileChange change, TextDifference text) {}

  /** Copies the lists. */
  public ChangeReport {
    files = List.copyOf(files);
    broken = List.copyOf(broken);
  }
}
