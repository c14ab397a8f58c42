package dev.tunegate.analysis;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyModel;

/**
 * A policy that is ready to decide, with its samples, as two of them are compared.
 *
 * @param label for people: where it was found
 */
public record Edition(String label, DecisionEngine engine, Samples samples) {

  /** Compiles a checked policy. */
  public static Edition of(String label, PolicyModel model, Samples samples) {
    return new Edition(label, new DecisionEngine(Policy.compile(model)), samples);
  }

  /** What the policy says. */
  public PolicyModel model() {
    return engine.policy().model();
  }
}
