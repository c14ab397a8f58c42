package dev.tunegate.desk;

import dev.tunegate.analysis.Sample;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import java.util.List;

/** The use cases: what the command line and the service do with a policy in force. */
public final class Desk {

  private final PolicyLocation location;
  private final DecisionEngine engine;

  private Desk(PolicyLocation location, DecisionEngine engine) {
    this.location = location;
    this.engine = engine;
  }

  /**
   * Puts a policy in force.
   *
   * @throws dev.tunegate.policy.PolicyException if it cannot run, with everything that is wrong
   */
  public static Desk open(PolicyLocation location) {
    PolicyModel model = PolicyChecker.check(location.source()).orThrow();
    return new Desk(location, new DecisionEngine(Policy.compile(model)));
  }

  /**
   * Decides a case by the policy in force.
   *
   * @throws dev.tunegate.engine.UndecidedException if the policy gives no single verdict
   */
  public Decision decide(Case facts) {
    return engine.decide(facts);
  }

  /** A decision as JSON on one line, in UTF-8. */
  public byte[] toJson(Decision decision) {
    return engine.toJson(decision);
  }

  /** The policy in force. */
  public PolicyModel policy() {
    return engine.policy().model();
  }

  /** Where the policy in force came from, for people. */
  public String description() {
    return location.description();
  }

  /** The samples of the policy that can be decided, sorted by path. */
  public List<Sample> samples() {
    return location.samples().all().stream().filter(sample -> !sample.refused()).toList();
  }
}
