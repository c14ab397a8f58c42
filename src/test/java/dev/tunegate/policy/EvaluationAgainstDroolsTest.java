package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.FailureMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * The typed model, the network built from it and the rules as text, compiled by Drools itself, mean
 * the same for stated and unstated facts alike.
 */
class EvaluationAgainstDroolsTest {

  private static final long SEED = 20_260_515L;
  private static final int RULES = 300;
  private static final int CASES = 200;

  private static final List<@Nullable Object> DECIMALS =
      numbers("0", "0.0001", "1.9999", "2", "2.0001", "2.4999", "2.5", "2.5001", "100");
  private static final List<@Nullable Object> TIMES =
      numbers("0", "2", "2.5", "999999999999.9999", "1000000000000");
  private static final List<@Nullable Object> COUNTS =
      Arrays.asList(null, 0L, 1L, 2L, 3L, 999_999_999_999L, 1_000_000_000_000L);

  private final Random random = new Random(SEED);

  @Test
  void allFireTheSameRules() {
    Policy policy = policy();
    KieBase text = TextRules.compile(policy.model());
    List<Rule> rules = policy.model().rules();
    Set<String> ever = new TreeSet<>();
    for (int i = 0; i < CASES; i++) {
      Case facts = facts();
      Set<String> fired = fired(policy, policy.newSession(), facts);
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
          .isEqualTo(fired(policy, text.newKieSession(), facts));
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
    var generated = new GeneratedRules(SEED);
    return PolicyFixture.bare()
        .declare(
            "words: text",
            "number: number",
            "flag: flag",
            "region: text, answers: { EU: \"in the EU\", end: \"at the end\" }")
        .replace(
            "thresholds.yaml",
            "least examples",
            """
            whole: { value: 2, source: [ L2 ], since: 2026-01-01 }
            fraction: { value: 2.5, source: [ L2 ], since: 2026-01-01 }
            huge: { value: 1000000000000, source: [ L2 ], since: 2026-01-01 }
            least examples\
            """)
        .rules(
            IntStream.range(0, RULES)
                .mapToObj(
                    i ->
                        PolicyFixture.ruleText(
                            "rule " + i,
                            generated.next(),
                            "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );"))
                .toArray(String[]::new))
        .policy();
  }

  private Case facts() {
    var builder = new CaseBuilder("Generated");
    builder.put("baseline.failurePercent", one(DECIMALS));
    builder.put("baseline.acceptableFailurePercent", one(DECIMALS));
    builder.put("baseline.latencyMs", one(TIMES));
    builder.put("task.monthsCriteriaStable", one(DECIMALS));
    builder.put("baseline.promptWords", one(COUNTS));
    builder.put("baseline.fewShotExamples", one(COUNTS));
    builder.put("baseline.chainOfThought", one(Arrays.asList(null, true, false)));
    builder.put("baseline.instructionPrecise", one(Arrays.asList(null, true, false)));
    builder.put(
        "baseline.failureMode", one(Arrays.asList(null, FailureMode.FORMAT, FailureMode.NONE)));
    builder.put("data.labeledExamples", one(COUNTS));
    builder.put("data.flawedPercent", one(DECIMALS));
    builder.put("attributes.words", random.nextInt(3) == 0 ? null : one(GeneratedRules.TEXTS));
    builder.put("attributes.number", one(numbers("0", "-3", "2", "2.4999", "2.5")));
    builder.put("attributes.flag", one(Arrays.asList(null, true, false)));
    builder.put("attributes.region", one(Arrays.asList(null, "EU", "end")));
    if (random.nextBoolean()) {
      builder.attribute(Attribute.of("undeclared", "EU"));
    }
    return builder.build();
  }

  private static Set<String> fired(Policy policy, KieSession session, Case facts) {
    Set<String> fired = new TreeSet<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(policy.rule(event.getMatch().getRule().getName()).name());
          }
        });
    facts.parts().forEach(session::insert);
    facts.attributes().values().forEach(session::insert);
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

  private <T extends @Nullable Object> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<@Nullable Object> numbers(String... numbers) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(null);
    for (String number : numbers) {
      all.add(new BigDecimal(number));
    }
    return all;
  }
}
