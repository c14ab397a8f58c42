package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

      Set<String> fired = fired(policy, facts);

      assertThat(fired)
          .as(() -> "seed " + SEED + ", " + facts)
          .isEqualTo(fired(text.newKieSession(), facts));
      ever.addAll(fired);
    }
    assertThat(ever)
        .hasSizeGreaterThan(model.rules().size() / 2)
        .anyMatch(rule -> rule.startsWith("Data that would leave its region"))
        .anyMatch(rule -> rule.contains("attributes.tuningRegion"));
  }

  /** The rules that fired, each with the unstated paths that it matched. */
  private static Set<String> fired(Policy policy, Case facts) {
    KieSession session = policy.newSession();
    policy.insert(facts, session);
    return fired(
        session,
        match -> {
          NetworkRule rule = policy.networkRules().get(Policy.number(match));
          List<Object> asked = new ArrayList<>();
          for (int i = 0; i < rule.rule().conditions().size(); i++) {
            if (rule.rule().conditions().get(i).pattern().type().equals("Unstated")) {
              asked.add(rule.matched(match, i));
            }
          }
          return rule.rule().name() + asked;
        });
  }

  /** The same by the text. */
  private Set<String> fired(KieSession session, Case facts) {
    facts.parts().forEach(session::insert);
    facts.attributes().values().forEach(session::insert);
    model.registers().unstated(facts).forEach(path -> session.insert(new Unstated(path)));
    return fired(
        session,
        match -> {
          List<?> asked = match.getObjects().stream().filter(Unstated.class::isInstance).toList();
          return model.rules().get(Integer.parseInt(match.getRule().getName())).name() + asked;
        });
  }

  private static Set<String> fired(KieSession session, Function<Match, String> describe) {
    Set<String> fired = new TreeSet<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(describe.apply(event.getMatch()));
          }
        });
    session.fireAllRules();
    session.dispose();
    return fired;
  }
}
