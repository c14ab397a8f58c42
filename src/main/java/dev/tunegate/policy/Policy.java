package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import java.nio.file.Path;
import java.util.List;
import org.drools.core.impl.EnvironmentFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.Match;

/**
 * A policy ready to decide: checked, layered and compiled. Immutable and safe to share; nothing
 * outside it refers to what it compiled, so it is gone when nobody holds it any more.
 */
public final class Policy {

  private static final KieSessionConfiguration SESSION = singleThreaded();

  private final PolicyModel model;
  private final List<NetworkRule> rules;
  private final InternalKnowledgeBase knowledge;

  /** The facts that rules look for as unstated ones, and the network does not know from a case. */
  private final List<Unstated> asked;

  private Policy(PolicyModel model) {
    this.model = model;
    var network = new RuleNetwork(model);
    this.rules = network.rules();
    this.knowledge = network.build();
    this.asked = network.asked().stream().map(Unstated::new).toList();
  }

  /**
   * Reads, checks and compiles a rules folder.
   *
   * @throws PolicyException if it cannot run, with everything that is wrong
   */
  public static Policy load(Path folder) {
    return compile(PolicyChecker.check(PolicySource.read(folder)).orThrow());
  }

  /** Compiles a checked policy. */
  public static Policy compile(PolicyModel model) {
    return new Policy(model);
  }

  /** A session lives in one call on one thread; its locks would guard against nobody. */
  private static KieSessionConfiguration singleThreaded() {
    KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ThreadSafeOption.NO);
    return configuration;
  }

  /** What the policy says. */
  public PolicyModel model() {
    return model;
  }

  /** Its fingerprint, {@code sha256:} and 64 hexadecimal digits. */
  public String fingerprint() {
    return model.fingerprint();
  }

  /** The rules in the network; what Drools calls one is its index here. */
  public List<NetworkRule> networkRules() {
    return rules;
  }

  /** Index of the rule in the network that fired. */
  public static int number(Match match) {
    return Integer.parseInt(match.getRule().getName());
  }

  /** Puts a case into a session. */
  public void insert(Case facts, KieSession session) {
    session.insert(facts);
    facts.attributes().values().forEach(session::insert);
    for (Unstated each : asked) {
      if (facts.value(each.path()) == null) {
        session.insert(each);
      }
    }
  }

  /** A new Drools session over the compiled rules; its caller disposes of it. */
  public StatefulKnowledgeSessionImpl newSession() {
    return (StatefulKnowledgeSessionImpl)
        knowledge.newKieSession(SESSION, EnvironmentFactory.newEnvironment());
  }
}
