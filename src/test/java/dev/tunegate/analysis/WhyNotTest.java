package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.WhyNot.Failure;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.Retrieval;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyNotTest {

  private static final long SEED = 20_260_603L;

  @Test
  void whatFailedReallyFailedAndMendingAllOfItMakesTheRuleFire() {
    var policies = new SmallPolicies(SEED);
    int mended = 0;
    int fired = 0;
    for (int i = 0; i < 15; i++) {
      DecisionEngine engine = policies.next();
      var explainer = new Explainer(engine);
      for (int j = 0; j < 6; j++) {
        Case facts = policies.facts(engine.policy().model(), 4);
        Decision decision;
        try {
          decision = engine.decide(facts);
        } catch (UndecidedException undecided) {
          continue;
        }
        for (Rule rule : engine.policy().model().rules()) {
          String as =
              "seed %d, policy %d, %s, rule %s %s"
                  .formatted(SEED, i, CaseWriter.toJson(facts), rule.name(), rule.conditions());
          WhyNot found = explainer.whyNot(decision, rule);
          assertThat(found.happened()).as(as).isEqualTo(fired(decision, rule));
          if (!found.happened()) {
            List<Failure> failures = found.routes().get(0).failures();
            assertThat(failures).as(as).isNotEmpty().doesNotContain(new WhyNot.Together());
            failures.forEach(failure -> failed(failure, facts, conclusions(decision), as));
            Case changed = mended(facts, failures);
            if (changed != null) {
              // Other facts may take away what the rule rests on, so that stays as it was.
              List<Failure> left =
                  Failures.of(
                      changed,
                      conclusions(decision),
                      rule,
                      pattern -> new WhyNot.Together(),
                      conclusion -> new WhyNot.Together());
              assertThat(left).as(as + " mended to " + CaseWriter.toJson(changed)).isEmpty();
              if (readsFactsAlone(rule)) {
                assertThat(firesByDrools(engine, changed, rule)).as(as).isTrue();
                fired++;
              }
              mended++;
            }
          }
        }
      }
    }
    assertThat(mended).as("rules whose conditions were mended").isGreaterThan(100);
    assertThat(fired).as("rules made to fire").isGreaterThan(50);
  }

  private static boolean readsFactsAlone(Rule rule) {
    return rule.conditions().stream()
        .noneMatch(
            condition ->
                Vocabulary.typeOf(condition.pattern()).kind() == Vocabulary.Kind.CONCLUSION);
  }

  private static boolean firesByDrools(DecisionEngine engine, Case facts, Rule rule) {
    try {
      return fired(engine.decide(facts), rule);
    } catch (UndecidedException undecided) {
      return true;
    }
  }

  private static boolean fired(Decision decision, Rule rule) {
    return decision.justification().nodes().stream()
        .anyMatch(node -> node instanceof Node.FiringNode f && f.rule().equals(rule.name()));
  }

  private static Set<Conclusion> conclusions(Decision decision) {
    Set<Conclusion> conclusions = new HashSet<>();
    for (Node node : decision.justification().nodes()) {
      if (node instanceof Node.ConclusionNode conclusion) {
        conclusions.add(conclusion.conclusion());
      }
    }
    return conclusions;
  }

  private static void failed(Failure failure, Case facts, Set<Conclusion> concluded, String as) {
    if (failure instanceof WhyNot.Fact fact) {
      assertThat(fact.met()).as(as).isEqualTo(facts.value(fact.path()));
      assertThat(holds(fact)).as(as + fact).isFalse();
    } else if (failure instanceof WhyNot.Either either) {
      either
          .alternatives()
          .forEach(
              all -> {
                assertThat(all).as(as).isNotEmpty();
                all.forEach(each -> failed(each, facts, concluded, as));
              });
    } else if (failure instanceof WhyNot.Missing missing) {
      assertThat(concluded)
          .as(as)
          .noneMatch(
              each ->
                  each.type().equals(missing.type())
                      && (missing.keys().isEmpty() || missing.keys().contains(each.key())));
    } else if (failure instanceof WhyNot.Blocked blocked) {
      assertThat(concluded).as(as).contains(blocked.conclusion());
      assertThat(blocked.by()).as(as).isNotEmpty();
    }
  }

  private static boolean holds(WhyNot.Fact fact) {
    Object met = fact.met();
    return switch (fact.wanted()) {
      case STATED -> met != null;
      case UNSTATED -> met == null;
      case IS -> met != null && fact.values().stream().anyMatch(each -> same(met, each));
      case IS_NOT -> met != null && fact.values().stream().noneMatch(each -> same(met, each));
      case LESS -> order(met, fact) < 0;
      case AT_MOST -> met != null && fact.values().get(0) != null && order(met, fact) <= 0;
      case MORE -> order(met, fact) > 0;
      case AT_LEAST -> met != null && fact.values().get(0) != null && order(met, fact) >= 0;
    };
  }

  private static boolean same(Object met, @Nullable Object value) {
    return value != null && met.toString().equals(value.toString());
  }

  private static int order(@Nullable Object met, WhyNot.Fact fact) {
    Object value = fact.values().get(0);
    return met == null || value == null
        ? 0
        : new BigDecimal(met.toString()).compareTo(new BigDecimal(value.toString()));
  }

  /** The case with each failed fact as it is wanted; null where more than facts failed. */
  private static @Nullable Case mended(Case facts, List<Failure> failures) {
    CaseBuilder builder = CaseBuilder.from(facts);
    for (Failure failure : failures) {
      Failure one = failure;
      if (failure instanceof WhyNot.Either either && either.alternatives().get(0).size() == 1) {
        one = either.alternatives().get(0).get(0);
      }
      if (!(one instanceof WhyNot.Fact fact) || !mend(builder, fact)) {
        return null;
      }
    }
    return builder.build();
  }

  private static boolean mend(CaseBuilder builder, WhyNot.Fact fact) {
    List<Object> options = new ArrayList<>(List.of(true, false));
    options.addAll(List.of("US", "EU"));
    options.addAll(List.of(Scope.values()));
    options.addAll(List.of(Retrieval.values()));
    for (long number : new long[] {0, 1, 2, 3, 4, 499, 500, 5000}) {
      options.add(number);
      options.add(BigDecimal.valueOf(number));
    }
    if (fact.wanted() == WhyNot.Relation.UNSTATED) {
      builder.put(fact.path(), null);
      return true;
    }
    if (fact.path().equals("data.usableExamples")
        || (fact.values().contains(null) && !fact.compared().isEmpty())) {
      return false;
    }
    for (Object option : options) {
      if (fact.path().startsWith("attributes.") && !(option instanceof String)) {
        continue;
      }
      try {
        var changed =
            new WhyNot.Fact(
                fact.path(), option, fact.wanted(), fact.values(), fact.threshold(), "");
        if (holds(changed)) {
          builder.put(fact.path(), option);
          return true;
        }
      } catch (IllegalArgumentException otherType) {
        // The fact takes something else.
      }
    }
    return false;
  }

  @Test
  void followsWhatIsMissingDownToTheFactWithItsNumber() {
    Case facts =
        ShippedPolicy.samples().stream()
            .filter(c -> c.title().equals("Seating plans for a theatre"))
            .findFirst()
            .orElseThrow();
    WhyNot found = whyNot(facts, Outcome.FINE_TUNE);
    assertThat(all(found.routes()))
        .contains(
            new WhyNot.Fact(
                "baseline.fewShotExamples",
                9L,
                WhyNot.Relation.AT_LEAST,
                List.of(BigDecimal.TEN),
                "few-shot examples",
                ""));
    assertThat(all(found.routes()))
        .anyMatch(
            failure ->
                failure instanceof WhyNot.Blocked blocked
                    && blocked.conclusion().id().equals("Gap:PROMPT_NOT_MAXIMIZED")
                    && blocked.by().get(0).because().contains("9 worked examples"));
  }

  private static List<Failure> all(List<WhyNot.Route> routes) {
    List<Failure> all = new ArrayList<>();
    for (WhyNot.Route route : routes) {
      for (Failure failure : route.failures()) {
        all.add(failure);
        if (failure instanceof WhyNot.Missing missing) {
          all.addAll(all(missing.routes()));
        }
      }
    }
    return all;
  }

  @Test
  void staysShortAndFollowsNothingTwice() {
    for (Case facts : ShippedPolicy.samples()) {
      for (Outcome outcome : Outcome.values()) {
        List<Failure> all = all(whyNot(facts, outcome).routes());
        assertThat(all.size()).as(facts.title()).isLessThan(200);
        List<List<String>> followed =
            all.stream()
                .filter(WhyNot.Missing.class::isInstance)
                .map(WhyNot.Missing.class::cast)
                .filter(missing -> !missing.told())
                .map(missing -> List.of(missing.type(), missing.keys().toString()))
                .collect(Collectors.toList());
        assertThat(followed).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void saysThatTheVerdictDidComeAbout() {
    WhyNot found = whyNot(new CaseBuilder("Nothing").build(), Outcome.NEEDS_INFORMATION);
    assertThat(found.happened()).isTrue();
    assertThat(found.routes()).isEmpty();
  }

  private static WhyNot whyNot(Case facts, Outcome outcome) {
    DecisionEngine engine = ShippedPolicy.engine();
    return new Explainer(engine).whyNot(engine.decide(facts), outcome);
  }
}
