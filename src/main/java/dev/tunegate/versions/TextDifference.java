package dev.tunegate.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is different between two texts: every line of both, once where it stays, and in a line that
 * became another the words that differ.
 *
 * @param lines in the order of the newer text; what is removed stands before what came in its place
 */
public record TextDifference(List<Line> lines) {

  /** What became of a line. */
  public enum Kind {
    /** It is in both. */
    SAME,
    /** It is gone. */
    REMOVED,
    /** It is new. */
    ADDED
  }

  /** A part of a line, and whether it is what differs in it. */
  public record Piece(String text, boolean changed) {}

  /**
   * A line.
   *
   * @param before its number in the older text, from 1; 0 where it is new
   * @param after its number in the newer text, from 1; 0 where it is gone
   */
  public record Line(Kind kind, int before, int after, List<Piece> pieces) {

    /** All of its text. */
    public String text() {
      return String.join("", pieces.stream().map(Piece::text).toList());
    }
  }

  /** More edits than anybody reads; the work grows with their square. */
  private static final int MOST_EDITS = 1_500;

  private static final int MOST_WORD_EDITS = 200;
  private static final int LONGEST_LINE = 2_000;

  /** So much of a line has to stay for its words to be told apart. */
  private static final double ALIKE = 0.4;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

  /** Copies the list. */
  public TextDifference {
    lines = List.copyOf(lines);
  }

  /** Compares two texts; an empty one has no line. */
  public static TextDifference of(String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int[] match = ShortestEdit.match(old, now, MOST_EDITS);
    List<Line> lines = new ArrayList<>();
    int next = 0;
    int at = 0;
    while (at < old.size() || next < now.size()) {
      int gone = at;
      while (gone < old.size() && match[gone] < 0) {
        gone++;
      }
      int until = gone < old.size() ? match[gone] : now.size();
      replaced(old, at, gone, now, next, until, lines);
      at = gone;
      next = until;
      if (at < old.size()) {
        lines.add(same(old.get(at), at + 1, next + 1));
        at++;
        next++;
      }
    }
    return new TextDifference(lines);
  }

  /** The lines of a text; a line break at its end begins no other line. */
  public static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static Line same(String text, int before, int after) {
    return new Line(Kind.SAME, before, after, List.of(new Piece(text, false)));
  }

  private static void replaced(
      List<String> old, int from, int to, List<String> now, int start, int end, List<Line> lines) {
    List<Line> added = new ArrayList<>();
    for (int i = 0; i < Math.max(to - from, end - start); i++) {
      String was = from + i < to ? old.get(from + i) : null;
      String is = start + i < end ? now.get(start + i) : null;
      List<Piece> gone = was == null ? List.of() : List.of(new Piece(was, false));
      List<Piece> come = is == null ? List.of() : List.of(new Piece(is, false));
      if (was != null && is != null && was.length() + is.length() <= LONGEST_LINE) {
        List<List<Piece>> words = words(was, is);
        gone = words.get(0);
        come = words.get(1);
      }
      if (was != null) {
        lines.add(new Line(Kind.REMOVED, from + i + 1, 0, gone));
      }
      if (is != null) {
        added.add(new Line(Kind.ADDED, 0, start + i + 1, come));
      }
    }
    lines.addAll(added);
  }

  /** Both lines in pieces; each whole where they have too little in common. */
  private static List<List<Piece>> words(String was, String is) {
    List<String> old = WORD.matcher(was).results().map(found -> found.group()).toList();
    List<String> now = WORD.matcher(is).results().map(found -> found.group()).toList();
    int[] match = ShortestEdit.match(old, now, MOST_WORD_EDITS);
    boolean[] oldStays = new boolean[old.size()];
    boolean[] nowStays = new boolean[now.size()];
    int staying = 0;
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        oldStays[i] = true;
        nowStays[match[i]] = true;
        staying += old.get(i).isBlank() ? 0 : old.get(i).length();
      }
    }
    if (staying < ALIKE * Math.min(was.strip().length(), is.strip().length())) {
      return List.of(List.of(new Piece(was, false)), List.of(new Piece(is, false)));
    }
    return List.of(pieces(old, oldStays), pieces(now, nowStays));
  }

  private static List<Piece> pieces(List<String> words, boolean[] stays) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || stays[i] != stays[from]) {
        pieces.add(new Piece(String.join("", words.subList(from, i)), !stays[from]));
        from = i;
      }
    }
    return pieces;
  }

  /** How many lines are of a kind. */
  public long count(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }
}
