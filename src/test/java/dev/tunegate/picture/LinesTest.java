package dev.tunegate.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void wordsGoToTheNextLineWhereTheyDoNotFit() {
    double width = TextWidth.of("nine of them", 13);
    assertThat(Lines.of("nine of them fail today", width, 13, 6))
        .containsExactly("nine of them", "fail today");
  }

  @Test
  void aWordThatIsWiderThanALineIsBroken() {
    assertThat(Lines.of("aaaaaaaaaa bb", TextWidth.of("aaaa", 13), 13, 6))
        .containsExactly("aaaa", "aaaa", "aa", "bb");
  }

  @Test
  void whatDoesNotFitIsSaidToBeMore() {
    double width = TextWidth.of("some words", 13);
    assertThat(Lines.of("some words and more words", width, 13, 2))
        .containsExactly("some words", "and more…");
    assertThat(Lines.of("some words", width, 13, 1)).containsExactly("some words");
  }

  @Test
  void anEmptyTextIsAnEmptyLine() {
    assertThat(Lines.of("", 100, 13, 3)).containsExactly("");
  }

  @Test
  void charactersOfTwoPartsStayWhole() {
    String faces = "\ud83d\ude00".repeat(9);
    assertThat(Lines.of(faces, 40, 13, 6))
        .allSatisfy(line -> assertThat(line.codePoints()).allMatch(each -> each == 0x1f600));
  }

  @Test
  void noLetterOfTheFontOfTheReportIsWiderThanIsReckonedWith() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/fonts/DejaVuSansCondensed.ttf");
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      var glyphs = font.getUnicodeCmapLookup();
      for (char each = ' '; each <= '~'; each++) {
        double width =
            font.getAdvanceWidth(glyphs.getGlyphId(each)) * 1000.0 / font.getUnitsPerEm();
        assertThat(TextWidth.of(String.valueOf(each), 1000)).as("%s", each).isGreaterThan(width);
      }
    }
  }
}
