package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.Registers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes out of a sample is held against what is expected of it. */
class SampleCheckTest {

  private static final String BROAD =
      "{\"title\":\"t\",\"task\":{\"scope\":\"MANY_CAPABILITIES\"}}";
  private static final String BEYOND =
      "{\"title\":\"t\",\"baseline\":{\"failurePercent\":500},\"x\":1}";

  private final SampleCheck check =
      new SampleCheck(new DecisionEngine(PolicyFixture.sound().policy()));

  @Test
  void aSampleThatComesOutAsExpectedPasses() {
    assertThat(problems("PROMPT", BROAD, expect("PROMPT", Map.of("vetoes", List.of("TOO_BROAD")))))
        .isEmpty();
    assertThat(check.fired())
        .containsExactly("Examples not counted", "Many capabilities", "Vetoed");
    assertThat(check.cases()).hasSize(1);
  }

  @Test
  void everyDifferenceIsToldOnceASampleAndInWords() {
    Registers words = PolicyFixture.sound().policy().model().registers();
    assertThat(
            problems(
                "NOT_YET",
                BROAD,
                expect("NOT_YET", Map.of("gaps", List.of(), "grounds", List.of("FORMAT")))))
        .singleElement()
        .asString()
        .startsWith("\"a\" does not come out as expected: expected ")
        .contains(
            "expected "
                + words.label("Verdict", "NOT_YET")
                + ", got "
                + words.label("Verdict", "PROMPT"),
            "missing homework: expected none, got \""
                + words.label("Gap", "EXAMPLES_UNKNOWN").replaceAll("\\.$", "")
                + "\"",
            "reasons for tuning: expected \""
                + words.label("Ground", "FORMAT").replaceAll("\\.$", "")
                + "\", got none")
        .doesNotContain("EXAMPLES_UNKNOWN", "NOT_YET");
  }

  @Test
  void whyItIsExpectedIsToldWithWhatToDo() {
    var expected = new Expectation("NOT_YET", "Nine are too few.", Map.of(), List.of());
    assertThat(check.check(new Sample("NOT_YET/a.json", "a", BROAD, expected)).problems())
        .singleElement()
        .extracting(Diagnostic::advice)
        .asString()
        .startsWith("Mend the rules, or change what the sample expects")
        .endsWith("It says why it expects this: Nine are too few.");
  }

  @Test
  void theSameInAnotherOrderIsTold() {
    var words = new SampleWords(PolicyFixture.sound().policy().model().registers());
    assertThat(words.list("gaps", List.of("A", "B"), List.of("B", "A")))
        .isEqualTo("missing homework: expected in the order \"A\" and \"B\", got \"B\" and \"A\"");
  }

  @Test
  void aSampleStandsInTheFolderOfItsVerdict() {
    assertThat(problems("NOT_YET", BROAD, expect("PROMPT", Map.of())))
        .containsExactly(
            "\"a\" does not come out as expected: it stands in the folder NOT_YET and expects PROMPT");
  }

  @Test
  void aSampleWithoutAnExpectationIsTold() {
    assertThat(problems("PROMPT", BROAD, null))
        .containsExactly(
            "\"a\" does not come out as expected: no expectation stands beside it, or it cannot be read");
  }

  @Test
  void aCaseThatIsRefusedThoughAVerdictIsExpectedIsTold() {
    assertThat(problems("PROMPT", BEYOND, expect("PROMPT", Map.of())))
        .singleElement()
        .asString()
        .startsWith("\"a\" does not come out as expected: the case is refused: ");
    assertThat(check.cases()).isEmpty();
  }

  @Test
  void aRefusedCaseNamesItsProblems() {
    Expectation.Problem range = new Expectation.Problem("/baseline/failurePercent", "out-of-range");
    Expectation.Problem unknown = new Expectation.Problem("/x", "unknown-property");

    assertThat(problems(Sample.REFUSED, BEYOND, refusal(range, unknown))).isEmpty();
    assertThat(problems(Sample.REFUSED, BEYOND, refusal(range)))
        .singleElement()
        .asString()
        .startsWith(
            "\"a\" does not come out as expected: expected to be refused for out of range at ");
    assertThat(problems(Sample.REFUSED, BROAD, refusal(range)))
        .containsExactly(
            "\"a\" does not come out as expected: expected to be refused, got accepted");
  }

  @Test
  void aCaseThatThePolicyCannotDecideIsTold() {
    var undecided =
        new SampleCheck(
            new DecisionEngine(
                PolicyFixture.sound()
                    .replace("verdict/verdict.drl", "exists Veto( )", "exists Veto( ) not Gap( )")
                    .policy()));

    assertThat(
            undecided
                .check(new Sample("PROMPT/a.json", "a", BROAD, expect("PROMPT", Map.of())))
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.problem()).contains("No rule of the policy reached a verdict");
              assertThat(problem.place().file()).isEqualTo("facts-samples/PROMPT/a.json");
            });
  }

  private static Expectation expect(String verdict, Map<String, List<String>> lists) {
    return new Expectation(verdict, "", lists, List.of());
  }

  private static Expectation refusal(Expectation.Problem... problems) {
    return new Expectation("", "", Map.of(), List.of(problems));
  }

  private List<String> problems(String folder, String json, @Nullable Expectation expected) {
    return check.check(new Sample(folder + "/a.json", "a", json, expected)).problems().stream()
        .map(Diagnostic::problem)
        .toList();
  }
}
