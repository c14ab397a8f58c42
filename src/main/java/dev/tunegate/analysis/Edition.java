package dev.tunegate.analysis;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyModel;
import org.jspecify.annotations.Nullable;

/**
 * A policy with its samples, as two of them are compared. Its engine is built when it is first
 * asked for: what the evaluator does in the meantime does not wait for it.
 */
public final class Edition {

  private final String label;
  private final PolicyModel model;
  private final Samples samples;
  private @Nullable DecisionEngine engine;

  private Edition(String label, PolicyModel model, Samples samples) {
    this.label = label;
    this.model = model;
    this.samples = samples;
  }

  /**
   * A checked policy.
   *
   * @param label for people: where it was found
   */
  public static Edition of(String label, PolicyModel model, Samples samples) {
    return new Edition(label, model, samples);
  }

  /** For people: where it was found. */
  public String label() {
    return label;
  }

  /** What the policy says. */
  public PolicyModel model() {
    return model;
  }

  /** Its samples. */
  public Samples samples() {
    return samples;
  }

  /** The engine of the policy. */
  public synchronized DecisionEngine engine() {
    if (engine == null) {
      engine = new DecisionEngine(Policy.compile(model));
    }
    return engine;
  }

  /** Gives up what waits for the next decision. */
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
