package dev.tunegate.desk;

import dev.tunegate.analysis.PolicyDifference;
import dev.tunegate.desk.ChangeReport.ChangedFile;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.Comment;
import dev.tunegate.versions.Comments;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.TextDifference;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a version changes, and what people say about it. */
public final class PolicyReviews {

  /** Versions never change, so what was worked out is kept for the next who looks. */
  private static final int KEPT = 4;

  private final Versions versions;
  private final Comments comments;
  private final Workshop workshop;
  private final Recent<Integer, ChangeReport> reports = new Recent<>(KEPT);

  PolicyReviews(Versions versions, Workshop workshop) {
    this.versions = versions;
    this.comments = new Comments(versions);
    this.workshop = workshop;
  }

  /** Comments on versions. */
  public Comments comments() {
    return comments;
  }

  /**
   * Open comments on the versions that a version was made from: whether they are dealt with in it,
   * people look at themselves.
   */
  public List<Comment> earlier(Version version) {
    List<Comment> open = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Integer origin = version.origin();
    while (origin != null && seen.add(origin)) {
      comments.of(origin).stream().filter(each -> each.settled() == null).forEach(open::add);
      origin = versions.get(origin).origin();
    }
    return open;
  }

  /**
   * What a version changes of its parent; nothing where it has none.
   *
   * @throws dev.tunegate.versions.RefusedException if it takes too long to read
   */
  public ChangeReport changes(Version version) {
    return reports.get(version.number(), () -> workshop.within(() -> report(version)));
  }

  private ChangeReport report(Version version) {
    Integer parent = version.parent();
    if (parent == null) {
      return new ChangeReport(List.of(), null, null, List.of());
    }
    Content before = versions.content(versions.get(parent));
    Content after = versions.content(version);
    Map<String, String> old = before.files();
    Map<String, String> now = after.files();
    List<ChangedFile> files = new ArrayList<>();
    for (FileChange change : FileChange.between(before, after)) {
      String was = old.getOrDefault(change.path(), "");
      String is = now.getOrDefault(change.path(), "");
      files.add(new ChangedFile(change, TextDifference.of(was, is)));
    }
    PolicyChecker.Result one = PolicyChecker.check(before.rules());
    PolicyChecker.Result other = PolicyChecker.check(after.rules());
    PolicyModel was = one.model();
    PolicyModel is = other.model();
    if (was == null || is == null) {
      List<Diagnostic> broken = is == null ? other.diagnostics() : one.diagnostics();
      return new ChangeReport(
          files, null, is, broken.stream().filter(Diagnostic::isError).toList());
    }
    return new ChangeReport(
        files,
        PolicyDifference.of(was, before.readSamples(), is, after.readSamples()),
        is,
        List.of());
  }
}
