package dev.tunegate.engine;

import static dev.tunegate.policy.PolicyFixture.ruleText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every decision carries its whole derivation, and nothing else. */
class JustificationTest {

  private static final String GAP = "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );";

  @Test
  void aDecisionIsDerivedFromFactsThresholdsAndAbsences() {
    Decision decision = decide(PolicyFixture.sound(), readyToTune().build());

    assertThat(decision.verdict().outcome()).isEqualTo(Outcome.FINE_TUNE);
    assertThat(nodes(decision))
        .containsExactly(
            "absence:Gap( )",
            "absence:Veto( )",
            "conclusion:Ground:FORMAT",
            "conclusion:Verdict:FINE_TUNE",
            "fact:baseline.acceptableFailurePercent",
            "fact:baseline.failurePercent",
            "fact:task.outputFormat",
            "firing:The format breaks too often",
            "firing:Tune");
    assertThat(edges(decision))
        .containsExactly(
            "absence:Gap( ) > firing:Tune",
            "absence:Veto( ) > firing:Tune",
            "conclusion:Ground:FORMAT > firing:Tune",
            "fact:baseline.acceptableFailurePercent > firing:The format breaks too often",
            "fact:baseline.failurePercent > firing:The format breaks too often",
            "fact:task.outputFormat > firing:The format breaks too often",
            "firing:The format breaks too often > conclusion:Ground:FORMAT",
            "firing:Tune > conclusion:Verdict:FINE_TUNE");
    assertThat(decision.grounds().get(0).derivations())
        .containsExactly(
            new Derivation(
                "The format breaks too often",
                "5.5 % of outputs break the format; at most 1 % may",
                List.of("L1")));
  }

  @Test
  void nodesHoldValuesPlacesAndWords() {
    Decision decision =
        decide(PolicyFixture.sound(), readyToTune().put("data.labeledExamples", 499L).build());

    assertThat(decision.verdict().outcome()).isEqualTo(Outcome.NOT_YET);
    assertThat(decision.verdict().because()).isEqualTo("one thing is undone");
    assertThat(decision.justification().nodes())
        .contains(
            new Node.FactNode("fact:data.labeledExamples", "data.labeledExamples", 499L),
            new Node.ThresholdNode(
                "threshold:least examples", "least examples", new BigDecimal("500"), "examples"),
            new Node.FiringNode(
                "firing:Too few examples",
                "Too few examples",
                "homework/examples.drl",
                4,
                "There are 499 examples; 500 are needed",
                List.of("L2")),
            new Node.AbsenceNode("absence:Veto( )", "Veto( )"));
    assertThat(edges(decision))
        .contains(
            "threshold:least examples > firing:Too few examples",
            "conclusion:Gap:TOO_FEW_EXAMPLES > firing:Homework first",
            "conclusion:Ground:FORMAT > firing:Homework first");
  }

