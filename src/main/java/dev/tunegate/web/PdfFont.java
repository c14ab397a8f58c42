package dev.tunegate.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a report, which the jar carries: DejaVu Sans Condensed, and Droid Sans Fallback for
 * Chinese, Japanese and Korean.
 */
final class PdfFont {

  /** What stands for a character that no font has, such as an emoji. */
  static final String MISSING = "�";

  /** Where the parts of Chinese characters begin; of what comes before, DejaVu has most. */
  private static final int FIRST_OF_EAST_ASIA = 0x2e80;

  private PdfFont() {}

  static InputStream regular() {
    return file("DejaVuSansCondensed.ttf");
  }

  static InputStream bold() {
    return file("DejaVuSansCondensed-Bold.ttf");
  }

  /** What DejaVu lacks of Chinese, Japanese and Korean: Droid Sans Fallback. */
  static InputStream fallback() {
    return file("DroidSansFallback.ttf");
  }

  /** Whether a text may need {@link #fallback}, which is large: most reports do without. */
  static boolean needsFallback(String text) {
    return text.codePoints().anyMatch(character -> character >= FIRST_OF_EAST_ASIA);
  }

  /**
   * Embeds what a text needs, the font of a report first; only the characters that are used get
   * into the document.
   */
  static List<PDFont> embedded(PDDocument document, String text) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    try (InputStream in = regular()) {
      fonts.add(PDType0Font.load(document, in, true));
    }
    if (needsFallback(text)) {
      try (InputStream in = fallback()) {
        fonts.add(PDType0Font.load(document, in, true));
      }
    }
    return fonts;
  }

  /** A stretch of text in one font. */
  record Run(PDFont font, String text) {}

  /** A text in stretches, with a replacement for each character that no font has. */
  static List<Run> runs(String text, List<PDFont> fonts) {
    List<Run> runs = new ArrayList<>();
    for (int character : text.codePoints().toArray()) {
      Run next = run(Character.toString(character), fonts);
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.font().equals(next.font())) {
        runs.set(runs.size() - 1, new Run(last.font(), last.text() + next.text()));
      } else {
        runs.add(next);
      }
    }
    return runs;
  }

  private static Run run(String character, List<PDFont> fonts) {
    return fonts.stream()
        .filter(font -> has(font, character))
        .findFirst()
        .map(font -> new Run(font, character))
        .orElseGet(() -> new Run(fonts.get(0), MISSING));
  }

  private static boolean has(PDFont font, String character) {
    try {
      font.encode(character);
      return true;
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException missing) {
      return false;
    }
  }

  private static InputStream file(String name) {
    return Objects.requireNonNull(PdfFont.class.getResourceAsStream("/fonts/" + name), name);
  }
}
