package dev.tunegate.facts;

import static dev.tunegate.facts.Refusals.kinds;
import static dev.tunegate.facts.Refusals.problems;
import static dev.tunegate.facts.Refusals.refusal;
import static dev.tunegate.facts.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Text that is meant to cost time, memory or a stack: refused, and cheaply. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileTextTest {

  @Test
  void tenMegabytesAreRefusedUnread() {
    String text = "{\"title\":\"" + "x".repeat(10_000_000) + "\"}";

    assertThat(kinds(text)).containsExactly("too-large");
    assertThat(kinds("🙂".repeat(100_000))).containsExactly("too-large");
    assertThat(kinds(" ".repeat(CaseReader.MOST_BYTES) + "{\"title\":\"t\"}"))
        .containsExactly("too-large");
  }

  @Test
  void aTextOfTheLargestSizeIsRead() {
    String start = "{\"title\":\"t\"}";
    String text = start + " ".repeat(CaseReader.MOST_BYTES - start.length());

    assertThat(CaseReader.read(text.getBytes(StandardCharsets.UTF_8)).title()).isEqualTo("t");
  }

  @Test
  void aHundredThousandBracketsAreRefused() {
    assertThat(kinds("[".repeat(100_000))).containsExactly("too-deep");
    assertThat(kinds("{\"title\":\"t\",\"x\":" + "[".repeat(100_000))).containsExactly("too-deep");
    assertThat(kinds("{\"a\":".repeat(50_000))).containsExactly("too-deep");
    assertThat(kinds(with("data.verified", "[".repeat(30) + "]".repeat(30))))
        .containsExactly("too-deep");
    assertThat(kinds(with("data.verified", "[".repeat(10) + "]".repeat(10))))
        .containsExactly("wrong-type /data/verified");
  }

  @Test
  void numbersOfThousandsOfDigitsAreNeverExpanded() {
    String digits = "7".repeat(200_000);

    assertThat(kinds(with("data.labeledExamples", digits)))
        .containsExactly("out-of-range /data/labeledExamples");
    assertThat(kinds(with("data.labeledExamples", "0." + digits)))
        .containsExactly("wrong-type /data/labeledExamples");
    assertThat(kinds(with("baseline.failurePercent", "0." + digits)))
        .containsExactly("too-precise /baseline/failurePercent");
    assertThat(kinds(with("baseline.failurePercent", "1e" + digits)))
        .containsExactly("out-of-range /baseline/failurePercent");
    assertThat(kinds(with("baseline.failurePercent", "1e-" + digits)))
        .containsExactly("too-precise /baseline/failurePercent");
    assertThat(kinds(with("data.labeledExamples", "1e999999999")))
        .containsExactly("out-of-range /data/labeledExamples");
    assertThat(kinds(with("attributes.x", "-" + digits)))
        .containsExactly("out-of-range /attributes/x");
    assertThat(CaseReader.read(with("data.labeledExamples", "0e" + digits)).data())
        .extracting(Data::labeledExamples)
        .isEqualTo(0L);
    assertThat(CaseReader.read(with("data.labeledExamples", "5." + "0".repeat(200_000))).data())
        .extracting(Data::labeledExamples)
        .isEqualTo(5L);
  }

  @Test
  void noMessageRepeatsMoreThanSixtyCharactersOfTheText() {
    String long1 = "q".repeat(30_000);
    String json =
        """
        {"%1$s": 1, "title": 1, "task": {"kind": "%1$s", "%1$s": 2},
         "data": {"verified": "%1$s", "labeledExamples": 1%2$s}, "attributes": {"%1$s": 1}}
        """
            .formatted(long1, "0".repeat(30_000));

    assertThat(problems(json))
        .hasSize(7)
        .allSatisfy(
            problem -> {
              assertThat(problem.message()).doesNotContain("q".repeat(61), "0".repeat(61));
              assertThat(problem.message()).hasSizeLessThan(700);
              assertThat(problem.pointer()).hasSizeLessThan(300);
            });
    assertThat(problems("{\"title\":" + long1 + "}").get(0).message())
        .doesNotContain("q".repeat(61));
  }

  @Test
  void controlCharactersAreNotRepeated() {
    assertThat(problems("{\"title\":\"t\",\"\\u001b[31m\\u202e\":1}").get(0).message())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void thousandsOfProblemsAreCutShortAndSaidToBe() {
    String many =
        IntStream.range(0, 20_000)
            .mapToObj(number -> "\"faliurePercen" + number + "\":1")
            .collect(Collectors.joining(","));

    InvalidCaseException refusal = refusal("{" + many.substring(0, 250_000) + "\":1}");

    assertThat(refusal.problems()).hasSize(Problems.MOST);
    assertThat(refusal.cutShort()).isTrue();
    assertThat(refusal.getMessage()).endsWith("; and more");
  }

  @Test
  void namesThatCollideInHashTablesAreRefusedInTime() {
    String collisions =
        IntStream.range(0, 1 << 13)
            .mapToObj(
                number ->
                    IntStream.range(0, 13)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":1")))
            .limit(7_500)
            .collect(Collectors.joining(","));

    assertThat(refusal("{" + collisions + "}").problems()).hasSize(Problems.MOST);
  }
}
