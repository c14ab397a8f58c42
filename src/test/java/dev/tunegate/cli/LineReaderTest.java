package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static final int MOST = 100_000;

  @Test
  void handsOutEachLineWithoutItsEnd() throws IOException {
    assertThat(lines(in("one\n\nthree"))).containsExactly("one", "", "three");
  }

  @Test
  void anEndOfLineAtTheEndBeginsALineWithNothingInIt() throws IOException {
    assertThat(lines(in("one\n"))).containsExactly("one", "");
    assertThat(lines(in(""))).containsExactly("");
  }

  @Test
  void linesLongerThanItsBufferComeWhole() throws IOException {
    String longer = "x".repeat(70_000);

    assertThat(lines(in(longer + "\nshort\n" + longer))).containsExactly(longer, "short", longer);
  }

  @Test
  void ofALineThatHasNoEndItKeepsNoMoreThanItMay() throws IOException {
    assertThat(lines(in("y".repeat(5 * MOST) + "\nnext")))
        .containsExactly("y".repeat(MOST), "next");
  }

  @Test
  void bytesThatComeInDribsAreOneLine() throws IOException {
    assertThat(
            lines(new SequenceInputStream(in("o"), new SequenceInputStream(in("ne\nt"), in("wo")))))
        .containsExactly("one", "two");
  }

  @Test
  void whatFollowsALineIsHandedOutUpToALength() throws IOException {
    var reader = new LineReader(in("first\nsecond\nthird"), MOST);
    reader.next();

    assertThat(new String(reader.rest(9), StandardCharsets.UTF_8)).isEqualTo("second\nth");
    assertThat(reader.ended()).isFalse();
  }

  private static List<String> lines(InputStream in) throws IOException {
    var reader = new LineReader(in, MOST);
    List<String> lines = new ArrayList<>();
    while (!reader.ended()) {
      lines.add(new String(reader.next(), StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
