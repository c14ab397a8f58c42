package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.verdict.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final long SEED = 20_260_601L;
  private static final int POLICIES = 24;
  private static final int CASES = 4;

  private static final List<String> ACTIONABLE =
      List.of(
          "data.labeledExamples",
          "data.verified",
          "data.flawedPercent",
          "baseline.failureRateMeasured",
          "baseline.retrieval",
          "attributes.region");

  @Test
  void findsExactlyTheSmallestSetsThatTryingEveryCaseFinds() {
    var policies = new SmallPolicies(SEED);
    int answers = 0;
    int together = 0;
    for (int i = 0; i < POLICIES; i++) {
      DecisionEngine engine = policies.next();
      var explainer = new Explainer(engine);
      for (int j = 0; j < CASES; j++) {
        Case facts = policies.facts(engine.policy().model(), 5);
        for (Outcome wanted : Outcome.values()) {
          WhatIf found;
          try {
            found = explainer.whatIf(engine.decide(facts), wanted);
          } catch (UndecidedException undecided) {
            continue;
          }
          assertThat(found.looked().cut()).isFalse();
          if (!found.already()) {
            Set<Set<String>> sets = sets(found);
            assertThat(sets)
                .as("seed %d, policy %d, %s for %s", SEED, i, CaseWriter.toJson(facts), wanted)
                .isEqualTo(everyCase(engine, facts, wanted, found.looked().changes()));
            answers += sets.size();
            together += (int) sets.stream().filter(set -> set.size() > 1).count();
          }
        }
      }
    }
    assertThat(answers).as("answers found").isGreaterThan(100);
    assertThat(together).as("answers of several facts").isGreaterThan(20);
  }

  private static Set<Set<String>> sets(WhatIf found) {
    return found.answers().stream()
        .map(
            answer ->
                answer.changes().stream()
                    .map(WhatIf.Change::path)
                    .collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  private static Set<Set<String>> everyCase(
      DecisionEngine engine, Case base, Outcome wanted, int most) {
    var model = engine.policy().model();
    var evaluator = new Evaluator(model);
    Set<Set<String>> reaching = new HashSet<>();
    // No more than three facts at once: sets are enough, since alternatives are tried for each.
    for (int set = 1; set < 1 << ACTIONABLE.size(); set++) {
      if (Integer.bitCount(set) > most) {
        continue;
      }
      List<String> paths = new ArrayList<>();
      for (int k = 0; k < ACTIONABLE.size(); k++) {
        if ((set & (1 << k)) != 0) {
          paths.add(ACTIONABLE.get(k));
        }
      }
      boolean[] reached = new boolean[1];
      SmallPolicies.every(
          new Alternatives(model),
          base,
          paths,
          (choice, facts) ->
              reached[0] |=
                  Arrays.stream(choice).allMatch(option -> option > 0)
                      && evaluator.evaluate(facts).outcomes().equals(Set.of(wanted))
                      && SmallPolicies.judge(evaluator, model, base, facts)
                          == Judgement.of(wanted));
      if (reached[0]) {
        reaching.add(new TreeSet<>(paths));
      }
    }
    return reaching.stream()
        .filter(
            one -> reaching.stream().noneMatch(less -> !less.equals(one) && one.containsAll(less)))
        .collect(Collectors.toSet());
  }

  @Test
  void countsToTheNextNumberOfThePolicyAndNoFurther() {
    Map<String, Object> changes = new TreeMap<>();
    for (Case facts : ShippedPolicy.samples()) {
      if (facts.title().equals("Seating plans for a theatre")) {
        WhatIf found = whatIf(facts, Outcome.FINE_TUNE);
        found.answers().get(0).changes().forEach(change -> changes.put(change.path(), change.to()));
      }
    }
    assertThat(changes).containsExactly(Map.entry("baseline.fewShotExamples", 10L));
  }

  @Test
  void countsInTheExamplesThatAreWrong() {
    Case facts =
        new CaseBuilder("Some are wrong")
            .put("data.labeledExamples", 510L)
            .put("data.flawedPercent", new BigDecimal("4"))
            .build();
    var alternatives = new Alternatives(ShippedPolicy.engine().policy().model());
    // 96 % of 521 are 500, which a narrow task needs; 1.9 % of 510 leave as many.
    assertThat(alternatives.of(facts, "data.labeledExamples").options()).contains(521L);
    assertThat(alternatives.of(facts, "data.flawedPercent").options())
        .contains(new BigDecimal("1.9"));
  }

  @Test
  void eachAnswerIsDecidedByDroolsAsWanted() {
    for (Case facts : ShippedPolicy.samples().subList(0, 25)) {
      for (Outcome wanted : Outcome.values()) {
        for (WhatIf.Answer answer : whatIf(facts, wanted).answers()) {
          CaseBuilder changed = CaseBuilder.from(facts);
          answer.changes().forEach(change -> changed.put(change.path(), change.to()));
          Decision decision = ShippedPolicy.engine().decide(changed.build());
          assertThat(decision.verdict().outcome()).isEqualTo(wanted);
          assertThat(decision.verdict().because()).isEqualTo(answer.because());
        }
      }
    }
  }

  @Test
  void saysWhenTheSearchWasCut() {
    DecisionEngine engine = ShippedPolicy.engine();
    Decision decision = engine.decide(new CaseBuilder("Nothing is known").build());
    WhatIf cut = new Explainer(engine).whatIf(decision, Outcome.NOT_YET, 3, 10);
    assertThat(cut.looked().cut()).isTrue();
    assertThat(cut.looked().cases()).isEqualTo(10);
  }

  @Test
  void saysThatTheVerdictIsSoAlready() {
    WhatIf found = whatIf(new CaseBuilder("Nothing").build(), Outcome.NEEDS_INFORMATION);
    assertThat(found.already()).isTrue();
    assertThat(found.answers()).isEmpty();
  }

  private static WhatIf whatIf(Case facts, Outcome wanted) {
    DecisionEngine engine = ShippedPolicy.engine();
    return new Explainer(engine).whatIf(engine.decide(facts), wanted);
  }
}
