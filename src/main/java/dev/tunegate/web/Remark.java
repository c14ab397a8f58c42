package dev.tunegate.web;

import dev.tunegate.versions.Comment;
import dev.tunegate.versions.TextDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a version as pages show it.
 *
 * @param file empty where it is on all of the version
 * @param quoted the line that it is on; null where it is on none, or there is no such line
 * @param gone whether the version that is looked at has no such file
 * @param settled who resolved it and when, as a sentence; null while it is open
 */
record Remark(
    long id,
    int version,
    String file,
    int line,
    @Nullable String quoted,
    boolean gone,
    List<Said> said,
    @Nullable String settled) {

  /** What somebody wrote. */
  record Said(String who, String when, String text) {}

  /**
   * Comments with the lines that they are on.
   *
   * @param files texts by path, of the version that is looked at
   */
  static List<Remark> of(List<Comment> comments, Map<String, String> files) {
    return comments.stream().map(comment -> of(comment, files.get(comment.file()))).toList();
  }

  private static Remark of(Comment comment, @Nullable String text) {
    List<String> lines = text == null ? List.of() : TextDifference.lines(text);
    int at = comment.line() - 1;
    Comment.Settled settled = comment.settled();
    List<Said> said = new ArrayList<>();
    said.add(said(comment.first()));
    comment.replies().forEach(reply -> said.add(said(reply)));
    return new Remark(
        comment.id(),
        comment.version(),
        comment.file(),
        comment.line(),
        at >= 0 && at < lines.size() ? lines.get(at).strip() : null,
        comment.onLine() && text == null,
        said,
        settled == null
            ? null
            : "Resolved by " + settled.by() + ", " + Words.moment(settled.at()) + ".");
  }

  private static Said said(Comment.Words words) {
    String who =
        words.token() == null ? words.by() : words.by() + ", by the token " + words.token();
    return new Said(who, Words.moment(words.at()), words.text());
  }

  /** Whether something is left to do about it. */
  public boolean open() {
    return settled == null;
  }

  /** Whether it is on a line. */
  public boolean onLine() {
    return line > 0;
  }
}
