package dev.tunegate.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of a report: DejaVu Sans Condensed, which the jar carries. */
final class PdfFont {

  /** What stands for a character that the font does not have, such as Chinese or an emoji. */
  static final String MISSING = "�";

  private PdfFont() {}

  static InputStream regular() {
    return file("DejaVuSansCondensed.ttf");
  }

  static InputStream bold() {
    return file("DejaVuSansCondensed-Bold.ttf");
  }

  /** Embeds it; only the characters that are used get into the document. */
  static PDFont embedded(PDDocument document) throws IOException {
    try (InputStream in = regular()) {
      return PDType0Font.load(document, in, true);
    }
  }

  /** A text with a replacement for each character that a font does not have. */
  static String shown(String text, PDFont font) {
    var shown = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(character -> shown.append(has(font, character) ? character : MISSING));
    return shown.toString();
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
