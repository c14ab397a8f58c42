package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyFixture;
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
  void everyDifferenceIsTold() {
    assertThat(
            problems(
                "NOT_YET",
                BROAD,
                expect("NOT_YET", Map.of("gaps", List.of(), "grounds", List.of("FORMAT")))))
        .containsExactlyInAnyOrder(
            "the verdict is PROMPT; expected is NOT_YET",
            "gaps are [EXAMPLES_UNKNOWN]; expected are []",
            "grounds are []; expected are [FORMAT]");
  }

  @Test
  void aSampleStandsInTheFolderOfItsVerdict() {
    assertThat(problems("NOT_YET", BROAD, expect("PROMPT", Map.of())))
        .containsExactly("it stands in the folder NOT_YET and expects PROMPT");
  }

  @Test
  void aSampleWithoutAnExpectationIsTold() {
    assertThat(problems("PROMPT", BROAD, null))
        .containsExactly("no expectation stands beside it, or it cannot be read");
  }

  @Test
  void aCaseThatIsRefusedThoughAVerdictIsExpectedIsTold() {
    assertThat(problems("PROMPT", BEYOND, expect("PROMPT", Map.of())))
        .singleElement()
        .asString()
        .startsWith("the case is refused: ");
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
        .startsWith("the problems are [");
    assertThat(problems(Sample.REFUSED, BROAD, refusal(range)))
        .containsExactly("the case is accepted; it is expected to be refused");
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
              assertThat(problem.problem()).startsWith("No rule of the policy reached a verdict");
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
