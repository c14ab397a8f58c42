package dev.tunegate.analysis;

import static dev.tunegate.policy.PolicyFixture.ruleText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each promise that every policy must keep, broken by a small policy and found with a case. */
class InvariantsTest {

  private static final int CASES = 60;

  /** A case that is tuned, with just as many examples as are needed. */
  private static final Case TUNABLE =
      new CaseBuilder("Tunable")
          .put("task.scope", Scope.NARROW)
          .put("task.outputFormat", OutputFormat.STRICT)
          .put("baseline.failureRateMeasured", true)
          .put("baseline.failurePercent", BigDecimal.TEN)
          .put("baseline.acceptableFailurePercent", BigDecimal.ONE)
          .put("data.labeledExamples", 500L)
          .build();

  private static final String VERDICTS = "verdict/verdict.drl";

  @Test
  void aSoundPolicyKeepsThemAll() {
    var invariants = new Invariants(engine(PolicyFixture.sound()), List.of(TUNABLE));

    assertThat(invariants.check(CASES)).isEmpty();
    assertThat(invariants.decided()).isGreaterThan(CASES * 5);
  }

  @Test
  void twoVerdicts() {
    assertThat(
            only(
                PolicyFixture.sound()
                    .rule(
                        "Hasty",
                        "Data( verified == true )",
                        "insert( new Verdict( Outcome.FINE_TUNE ) );")))
        .contains("gets exactly one verdict", "reached 2 verdicts", "FINE_TUNE by \"Hasty\"");
  }

  @Test
  void noVerdict() {
    assertThat(
            only(
                PolicyFixture.sound()
                    .replace(VERDICTS, "exists Veto( )", "exists Veto( ) Task( kind != null )")))
        .contains("gets exactly one verdict", "No rule of the policy reached a verdict");
  }

