package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The full check: compiled, every sample as expected, every rule fired, every promise kept. */
class FullCheckTest {

  private final Map<String, byte[]> samples = FixtureSamples.sound();

  @Test
  void aSoundPolicyPasses() {
    FullCheck.Report report = check(PolicyFixture.sound());

    assertThat(report.diagnostics()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.samples()).isEqualTo(5);
    assertThat(report.cases()).isGreaterThan(FullCheck.CASES);
    assertThat(report.model()).isNotNull();
  }

  @Test
  void aRuleThatFiresInNoSampleIsTold() {
    samples.keySet().removeIf(path -> path.contains("broad"));

    assertThat(errors(check(PolicyFixture.sound())))
        .containsExactlyInAnyOrder(
            "rules/homework/examples.drl Many capabilities: no sample makes this rule fire",
            "rules/verdict/verdict.drl Vetoed: no sample makes this rule fire");
  }

  @Test
  void aRuleThatCanNeverFireIsTold() {
    assertThat(
            errors(
                check(
                    PolicyFixture.sound()
                        .conditions("Data( labeledExamples == null, labeledExamples > 0 )"))))
        .containsExactly("rules/added/added.drl Added: no sample makes this rule fire");
  }

  @Test
  void aSampleThatDiffersIsTold() {
    FullCheck.Report report =
        check(PolicyFixture.sound().replace("thresholds.yaml", "value: 500", "value: 400"));

    assertThat(report.passed()).isFalse();
    assertThat(errors(report))
        .contains("rules/homework/examples.drl Too few examples: no sample makes this rule fire");
    assertThat(report.diagnostics())
        .filteredOn(found -> found.place().file().equals("facts-samples/NOT_YET/few.json"))
        .singleElement()
        .extracting(Diagnostic::problem)
        .asString()
        .contains("\"few\" does not come out as expected", "missing homework: expected \"")
        .doesNotContain("TOO_FEW_EXAMPLES");
  }

  @Test
  void aBrokenPromiseIsTold() {
    FullCheck.Report report =
        check(
            PolicyFixture.sound()
                .replace(
                    "homework/examples.drl", "insert( new Gap( \"EXAMPLES_UNKNOWN\" ) );", ""));

    assertThat(report.diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::problem)
        .anySatisfy(
            problem ->
                assertThat(problem).contains("leaving a fact unstated never leads to tuning"));
  }

  @Test
  void whatTheQuickCheckRefusesIsNotCompiled() {
    FullCheck.Report report = check(PolicyFixture.sound().conditions("eval( true )"));

    assertThat(report.model()).isNull();
    assertThat(report.passed()).isFalse();
    assertThat(report.cases()).isZero();
    assertThat(errors(report)).hasSize(1);
  }

  @Test
  void withoutSamplesAPolicyDoesNotPass() {
    samples.clear();

    assertThat(errors(check(PolicyFixture.sound())))
        .contains("facts-samples : the policy has no samples")
        .hasSize(10);
  }

  @Test
  void problemsOfTheSamplesThemselvesAreTold() {
    samples.put("PROMPT/note.txt", new byte[0]);
    samples.remove("PROMPT/empty.expect.yaml");

    assertThat(errors(check(PolicyFixture.sound())))
        .contains(
            "facts-samples/PROMPT/note.txt : this is no sample",
            "facts-samples/PROMPT/empty.json : \"empty\" does not come out as expected: no expectation"
                + " stands beside it, or it cannot be read");
  }

  private FullCheck.Report check(PolicyFixture policy) {
    return FullCheck.check(policy.source(), Samples.of(samples));
  }

  private static List<String> errors(FullCheck.Report report) {
    return report.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.place().file() + " " + d.rule() + ": " + d.problem())
        .toList();
  }
}
