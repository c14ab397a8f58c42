package dev.tunegate.policy;

/**
 * Where something stands in a policy.
 *
 * @param file path below the rules folder
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole line is meant
 * @param within what is meant inside the file beyond its line: a key, or a cell such as {@code C7};
 *     else empty
 */
public record Place(String file, int line, int column, String within) implements Comparable<Place> {

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