  @Test
  void noVerdictOnlyOnceAFactIsBlanked() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                "grounds/format.drl",
                "then",
                "    Data( verified != null || curationBudgeted != null )\nthen")
            .replace(
                VERDICTS,
                "not Ground( )\n    not Veto( )\nthen",
                "not Ground( )\n    not Veto( )\n    Data( verified != null )\nthen");

    assertThat(found(policy)).anySatisfy(text -> assertThat(text).contains("exactly one verdict"));
  }

  @Test
  void leavingAFactUnstatedLeadsToTuning() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                "homework/examples.drl", "    insert( new Gap( \"EXAMPLES_UNKNOWN\" ) );\n", "");

    assertThat(only(policy))
        .contains(
            "leaving a fact unstated never leads to tuning",
            "without data.labeledExamples the verdict turns from NOT_YET to FINE_TUNE",
            "nothing warns of it");
  }

  @Test
  void aWarningOfTheUnstatedFactExcusesIt() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                "homework/examples.drl",
                "new Gap( \"EXAMPLES_UNKNOWN\" )",
                "new Warning( \"BLIND\" )");
    String code = "Warning:\n  BLIND: { label: \"blind\"%s }\nGround:";

    assertThat(
            found(
                policy.replace(
                    "codes.yaml", "Ground:", code.formatted(", unstated: data.labeledExamples"))))
        .isEmpty();
    assertThat(
            found(
                policy.replace(
                    "codes.yaml", "unstated: data.labeledExamples", "unstated: task.kind")))
        .singleElement()
        .asString()
        .contains("leaving a fact unstated");
  }

  @Test
  void moreExamplesMakeItWorse() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rule(
                "Too many",
                "Threshold( name == \"least examples\", $n : value )"
                    + " Data( labeledExamples > $n )",
                "insert( new Gap( \"EXAMPLES_UNKNOWN\" ) );");

    assertThat(only(policy))
        .contains("more usable examples never make it worse", "instead of", "examples the verdict");
  }

  @Test
  void moreExamplesTakeTuningAwayWithoutAnyGap() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                VERDICTS,
                "not Gap( )\n    not Veto( )\nthen",
                "not Gap( )\n    not Veto( )\n    not Finding( )\nthen")
            .replace("codes.yaml", "Ground:", "Finding:\n  ENOUGH: { label: enough }\nGround:")
            .rules(
                ruleText(
                    "Enough",
                    "Threshold( name == \"least examples\", $n : value )"
                        + " Data( labeledExamples > $n )",
                    "insert( new Finding( \"ENOUGH\" ) );"),
                ruleText(
                    "Enough is enough",
                    "exists Finding( ) exists Ground( ) not Gap( ) not Veto( )",
                    "insert( new Verdict( Outcome.PROMPT ) );"));

    assertThat(only(policy))
        .contains("more usable examples", "the verdict goes from FINE_TUNE to PROMPT");
  }

  @Test
  void aVetoIsIgnored() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                VERDICTS,
                "exists Veto( )\nthen\n    insert( new Verdict( Outcome.PROMPT ) );",
                "exists Veto( )\nthen\n    insert( new Verdict( Outcome.NOT_YET ) );");

    assertThat(only(policy)).contains("a veto ends in prompting", "the verdict is NOT_YET");
  }

  @Test
  void aContradictionIsIgnored() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rule(
                "Clash",
                "Data( verified == true, flawedPercent > 0 )",
                "insert( new Contradiction( \"data.verified\", \"data.flawedPercent\" ) );");

    assertThat(only(policy)).contains("a contradiction needs information", "the verdict is");
  }

  @Test
  void aRowOfTheComparisonIsMissing() {
    PolicyFixture policy =
        withReading(
            ruleText(
                "Row",
                "Task( scope != null )",
                "insert( new Reading( \"DATA\", Side.UNDECIDED ) );"));

    assertThat(only(policy))
        .contains("one reading a row of the comparison", "the rows are []; wanted are [DATA]");
  }

  @Test
  void aRowOfTheComparisonIsReadTwice() {
    PolicyFixture policy =
        withReading(
            ruleText("Row", "Task( )", "insert( new Reading( \"DATA\", Side.UNDECIDED ) );"),
            ruleText(
                "Row again",
                "Task( scope == null )",
                "insert( new Reading( \"DATA\", Side.NOT_STATED ) );"));

    assertThat(only(policy)).contains("the rows are [DATA, DATA]; wanted are [DATA]");
  }

  @Test
  void anItemOfTheChecklistIsMissing() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace("codes.yaml", "Ground:", "Check:\n  1: { label: \"Done?\" }\nGround:")
            .rule("Item", "Task( scope != null )", "insert( new Check( 1, Answer.YES ) );");

    assertThat(only(policy))
        .contains("one answer an item of the checklist", "the items are []; wanted are [1]");
  }

  @Test
  void theCaseThatShowsItCanBeDecidedAgain() throws Exception {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                VERDICTS,
                "exists Veto( )\nthen\n    insert( new Verdict( Outcome.PROMPT ) );",
                "exists Veto( )\nthen\n    insert( new Verdict( Outcome.NOT_YET ) );");
    DecisionEngine engine = engine(policy);
    String advice = new Invariants(engine, List.of(TUNABLE)).check(CASES).get(0).advice();

    Case facts = CaseReader.read(advice.substring(advice.indexOf('{')));

    assertThat(advice).contains("seed " + Invariants.SEED);
    assertThat(engine.decide(facts).vetoes()).isNotEmpty();
  }

  private static PolicyFixture withReading(String... rules) {
    return PolicyFixture.sound()
        .replace("codes.yaml", "Ground:", "Reading:\n  DATA: { label: \"Data\" }\nGround:")
        .rules(rules);
  }

  private static DecisionEngine engine(PolicyFixture policy) {
    return new DecisionEngine(policy.policy());
  }

  private static List<String> found(PolicyFixture policy) {
    return new Invariants(engine(policy), List.of(TUNABLE))
        .check(CASES).stream().map(Diagnostic::toString).toList();
  }

  private static String only(PolicyFixture policy) {
    List<String> found = found(policy);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
