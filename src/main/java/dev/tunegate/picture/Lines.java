package dev.tunegate.picture;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines. */
final class Lines {

  private static final String MORE = "…";

  private Lines() {}

  /**
   * The lines of a text.
   *
   * @param width the widest that a line may come out, at a size of the font
   * @param most how many lines there may be; the last one says that there is more
   */
  static List<String> of(String text, double width, double size, int most) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : harmless(text).split(" ", -1)) {
      for (String piece : pieces(word, width, size)) {
        String longer = line.isEmpty() ? piece : line + " " + piece;
        if (!line.isEmpty() && TextWidth.of(longer, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
          line.append(piece);
        } else {
          line.setLength(0);
          line.append(longer);
        }
        if (lines.size() > most) {
          return shortened(lines, width, size, most);
        }
      }
    }
    lines.add(line.toString());
    return lines.size() > most ? shortened(lines, width, size, most) : lines;
  }

  /**
   * A text in one line, without what could garble the picture around it: white space becomes a
   * space, and what turns the direction of the text around or is no character a replacement.
   */
  static String harmless(String text) {
    var plain = new StringBuilder();
    text.codePoints().map(Lines::harmless).forEach(plain::appendCodePoint);
    return plain.toString().strip().replaceAll(" {2,}", " ");
  }

  private static int harmless(int character) {
    if (Character.isWhitespace(character)) {
      return ' ';
    }
    boolean turns =
        (character >= 0x202a && character <= 0x202e)
            || (character >= 0x2066 && character <= 0x2069);
    boolean none =
        Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE
            || (character & 0xfffe) == 0xfffe;
    return turns || none ? 0xfffd : character;
  }

  /** A word, in several pieces where it is too wide for one line. */
  private static List<String> pieces(String word, double width, double size) {
    if (TextWidth.of(word, size) <= width) {
      return List.of(word);
    }
    List<String> pieces = new ArrayList<>();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(word);
    int from = 0;
    for (int at = characters.first(), next = characters.next();
        next != BreakIterator.DONE;
        at = next, next = characters.next()) {
      if (at > from && TextWidth.of(word.substring(from, next), size) > width) {
        pieces.add(word.substring(from, at));
        from = at;
      }
    }
    pieces.add(word.substring(from));
    return pieces;
  }

  private static List<String> shortened(List<String> lines, double width, double size, int most) {
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    String last = shown.get(most - 1);
    while (!last.isEmpty() && TextWidth.of(last + MORE, size) > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    shown.set(most - 1, last.stripTrailing() + MORE);
    return shown;
  }
}
