package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is chosen silently: a policy without exactly one verdict is an error that names rules.
 */
@Timeout(60)
class UndecidedTest {

  private static final Case EMPTY = new CaseBuilder("Empty").build();

  @Test
  void noVerdictIsAnError() {
    var engine =
        new DecisionEngine(
            PolicyFixture.sound()
                .replace(
                    "verdict/verdict.drl", "not Ground( )", "Task( kind != null ) not Ground( )")
                .policy());

    assertThatThrownBy(() -> engine.decide(EMPTY))
        .isInstanceOf(UndecidedException.class)
        .hasMessage(
            "No rule of the policy reached a verdict for this case. Exactly one is needed: add a rule"
                + " for such cases.");
  }

  @Test
  void twoVerdictsAreAnErrorThatNamesTheRules() {
    var engine =
        new DecisionEngine(
            PolicyFixture.sound()
                .rule(
                    "Never broad",
                    "Task( scope == Scope.MANY_CAPABILITIES )",
                    "insert( new Verdict( Outcome.NOT_YET ) );")
                .policy());
    Case broad = new CaseBuilder("Broad").put("task.scope", Scope.MANY_CAPABILITIES).build();

    assertThatThrownBy(() -> engine.decide(broad))
        .isInstanceOf(UndecidedException.class)
        .hasMessage(
            "The policy reached 2 verdicts for this case: NOT_YET by \"Never broad\"; PROMPT by"
                + " \"Vetoed\". Exactly one is needed: make the rules exclude each other.");
    assertThat(engine.decide(EMPTY).verdict().because()).isEqualTo("Nothing speaks for tuning");
  }

  @Test
  void aPolicyThatFiresBeyondTheBoundIsStoppedAndTheRuleNamed() {
    Policy policy = Policy.compile(tripled(model("Unstated( )")));

    assertThatThrownBy(() -> new DecisionEngine(policy).decide(EMPTY))
        .isInstanceOf(UndecidedException.class)
        .hasMessageContaining("found no end after 20000 firings")
        .hasMessageContaining("most often fired: \"Wide\" (");
  }

  @Test
  void theWidestPolicyThatTheChecksAcceptStaysBelowTheBound() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "a" + i).toList();
    PolicyFixture fixture =
        PolicyFixture.sound()
            .declare(names.stream().map(name -> name + ": flag").toArray(String[]::new));
    String[] rules =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    PolicyFixture.ruleText(
                        "Wide " + i,
                        "Unstated( path in ( %s ) ) Attribute( name in ( \"%s\" ) ) "
                                .formatted(TEN, String.join("\", \"", names))
                            + "not Contradiction( path == \"task.kind\" )",
                        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );"))
            .toArray(String[]::new);
    var engine = new DecisionEngine(fixture.rules(rules).policy());
    var facts = new CaseBuilder("Wide");
    names.forEach(name -> facts.attribute(Attribute.of(name, true)));

    Decision decision = engine.decide(facts.build());

    assertThat(decision.gaps()).extracting(Decision.Entry::code).contains("TOO_FEW_EXAMPLES");
    assertThat(decision.justification().nodes()).hasSizeGreaterThan(9_000);
  }

  private static final String TEN =
      "\"task.kind\", \"task.scope\", \"task.style\", \"data.verified\", \"data.flawedPercent\","
          + " \"pilot.latencyMs\", \"baseline.retrieval\", \"baseline.latencyMs\","
          + " \"task.outputFormat\", \"task.styleSamples\"";

  private static PolicyModel model(String conditions) {
    return PolicyFixture.sound()
        .rule("Wide", conditions, "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );")
        .model();
  }

  /** What the checks refuse: the conditions of a rule three times over. */
  private static PolicyModel tripled(PolicyModel model) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : model.rules()) {
      List<Condition> conditions =
          rule.name().equals("Wide")
              ? Collections.nCopies(3, rule.conditions()).stream().flatMap(List::stream).toList()
              : rule.conditions();
      rules.add(
          new Rule(
              rule.name(),
              rule.place(),
              rule.sources(),
              rule.because(),
              rule.thresholds(),
              conditions,
              rule.insertions(),
              rule.text()));
    }
    return new PolicyModel(model.source(), model.registers(), rules, model.layers());
  }
}
