package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.Locale;

/** How values and numbers are shown in messages, the same in every locale. */
final class Shown {

  /** Most characters of a sent value that a message repeats. */
  static final int MOST_CHARACTERS = 60;

  private Shown() {}

  /** A sent text in quotation marks, shortened, harmless on a terminal. */
  static String quoted(String sent) {
    return "\"" + shortened(sent) + "\"";
  }

  /** A sent text, shortened, with a replacement for every character that is no visible sign. */
  static String shortened(String sent) {
    var shown = new StringBuilder();
    int end = 0;
    for (int count = 0; end < sent.length() && count < MOST_CHARACTERS; count++) {
      int character = sent.codePointAt(end);
      shown.appendCodePoint(isVisible(character) ? character : 0xFFFD);
      end += Character.charCount(character);
    }
    return end < sent.length() ? shown + "…" : shown.toString();
  }

  /** A whole number with thousands commas. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number with thousands commas, without exponent. */
  static String number(BigDecimal number) {
    BigDecimal plain = CaseBuilder.normalised(number);
    return String.format(Locale.ROOT, "%,." + plain.scale() + "f", plain);
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
