package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.verdict.Conclusion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;

/** What Drools concludes by a policy, also where that gives no single verdict. For one thread. */
public final class DroolsConclusions implements AutoCloseable {

  private static final int MOST_FIRINGS = 20_000;

  private final StatefulKnowledgeSessionImpl session;
  private final List<String> asked;

  /** A session of a policy. */
  public DroolsConclusions(Policy policy) {
    session = policy.newSession();
    asked = AskedPaths.of(policy.model());
  }

  /** All that it concludes of a case. */
  public Set<Conclusion> of(Case facts) {
    facts.parts().forEach(session::insert);
    facts.attributes().values().forEach(session::insert);
    asked.stream()
        .filter(path -> facts.value(path) == null)
        .forEach(path -> session.insert(new Unstated(path)));
    if (session.fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
      throw new IllegalStateException("No end after " + MOST_FIRINGS + " firings");
    }
    Set<Conclusion> conclusions = new HashSet<>();
    for (Object object : session.getObjects(Conclusion.class::isInstance)) {
      conclusions.add((Conclusion) object);
    }
    session.reset();
    return conclusions;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
