package dev.tunegate.web;

import dev.tunegate.desk.ChangeReport.ChangedFile;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.TextDifference;
import dev.tunegate.versions.TextDifference.Kind;
import dev.tunegate.versions.TextDifference.Line;
import dev.tunegate.versions.TextDifference.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of a version as text, with what is different in it.
 *
 * @param path such as {@code rules/thresholds.yaml}
 * @param what became of it, in words
 * @param rows what is shown of it
 */
record FileDifference(String path, String what, List<Row> rows) {

  /** So many lines that stay stand around what changes. */
  private static final int AROUND = 3;

  /** More than this is never shown whole. */
  private static final int MOST_LINES = 3_000;

  /**
   * A line, or a gap where lines that stay are left out.
   *
   * @param style what became of the line, as a style; {@code gap} for a gap
   * @param sign as it stands before the line
   * @param told the same for those who do not see it; empty where the line stays
   * @param before number in the older text; 0 for none
   * @param after number in the newer text; 0 for none
   * @param skipped how many lines the gap leaves out
   * @param remarks comments on the line
   */
  record Row(
      String style,
      String sign,
      String told,
      int before,
      int after,
      List<Piece> pieces,
      int skipped,
      List<Remark> remarks) {}

  /** What is different in a file, with a few lines around it and around comments. */
  static FileDifference of(ChangedFile file, List<Remark> remarks) {
    return of(file.change().path(), what(file), file.text(), remarks, 0, false);
  }

  /**
   * All of a file that is not too long, or what is different in it and around a line.
   *
   * @param line number in the newer text that is shown in any case; 0 for none
   */
  static FileDifference whole(ChangedFile file, List<Remark> remarks, int line) {
    boolean all = file.text().lines().size() <= MOST_LINES;
    return of(file.change().path(), what(file), file.text(), remarks, line, all);
  }

  /** A file that does not change. */
  static FileDifference unchanged(String path, String text, List<Remark> remarks, int line) {
    TextDifference same = TextDifference.of(text, text);
    boolean all = same.lines().size() <= MOST_LINES;
    return of(path, "not changed", same, remarks, line, all);
  }

  private static FileDifference of(
      String path, String what, TextDifference text, List<Remark> all, int line, boolean whole) {
    List<Remark> remarks = all.stream().filter(each -> each.file().equals(path)).toList();
    Set<Integer> named = remarks.stream().map(Remark::line).collect(Collectors.toSet());
    named.add(line);
    Set<Integer> shown = shown(text.lines(), named);
    List<Row> rows = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < text.lines().size(); i++) {
      if (!whole && !shown.contains(i)) {
        skipped++;
        continue;
      }
      gap(skipped, rows);
      skipped = 0;
      rows.add(row(text.lines().get(i), remarks));
    }
    gap(skipped, rows);
    return new FileDifference(path, what, rows);
  }

  private static Set<Integer> shown(List<Line> lines, Set<Integer> named) {
    Set<Integer> shown = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() != Kind.SAME || named.contains(lines.get(i).after())) {
        for (int near = i - AROUND; near <= i + AROUND; near++) {
          shown.add(near);
        }
      }
    }
    return shown;
  }

  private static void gap(int skipped, List<Row> rows) {
    if (skipped > 0) {
      rows.add(new Row("gap", "", "", 0, 0, List.of(), skipped, List.of()));
    }
  }

  private static Row row(Line line, List<Remark> remarks) {
    return new Row(
        line.kind().name().toLowerCase(Locale.ROOT),
        switch (line.kind()) {
          case SAME -> "";
          case REMOVED -> "−";
          case ADDED -> "+";
        },
        switch (line.kind()) {
          case SAME -> "";
          case REMOVED -> "removed: ";
          case ADDED -> "added: ";
        },
        line.before(),
        line.after(),
        line.pieces(),
        0,
        line.after() == 0
            ? List.of()
            : remarks.stream().filter(each -> each.line() == line.after()).toList());
  }

  private static String what(ChangedFile file) {
    long added = file.text().count(Kind.ADDED);
    long removed = file.text().count(Kind.REMOVED);
    String word = word(file.change().kind());
    String lines = lines(removed, "removed") + (removed > 0 && added > 0 ? ", " : "");
    String all = lines + lines(added, "added");
    return all.isEmpty() ? word : word + ": " + all;
  }

  private static String word(FileChange.Kind kind) {
    return switch (kind) {
      case ADDED -> "new";
      case CHANGED -> "changed";
      case REMOVED -> "removed";
    };
  }

  private static String lines(long count, String done) {
    return count == 0 ? "" : count + (count == 1 ? " line " : " lines ") + done;
  }

  /** Whether little enough of it changes to be shown at once. */
  public boolean small() {
    return rows.size() <= 80;
  }
}
