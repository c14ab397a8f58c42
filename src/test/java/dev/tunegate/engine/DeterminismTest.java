package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.GeneratedCases;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.verdict.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A decision is a pure function of the case and the policy. */
class DeterminismTest {

  private static final int CASES = 150;

  private final DecisionEngine engine = new DecisionEngine(PolicyFixture.sound().policy());

  @Test
  void theSameCaseGivesTheSameDecisionOnEveryThread() {
    List<Case> cases = GeneratedCases.many(CASES);
    List<Decision> first = cases.stream().map(engine::decide).toList();

    assertThat(cases.parallelStream().map(engine::decide).toList()).isEqualTo(first);
  }

  @Test
  void theOrderOfRulesAndFilesNeverMatters() {
    PolicyFixture shuffled = PolicyFixture.bare();
    List<String> rules = new ArrayList<>();
    PolicyFixture.sound()
        .files()
        .forEach(
            (path, text) -> {
              if (path.endsWith(".drl")) {
                rules.addAll(
                    Arrays.asList(text.replace(PolicyFixture.IMPORTS, "").split("(?<=\nend\n)")));
              }
            });
    Collections.shuffle(rules, new Random(GeneratedCases.SEED));
    for (int i = 0; i < rules.size(); i++) {
      shuffled.with(
          "shuffled/" + (rules.size() - i) + ".drl", PolicyFixture.IMPORTS + rules.get(i));
    }
    var other = new DecisionEngine(shuffled.policy());

    for (Case facts : GeneratedCases.many(CASES)) {
      assertThat(content(other.decide(facts))).isEqualTo(content(engine.decide(facts)));
    }
  }

  /** All but the fingerprint and the lines of rules. */
  private static List<Object> content(Decision decision) {
    List<Edge> edges = decision.justification().edges();
    return List.of(
        decision.verdict(),
        decision.grounds(),
        decision.gaps(),
        decision.vetoes(),
        decision.questions(),
        decision.justification().nodes().stream().map(node -> node.id()).toList(),
        edges);
  }
}
