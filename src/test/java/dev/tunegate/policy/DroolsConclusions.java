package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Conclusion;
import java.util.HashSet;
import java.util.Set;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** What Drools concludes by a policy, also where that gives no single verdict. For one thread. */
public final class DroolsConclusions implements AutoCloseable {

  private static final int MOST_FIRINGS = 20_000;

  private final Policy policy;
  private final StatefulKnowledgeSessionImpl session;

  /** A session of a policy. */
  public DroolsConclusions(Policy policy) {
    this.policy = policy;
    this.session = policy.newSession();
  }

  /** All that it concludes of a case. */
  public Set<Conclusion> of(Case facts) {
    Set<Conclusion> conclusions = new HashSet<>();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void afterMatchFired(AfterMatchFiredEvent event) {
            NetworkRule fired = policy.networkRules().get(Policy.number(event.getMatch()));
            conclusions.addAll(fired.conclusions(event.getMatch()));
          }
        });
    policy.insert(facts, session);
    if (session.fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
      throw new IllegalStateException("No end after " + MOST_FIRINGS + " firings");
    }
    session.reset();
    return conclusions;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
