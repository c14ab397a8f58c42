package dev.tunegate.engine;

import static dev.tunegate.engine.JustificationTest.decide;
import static dev.tunegate.engine.JustificationTest.premises;
import static dev.tunegate.engine.JustificationTest.readyToTune;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.verdict.Derivation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A rule over attributes or conclusions fires for each of them, with its own reason. */
class ManyMatchesTest {

  @Test
  void aRuleFiresOnceForEachThingItMatches() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .declare("a: number", "b: number", "zero: number")
            .rule(
                "Each",
                "Attribute( name in ( \"a\", \"b\", \"zero\" ), $name : name, $number : number, number > 0 )",
                "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );")
            .replace(PolicyFixture.ADDED, "It is so", "{name} is {number}");
    Case facts =
        readyToTune()
            .attribute(Attribute.of("b", new BigDecimal("1234567.5")))
            .attribute(Attribute.of("a", BigDecimal.ONE))
            .attribute(Attribute.of("zero", BigDecimal.ZERO))
            .build();

    Decision decision = decide(policy, facts);

    assertThat(decision.gaps().get(0).derivations())
        .extracting(Derivation::because)
        .containsExactly("the a is 1", "the b is 1,234,567.5");
    assertThat(premises(decision, "firing:Each [attributes.a]"))
        .containsExactly("fact:attributes.a");
  }

  @Test
  void aBoundCodeIsPassedOnAndShownByItsLabel() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                "codes.yaml",
                "Ground:",
                "Action:\n  TOO_FEW_EXAMPLES: { label: \"collect\" }\n  SCOPE_UNKNOWN: { label: \"say\" }\n"
                    + "  EXAMPLES_UNKNOWN: { label: \"count\" }\nGround:")
            .rule("Act", "Gap( $gap : code ) exists Ground( )", "insert( new Action( $gap ) );")
            .replace(PolicyFixture.ADDED, "It is so", "Because of {gap}");

    Decision decision = decide(policy, readyToTune().put("data.labeledExamples", null).build());

    assertThat(decision.actions()).extracting(Decision.Entry::label).containsExactly("count");
    assertThat(decision.actions().get(0).derivations().get(0).because())
        .isEqualTo("Because of nobody counted the examples");
    assertThat(premises(decision, "firing:Act [Gap:EXAMPLES_UNKNOWN]"))
        .containsExactlyInAnyOrder("conclusion:Gap:EXAMPLES_UNKNOWN", "conclusion:Ground:FORMAT");
  }
}
