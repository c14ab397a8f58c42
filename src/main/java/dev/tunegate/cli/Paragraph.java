package dev.tunegate.cli;

/** Breaks sentences into lines that fit a terminal of 80 columns. */
final class Paragraph {

  private Paragraph() {}

  /**
   * Adds a sentence.
   *
   * @param first begins the first line
   * @param others begins each line after it
   */
  static void append(StringBuilder text, String sentence, String first, String others) {
    var line = new StringBuilder(first);
    boolean empty = true;
    for (String word : sentence.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > Terminal.WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(others);
        empty = true;
      }
      if (!empty) {
        line.append(' ');
      }
      line.append(word);
      empty = false;
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
