package dev.tunegate.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.versions.TextDifference.Kind;
import dev.tunegate.versions.TextDifference.Line;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

  private static List<String> told(String before, String after) {
    return TextDifference.of(before, after).lines().stream()
        .map(
            line ->
                switch (line.kind()) {
                      case SAME -> " ";
                      case REMOVED -> "-";
                      case ADDED -> "+";
                    }
                    + line.text())
        .toList();
  }

  @Test
  void tellsWhatStaysWhatIsGoneAndWhatIsNew() {
    assertThat(told("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n"))
        .containsExactly(" a", "-b", "+x", " c", " d", "+e");
    assertThat(told("", "a\n")).containsExactly("+a");
    assertThat(told("a\n", "")).containsExactly("-a");
    assertThat(told("", "")).isEmpty();
    assertThat(told("a", "a")).containsExactly(" a");
  }

  @Test
  void marksTheWordsThatDifferInALineThatIsMostlyTheSame() {
    List<Line> lines = TextDifference.of("  value: 10\n", "  value: 8\n").lines();
    assertThat(lines).extracting(Line::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
    assertThat(lines.get(0).pieces())
        .containsExactly(
            new TextDifference.Piece("  value: ", false), new TextDifference.Piece("10", true));
    assertThat(lines.get(1).pieces())
        .containsExactly(
            new TextDifference.Piece("  value: ", false), new TextDifference.Piece("8", true));
    assertThat(TextDifference.of("one thing\n", "quite another\n").lines().get(0).pieces())
        .containsExactly(new TextDifference.Piece("one thing", false));
  }

  @Test
  void bothTextsCanBeReadOffItWhateverTheyAre() {
    var random = new Random(42);
    for (int run = 0; run < 2_000; run++) {
      List<String> before = text(random);
      List<String> after = text(random);
      List<Line> lines =
          TextDifference.of(String.join("\n", before), String.join("\n", after)).lines();
      assertThat(of(lines, Kind.ADDED)).isEqualTo(before);
      assertThat(of(lines, Kind.REMOVED)).isEqualTo(after);
      assertThat(numbers(lines.stream().mapToInt(Line::before))).isEqualTo(upTo(before.size()));
      assertThat(numbers(lines.stream().mapToInt(Line::after))).isEqualTo(upTo(after.size()));
      long same = lines.stream().filter(line -> line.kind() == Kind.SAME).count();
      assertThat(same).as("%s %s", before, after).isEqualTo(common(before, after));
    }
  }

  private static List<String> text(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
        .toList();
  }

  private static List<String> of(List<Line> lines, Kind but) {
    return lines.stream().filter(line -> line.kind() != but).map(Line::text).toList();
  }

  private static List<Integer> numbers(IntStream all) {
    return all.filter(number -> number > 0).boxed().collect(Collectors.toList());
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  /** By the textbook's table. */
  private static long common(List<String> one, List<String> other) {
    int[][] longest = new int[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        longest[i][j] =
            one.get(i - 1).equals(other.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[one.size()][other.size()];
  }

  @Test
  void textsThatHaveNothingInCommonAreReplacedWithoutMuchWork() {
    String before =
        IntStream.range(0, 60_000).mapToObj(i -> "a" + i + "\n").collect(Collectors.joining());
    String after =
        IntStream.range(0, 60_000).mapToObj(i -> "b" + i + "\n").collect(Collectors.joining());
    TextDifference all = TextDifference.of("same\n" + before, "same\n" + after);
    assertThat(all.count(Kind.SAME)).isEqualTo(1);
    assertThat(all.count(Kind.REMOVED)).isEqualTo(60_000);
    assertThat(all.count(Kind.ADDED)).isEqualTo(60_000);
  }
}
