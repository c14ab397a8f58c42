package dev.tunegate.picture;

/**
 * How wide text may come out. The font of a reader's machine is not known here, so these are the
 * widths of DejaVu Sans, which is wider than the usual ones: whatever it is, text stays in its box.
 */
final class TextWidth {

  /** Of the characters from space to tilde, in thousandths of the size of the font. */
  private static final int[] ASCII = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  };

  private static final int OTHER_LETTER = 800;
  private static final int OTHER = 1100;
  private static final int LAST_NARROW_SCRIPT = 0x1fff;

  private TextWidth() {}

  /** The width of a text at a size of the font, in the unit of the size. */
  static double of(String text, double size) {
    return text.codePoints().mapToLong(TextWidth::of).sum() * size / 1000;
  }

  private static int of(int character) {
    int at = character - ' ';
    if (at >= 0 && at < ASCII.length) {
      return ASCII[at];
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> character <= LAST_NARROW_SCRIPT ? OTHER_LETTER : OTHER;
    };
  }
}
