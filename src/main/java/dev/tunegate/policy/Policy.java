package dev.tunegate.policy;

import java.nio.file.Path;
import org.drools.core.impl.EnvironmentFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.KieServices;
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
  private final InternalKnowledgeBase knowledge;

  private Policy(PolicyModel model, InternalKnowledgeBase knowledge) {
    this.model = model;
    this.knowledge = knowledge;
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
    return new Policy(model, RuleNetwork.build(model));
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

  /**
   * The rule behind what Drools calls it.
   *
   * @param compiledName name of the compiled rule
   */
  public Rule rule(String compiledName) {
    return model.rules().get(Integer.parseInt(compiledName));
  }

  /** What the pattern of a condition matched in a firing, where the condition is a match. */
  public static Object matched(Match match, int condition) {
    return RuleNetwork.matched(match, condition);
  }

  /** A new Drools session over the compiled rules; its caller disposes of it. */
  public StatefulKnowledgeSessionImpl newSession() {
    return (StatefulKnowledgeSessionImpl)
        knowledge.newKieSession(SESSION, EnvironmentFactory.newEnvironment());
  }
}
