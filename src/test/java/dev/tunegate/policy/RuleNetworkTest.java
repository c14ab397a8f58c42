package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** The network built from the model means what Drools' own compiler makes of the rules as text. */
class RuleNetworkTest {

  private static final long SEED = 20_260_515L;
  private static final int CASES = 1_500;

  private final PolicyModel model =
      PolicyChecker.check(ResidencyPolicy.location().source()).orThrow();

  @Test
  void firesWhatTheTextFires() {
    Policy policy = Policy.compile(model);
    KieBase text = TextRules.compile(model);
    var generator = new CaseGenerator(model, List.of(), SEED);
    Set<String> ever = new TreeSet<>();
    for (int i = 0; i < CASES; i++) {
      Case facts = generator.next();

      List<String> fired = fired(policy, facts);

      assertThat(fired)
          .as(() -> "seed " + SEED + ", " + facts)
          .isEqualTo(fired(model, text.newKieSession(), facts));
      ever.addAll(fired);
    }
    assertThat(ever)
        .hasSizeGreaterThan(model.rules().size() / 2)
        .anyMatch(rule -> rule.startsWith("Data that would leave its region"))
        .anyMatch(rule -> rule.contains("attributes.tuningRegion"));
  }

  /**
   * Conditions that share a pattern, and those that cannot: too many choices, or others' values.
   */
  @Test
  void firesWhatTheTextFiresHoweverConditionsAreJoined() {
    String few =
        "( \"baseline.failureMode\", \"baseline.fewShotExamples\", \"attributes.number\" )";
    String many =
        Catalogue.fields().stream()
            .limit(9)
            .map(field -> '"' + field.path() + '"')
            .collect(Collectors.joining(", ", "( ", " )"));
    PolicyModel joined =
        PolicyFixture.bare()
            .declare("number: number")
            .rules(
                rule(1, "Unstated( path in LIST ) Baseline( chainOfThought == true )", few),
                rule(
                    2,
                    "Unstated( $a : path, path in LIST ) Unstated( path in LIST, path != $a )",
                    few),
                rule(
                    3,
                    "Unstated( $a : path, path in LIST ) Unstated( path in LIST, path != $a )",
                    many),
                rule(4, "Unstated( $a : path ) Unstated( path == $a, path in LIST )", few),
                rule(
                    5,
                    "Attribute( name == \"number\", $n : number ) Baseline( fewShotExamples > $n )"),
                rule(6, "Baseline( $p : failurePercent ) Data( flawedPercent > $p )"),
                rule(
                    7,
                    "Baseline( $p : failurePercent ) not Attribute( name == \"number\", number > $p )"),
                rule(8, "Baseline( $p : failurePercent ) exists Unstated( path in LIST )", few),
                rule(9, "not Unstated( path in LIST ) Baseline( fewShotExamples != null )", few),
                rule(10, "Unstated( $a : path, path in LIST ) Question( path == $a )", few),
                PolicyFixture.ruleText(
                    "Asked",
                    "Unstated( $a : path, path == \"baseline.failureMode\" )",
                    "insert( new Question( $a ) );"),
                rule(11, "Unstated( path == \"data.verified\", path in LIST )", few),
                rule(
                    12,
                    "exists Gap( code == \"SCOPE_UNKNOWN\" ) Unstated( $a : path, path in LIST )",
                    few))
            .model();
    Policy policy = Policy.compile(joined);
    KieBase text = TextRules.compile(joined);
    var generator = new GeneratedRuleCases(SEED);
    Set<String> ever = new TreeSet<>();
    for (int i = 0; i < 300; i++) {
      Case facts = generator.next();

      List<String> fired = fired(policy, facts);

      assertThat(fired)
          .as(() -> "seed " + SEED + ", " + facts)
          .isEqualTo(fired(joined, text.newKieSession(), facts));
      fired.forEach(each -> ever.add(each.substring(0, each.indexOf(' '))));
    }
    assertThat(ever)
        .containsExactlyInAnyOrder(
            "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R12", "Asked");
  }

  private static String rule(int number, String conditions, String... list) {
    String inserted = number == 1 ? "SCOPE_UNKNOWN" : "TOO_FEW_EXAMPLES";
    return PolicyFixture.ruleText(
        "R" + number,
        list.length == 0 ? conditions : conditions.replace("LIST", list[0]),
        "insert( new Gap( \"" + inserted + "\" ) );");
  }

  /** The rules that fired, each with the unstated paths that it matched. */
  private static List<String> fired(Policy policy, Case facts) {
    KieSession session = policy.newSession();
    policy.insert(facts, session);
    return fired(
        session,
        match -> {
          NetworkRule rule = policy.networkRules().get(Policy.number(match));
          List<Object> asked = new ArrayList<>();
          List<Condition> conditions = rule.rule().conditions();
          for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i) instanceof Condition.Match
                && conditions.get(i).pattern().type().equals("Unstated")) {
              asked.add(rule.matched(match, i));
            }
          }
          return rule.rule().name() + " " + asked;
        });
  }

  /** The same by the text. */
  private static List<String> fired(PolicyModel model, KieSession session, Case facts) {
    facts.parts().forEach(session::insert);
    facts.attributes().values().forEach(session::insert);
    model.registers().unstated(facts).forEach(path -> session.insert(new Unstated(path)));
    return fired(
        session,
        match -> {
          List<?> asked = match.getObjects().stream().filter(Unstated.class::isInstance).toList();
          int rule = Integer.parseInt(match.getRule().getName());
          return model.rules().get(rule).name() + " " + asked;
        });
  }

  private static List<String> fired(KieSession session, Function<Match, String> describe) {
    List<String> fired = new ArrayList<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(describe.apply(event.getMatch()));
          }
        });
    session.fireAllRules();
    session.dispose();
    Collections.sort(fired);
    return fired;
  }
}
