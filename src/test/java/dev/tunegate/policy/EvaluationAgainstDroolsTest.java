package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * The typed model, the network built from it and the rules as text, compiled by Drools itself, mean
 * the same for stated and unstated facts alike.
 */
class EvaluationAgainstDroolsTest {

  private static final long SEED = 20_260_515L;
  private static final int RULES = 300;
  private static final int CASES = 200;

  @Test
  void allFireTheSameRules() {
    Policy policy = policy();
    KieBase text = TextRules.compile(policy.model());
    List<Rule> rules = policy.model().rules();
    Set<String> ever = new TreeSet<>();
    var cases = new GeneratedRuleCases(SEED);
    for (int i = 0; i < CASES; i++) {
      Case facts = cases.next();
      Set<String> fired = fired(policy, facts);
      Set<String> held =
          rules.stream()
              .filter(rule -> holds(rule, facts))
              .map(Rule::name)
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(fired)
          .as(
              () ->
                  "seed %d, case %s, rules %s"
                      .formatted(SEED, facts, differing(policy, fired, held)))
          .isEqualTo(held)
          .isEqualTo(fired(text.newKieSession(), rules, facts));
      ever.addAll(fired);
    }
    assertThat(ever).as("rules that ever fire").hasSizeGreaterThan(RULES * 3 / 4);
  }

  private static List<String> differing(Policy policy, Set<String> fired, Set<String> held) {
    return policy.model().rules().stream()
        .filter(rule -> fired.contains(rule.name()) != held.contains(rule.name()))
        .map(rule -> rule.conditions() + (fired.contains(rule.name()) ? " fired" : " held"))
        .toList();
  }

  private static Policy policy() {
    return Policy.compile(GeneratedRules.policy(RULES, SEED));
  }

  private static Set<String> fired(Policy policy, Case facts) {
    KieSession session = policy.newSession();
    policy.insert(facts, session);
    return fired(session, match -> policy.networkRules().get(Policy.number(match)).rule());
  }

  private static Set<String> fired(KieSession text, List<Rule> rules, Case facts) {
    facts.parts().forEach(text::insert);
    facts.attributes().values().forEach(text::insert);
    return fired(text, match -> rules.get(Integer.parseInt(match.getRule().getName())));
  }

  private static Set<String> fired(KieSession session, Function<Match, Rule> rule) {
    Set<String> fired = new TreeSet<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(rule.apply(event.getMatch()).name());
          }
        });
    session.fireAllRules();
    session.dispose();
    return fired;
  }

  private static boolean holds(Rule rule, Case facts) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    for (Condition condition : rule.conditions()) {
      Pattern pattern = condition.pattern();
      List<Evaluation.Values> candidates =
          pattern.type().equals("Attribute")
              ? facts.attributes().values().stream().map(a -> values(a, variables)).toList()
              : List.of(values(pattern.type(), facts, variables));
      Evaluation.Values first =
          candidates.stream().filter(c -> holds(pattern, c, variables)).findFirst().orElse(null);
      if ((first != null) == condition instanceof Condition.Absent) {
        return false;
      }
    }
    return true;
  }

  /** Binds what the pattern binds on the way: its own constraints may name it. */
  private static boolean holds(
      Pattern pattern, Evaluation.Values values, Map<String, @Nullable Object> variables) {
    for (Constraint constraint : pattern.constraints()) {
      if (constraint instanceof Constraint.Binding binding) {
        variables.put(binding.name(), values.field(binding.field()));
      }
    }
    return pattern.constraints().stream().allMatch(part -> Evaluation.holds(part, values));
  }

  private static Evaluation.Values values(
      String type, Case facts, Map<String, @Nullable Object> variables) {
    Vocabulary.Type part = java.util.Objects.requireNonNull(Vocabulary.type(type));
    return new Evaluation.Values() {
      @Override
      public @Nullable Object field(String name) {
        return Catalogue.get(part.path(name)).valueIn(facts);
      }

      @Override
      public @Nullable Object variable(String name) {
        return variables.get(name);
      }
    };
  }

  private static Evaluation.Values values(
      Attribute attribute, Map<String, @Nullable Object> variables) {
    return new Evaluation.Values() {
      @Override
      public @Nullable Object field(String name) {
        return switch (name) {
          case "name" -> attribute.name();
          case "text" -> attribute.text();
          case "number" -> attribute.number();
          default -> attribute.flag();
        };
      }

      @Override
      public @Nullable Object variable(String name) {
        return variables.get(name);
      }
    };
  }
}
