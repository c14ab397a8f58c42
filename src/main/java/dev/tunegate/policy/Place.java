package dev.tunegate.policy;

/**
 * Where something stands in a policy.
 *
 * @param file path below the rules folder; in a {@link Diagnostic} the path in a version, as {@link
 *     #inVersion} has it
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole line is meant
 * @param within what is meant inside the file beyond its line: a key, or a cell such as {@code C7};
 *     else empty
 */
public record Place(String file, int line, int column, String within) implements Comparable<Place> {

  /** The folder of the rules in a version; alone, it stands for the policy as a whole. */
  static final String RULES = "rules";

  /** The policy as a whole. */
  public static Place ofPolicy() {
    return of(RULES);
  }

  /** A file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /** A position in a file. */
  public static Place of(String file, int line, int column) {
    return new Place(file, line, column, "");
  }

  /** The same position, naming the key or cell that is meant. */
  public Place within(String keyOrCell) {
    return new Place(file, line, column, keyOrCell);
  }

  /**
   * The same, named as a version names its files, whatever the folder on a disk is called: {@code
   * rules/thresholds.yaml} beside {@code facts-samples/NOT_YET/few.json}.
   */
  public Place inVersion() {
    return file.equals(RULES) ? this : new Place(RULES + '/' + file, line, column, within);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /**
   * Such as {@code grounds/format.drl:12:5} or {@code thresholds.yaml:3:10 (few-shot examples)}.
   */
  @Override
  public String toString() {
    var text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0) {
      text.append(':').append(column);
    }
    if (!within.isEmpty()) {
      text.append(" (").append(within).append(')');
    }
    return text.toString();
  }
}
