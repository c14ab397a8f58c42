package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.GeneratedCases;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.junit.jupiter.api.Test;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

class ReusedSessionTest {

  private static final int CASES = 250;

  /** Each without an attribute and with it; one that states nothing first, to reach little. */
  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>(GeneratedCases.many(CASES));
    GeneratedCases.many(CASES).stream()
        .map(facts -> CaseBuilder.from(facts).put("attributes.region", "north").build())
        .forEach(cases::add);
    Collections.shuffle(cases, new Random(GeneratedCases.SEED));
    cases.add(0, new CaseBuilder("Nothing stated").build());
    return cases;
  }

  /** What fires for a case, with what it matched; the order within a layer means nothing. */
  private static List<String> fired(
      Policy policy, StatefulKnowledgeSessionImpl session, Case facts) {
    List<String> fired = new ArrayList<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(Policy.number(event.getMatch()) + " " + event.getMatch().getObjects());
          }
        });
    policy.insert(facts, session);
    session.fireAllRules();
    return fired.stream().sorted().toList();
  }

  private static void firesInEachCaseWhatANewSessionFires(Policy policy) {
    var reused = new ReusedSession(policy.newSession());
    for (Case facts : cases()) {
      StatefulKnowledgeSessionImpl fresh = policy.newSession();
      List<String> wanted = fired(policy, fresh, facts);
      fresh.dispose();

      assertThat(fired(policy, reused.session(), facts))
          .as(() -> "seed " + GeneratedCases.SEED + ", " + facts)
          .isEqualTo(wanted);
      reused.empty();
    }
    reused.session().dispose();
  }

  @Test
  void theShippedRulesFireInEachCaseAsInANewSession() {
    firesInEachCaseWhatANewSessionFires(
        Policy.compile(PolicyChecker.check(PolicyLocation.shipped().source()).orThrow()));
  }

  @Test
  void rulesThatAskForWhatIsNotThereFireInEachCaseAsInANewSession() {
    firesInEachCaseWhatANewSessionFires(
        PolicyFixture.sound()
            .declare("region: text")
            .rules(
                rule("R1", "not Attribute( name == \"region\" )", "Gap( \"SCOPE_UNKNOWN\" )"),
                rule(
                    "R2",
                    "not Unstated( path in ( \"data.labeledExamples\" ) ) exists Unstated( )",
                    "Gap( \"SCOPE_UNKNOWN\" )"),
                rule("R3", "exists Gap( ) not Ground( )", "Veto( \"TOO_BROAD\" )"),
                rule("R4", "Task( rulesDescribable == true ) not Gap( )", "Veto( \"TOO_BROAD\" )"),
                rule(
                    "R5",
                    "exists Attribute( name == \"region\", text == \"north\" )",
                    "Gap( \"EXAMPLES_UNKNOWN\" )"))
            .policy());
  }

  private static String rule(String name, String conditions, String conclusion) {
    return PolicyFixture.ruleText(name, conditions, "insert( new " + conclusion + " );");
  }

  @Test
  void whatWasPutInIsGoneWithWhatCameOfItAndWhoListened() {
    Policy policy = PolicyFixture.sound().policy();
    var reused = new ReusedSession(policy.newSession());
    assertThat(fired(policy, reused.session(), GeneratedCases.many(1).get(0))).isNotEmpty();
    assertThat(reused.session().getObjects()).isNotEmpty();

    reused.empty();

    assertThat(reused.session().getObjects()).isEmpty();
    assertThat(reused.session().getAgendaEventListeners()).isEmpty();
    reused.session().dispose();
  }
}
