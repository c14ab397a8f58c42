package dev.tunegate.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of a log at some size, in the format of <a href="https://c2sp.org/tlog-checkpoint">C2SP
 * tlog-checkpoint</a>; signed, it is a {@link SignedNote}.
 *
 * @param origin which log; its key has the same name
 * @param size how many entries
 * @param root the tree's head over them
 * @param extensions further lines, which Tunegate neither writes nor minds
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  /** Copies the list. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /** Without further lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note, strictly.
   *
   * @throws IllegalArgumentException if it is no checkpoint, saying why
   */
  public static Checkpoint of(SignedNote note) {
    List<String> lines = List.of(note.text().split("\n", -1));
    // The text ends in a newline, after which nothing comes.
    lines = lines.subList(0, lines.size() - 1);
    if (lines.size() < 3 || lines.contains("")) {
      throw new IllegalArgumentException(
          "A checkpoint is lines of origin, size and root hash, none of them empty");
    }
    return new Checkpoint(
        lines.get(0),
        size(lines.get(1)),
        Hash.ofBase64(lines.get(2)),
        lines.subList(3, lines.size()));
  }

  private static long size(String text) {
    if (!text.matches("0|[1-9][0-9]{0,18}")) {
      throw new IllegalArgumentException(
          "A checkpoint's size is a whole number without leading zeros, not: " + text);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException failure) {
      throw new IllegalArgumentException("A checkpoint's size is too large: " + text, failure);
    }
  }

  /** Signs it with one key, or with two where one follows the other. */
  public SignedNote sign(List<SigningKey> keys) {
    return SignedNote.sign(text(), keys);
  }

  /** What is signed. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
    lines.addAll(extensions);
    return String.join("\n", lines) + "\n";
  }
}
