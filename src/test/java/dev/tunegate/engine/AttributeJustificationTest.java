package dev.tunegate.engine;

import static dev.tunegate.engine.JustificationTest.decide;
import static dev.tunegate.engine.JustificationTest.premises;
import static dev.tunegate.engine.JustificationTest.readyToTune;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Node;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attributes that rules read are facts of the justification, stated or not, in their own words. */
class AttributeJustificationTest {

  private static PolicyFixture policy(String conditions, String because) {
    return PolicyFixture.sound()
        .declare(
            "region: text, answers: { EU: \"in the Union\", US: \"in the States\" }",
            "share: number",
            "regulated: flag")
        .rule("Reads", conditions, "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );")
        .replace(PolicyFixture.ADDED, "It is so", because);
  }

  private static List<String> becauses(Decision decision) {
    return decision.gaps().stream()
        .flatMap(gap -> gap.derivations().stream())
        .map(Derivation::because)
        .toList();
  }

  @Test
  void valuesAreSaidInTheWordsOfTheirDeclaration() {
    PolicyFixture policy =
        policy(
            """
            Attribute( name == "region", $region : text, $what : name )
            Attribute( name == "share", $share : number )
            Attribute( name == "regulated", $flag : flag )
            """,
            "{what}: {region}, {share} and {flag}");
    Case facts =
        readyToTune()
            .put("attributes.region", "EU")
            .put("attributes.share", new BigDecimal("1234.5"))
            .put("attributes.regulated", false)
            .build();

    Decision decision = decide(policy, facts);

    assertThat(becauses(decision)).containsExactly("the region: in the Union, 1,234.5 and no");
    assertThat(
            premises(
                decision,
                "firing:Reads [attributes.region] [attributes.share] [attributes.regulated]"))
        .containsExactlyInAnyOrder(
            "fact:attributes.region", "fact:attributes.share", "fact:attributes.regulated");
    assertThat(decision.justification().nodes())
        .contains(new Node.FactNode("fact:attributes.region", "attributes.region", "EU"));
  }

  @Test
  void whatIsNotStatedIsAskedInTheWordsOfItsDeclaration() {
    PolicyFixture policy =
        policy("Unstated( path == \"attributes.region\", $fact : path )", "{fact} is not stated")
            .replace(
                PolicyFixture.ADDED,
                "insert( new Gap",
                "insert( new Question( $fact ) );\n    insert( new Gap");

    Decision decision = decide(policy, readyToTune().build());

    assertThat(becauses(decision)).containsExactly("the region is not stated");
    assertThat(decision.questions())
        .singleElement()
        .extracting(Decision.QuestionEntry::path, Decision.QuestionEntry::ask)
        .containsExactly("attributes.region", "What is region?");
    assertThat(decision.justification().nodes())
        .contains(new Node.FactNode("fact:attributes.region", "attributes.region", null));
    assertThat(decide(policy, readyToTune().put("attributes.region", "EU").build()).questions())
        .isEmpty();
  }

  @Test
  void whatIsNotAsLookedForIsAPremiseWithTheValueThatItHas() {
    PolicyFixture policy =
        policy("not Attribute( name == \"region\", text == \"EU\" )", "Elsewhere");

    assertThat(
            decide(policy, readyToTune().put("attributes.region", "US").build())
                .justification()
                .nodes())
        .contains(new Node.FactNode("fact:attributes.region", "attributes.region", "US"));
    Decision unstated = decide(policy, readyToTune().build());
    assertThat(premises(unstated, "firing:Reads"))
        .containsExactlyInAnyOrder(
            "fact:attributes.region", "absence:Attribute( name == \"region\", text == \"EU\" )");
  }

  @Test
  void everyPathIsAskedForWhereARuleNamesNone() {
    PolicyFixture policy =
        policy("exists Unstated( ) Unstated( $fact : path )", "{fact} is not stated");

    Decision decision =
        decide(policy, readyToTune().put("attributes.share", BigDecimal.ONE).build());

    assertThat(becauses(decision))
        .contains("the region is not stated", "the regulated is not stated")
        .doesNotContain("the share is not stated");
    assertThat(premises(decision, "firing:Reads [attributes.region]"))
        .contains("fact:attributes.regulated")
        .doesNotContain("fact:attributes.share");
  }
}