  @Test
  void anUnstatedFactIsAPremiseWithoutAValue() {
    Decision decision =
        decide(PolicyFixture.sound(), readyToTune().put("data.labeledExamples", null).build());

    assertThat(decision.justification().nodes())
        .contains(new Node.FactNode("fact:data.labeledExamples", "data.labeledExamples", null));
    assertThat(edges(decision))
        .contains(
            "fact:data.labeledExamples > firing:Examples not counted [data.labeledExamples]",
            "firing:Examples not counted [data.labeledExamples] > conclusion:Question:data"
                + ".labeledExamples");
    assertThat(decision.questions())
        .extracting(Decision.QuestionEntry::path, Decision.QuestionEntry::ask)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "data.labeledExamples", "What is labeledExamples?"));
    assertThat(decision.gaps().get(0).derivations().get(0).because())
        .isEqualTo("the labeledExamples is not stated");
  }

  @Test
  void whatExistsIsEveryMatch() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rules(
                ruleText(
                    "Also", "Task( kind == null )", "insert( new Gap( \"EXAMPLES_UNKNOWN\" ) );"),
                ruleText("Few", "Task( kind == null )", GAP));

    Decision decision = decide(policy, readyToTune().build());

    assertThat(decision.verdict().because()).isEqualTo("two things are undone");
    assertThat(premises(decision, "firing:Homework first"))
        .containsExactlyInAnyOrder(
            "absence:Veto( )",
            "conclusion:Gap:EXAMPLES_UNKNOWN",
            "conclusion:Gap:TOO_FEW_EXAMPLES",
            "conclusion:Ground:FORMAT");
  }

  @Test
  void onlyWhatMatchesIsAPremiseOfWhatExists() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .declare("a: number", "b: number", "c: number", "e: number", "d: text")
            .rules(
                ruleText("Few", "Task( kind == null )", GAP),
                ruleText(
                    "Reads",
                    """
                    exists Gap( code in ( "TOO_FEW_EXAMPLES" ) )
                    exists Attribute( name in ( "a", "c", "e" ), number > 0 )
                    not Attribute( name == "d", text == "nobody" )
                    """,
                    "insert( new Veto( \"TOO_BROAD\" ) );"));
    Case facts =
        readyToTune()
            .put("data.labeledExamples", null)
            .attribute(Attribute.of("a", BigDecimal.ONE))
            .attribute(Attribute.of("b", BigDecimal.ONE))
            .attribute(Attribute.of("c", BigDecimal.TEN))
            .attribute(Attribute.of("d", "text"))
            .build();

    assertThat(premises(decide(policy, facts), "firing:Reads"))
        .containsExactlyInAnyOrder(
            "conclusion:Gap:TOO_FEW_EXAMPLES",
            "fact:attributes.a",
            "fact:attributes.c",
            "fact:attributes.d",
            "absence:Attribute( name == \"d\", text == \"nobody\" )");
  }

  @Test
  void twoRulesThatAgreeGiveOneConclusionWithTwoDerivations() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rules(
                ruleText("Few too", "Task( kind == null )", GAP),
                ruleText("And few again", "Task( kind == null )", GAP));

    Decision decision = decide(policy, readyToTune().put("data.labeledExamples", 3L).build());

    assertThat(decision.gaps()).hasSize(1);
    assertThat(decision.gaps().get(0).derivations())
        .extracting(Derivation::rule)
        .containsExactly("And few again", "Few too", "Too few examples");
    assertThat(premises(decision, "conclusion:Gap:TOO_FEW_EXAMPLES"))
        .containsExactlyInAnyOrder(
            "firing:And few again", "firing:Few too", "firing:Too few examples");
  }

  @Test
  void aDerivedFactLeadsBackToWhatItComesFrom() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rule(
                "Usable",
                """
                Threshold( name == "least examples", $n : value )
                Data( $usable : usableExamples, usableExamples < $n )
                """,
                GAP)
            .replace(PolicyFixture.ADDED, "It is so", "{usable} of {n}");
    Case facts = readyToTune().put("data.flawedPercent", new BigDecimal("99.9")).build();

    Decision decision = decide(policy, facts);

    assertThat(decision.gaps().get(0).derivations().get(0).because()).isEqualTo("10 of 500");
    assertThat(decision.justification().nodes())
        .contains(new Node.DerivedNode("derived:data.usableExamples", "data.usableExamples", 10L));
    assertThat(premises(decision, "derived:data.usableExamples"))
        .containsExactlyInAnyOrder(
            "fact:data.flawedPercent", "fact:data.labeledExamples", "fact:data.verified");
    assertThat(premises(decision, "firing:Usable"))
        .containsExactlyInAnyOrder("derived:data.usableExamples", "threshold:least examples");
  }

  @Test
  void ofAlternativesOnlyThoseThatHoldArePremises() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .conditions(
                "Data( verified == true || ( labeledExamples > 0 && flawedPercent == null ) ||"
                    + " curationBudgeted == true )");

    assertThat(
            premises(
                decide(policy, readyToTune().put("data.curationBudgeted", false).build()),
                "firing:Added"))
        .containsExactlyInAnyOrder("fact:data.labeledExamples", "fact:data.flawedPercent");
  }

  @Test
  void everyPathEndsInFactsThresholdsAndAbsences() {
    Decision decision =
        decide(PolicyFixture.sound(), readyToTune().put("data.labeledExamples", null).build());
    Set<String> reached =
        decision.justification().edges().stream().map(e -> e.to()).collect(Collectors.toSet());

    assertThat(decision.justification().nodes())
        .filteredOn(node -> !reached.contains(node.id()))
        .allSatisfy(
            node ->
                assertThat(node)
                    .isInstanceOfAny(
                        Node.FactNode.class, Node.ThresholdNode.class, Node.AbsenceNode.class));
    assertThat(nodes(decision)).doesNotHaveDuplicates().isSorted();
    assertThat(edges(decision)).doesNotHaveDuplicates();
  }

  static CaseBuilder readyToTune() {
    return new CaseBuilder("Ready")
        .put("task.scope", Scope.NARROW)
        .put("task.outputFormat", OutputFormat.STRICT)
        .put("baseline.failureRateMeasured", true)
        .put("baseline.failurePercent", new BigDecimal("5.50"))
        .put("baseline.acceptableFailurePercent", BigDecimal.ONE)
        .put("data.labeledExamples", 10_000L);
  }

  static Decision decide(PolicyFixture policy, Case facts) {
    return new DecisionEngine(policy.policy()).decide(facts);
  }

  private static List<String> nodes(Decision decision) {
    return decision.justification().nodes().stream().map(Node::id).toList();
  }

  private static List<String> edges(Decision decision) {
    return decision.justification().edges().stream().map(e -> e.from() + " > " + e.to()).toList();
  }

  static List<String> premises(Decision decision, String of) {
    return decision.justification().edges().stream()
        .filter(edge -> edge.to().equals(of))
        .map(edge -> edge.from())
        .toList();
  }
}
