package dev.tunegate.desk;

import dev.tunegate.analysis.Explainer;
import dev.tunegate.analysis.Sample;
import dev.tunegate.analysis.SampleCheck;
import dev.tunegate.analysis.Samples;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A desk with its engine. */
final class PolicyDesk implements Desk, AutoCloseable {

  private final DecisionEngine engine;
  private final Supplier<Samples> reading;
  private final String description;
  private final @Nullable Integer version;
  private @Nullable List<Sample> samples;
  private @Nullable Explainer explainer;

  private PolicyDesk(
      DecisionEngine engine,
      Supplier<Samples> reading,
      String description,
      @Nullable Integer version) {
    this.engine = engine;
    this.reading = reading;
    this.description = description;
    this.version = version;
  }

  /**
   * Checks a policy and builds its engine.
   *
   * @param samples reads its samples, when they are first asked for
   * @throws dev.tunegate.policy.PolicyException if it cannot run, with everything that is wrong
   */
  static PolicyDesk build(
      PolicySource source,
      Supplier<Samples> samples,
      String description,
      @Nullable Integer version) {
    PolicyModel model = PolicyChecker.check(source).orThrow();
    var engine = new DecisionEngine(Policy.compile(model));
    return new PolicyDesk(engine, samples, description, version);
  }

  /** A desk for a version of the service, or for what is about to become one. */
  static PolicyDesk build(PolicySource source, Supplier<Samples> samples, int number) {
    return build(source, samples, "version " + number, number);
  }

  @Override
  public Decision decide(Case facts) {
    return engine.decide(facts);
  }

  @Override
  public synchronized Explainer explainer() {
    if (explainer == null) {
      explainer = new Explainer(engine);
    }
    return explainer;
  }

  @Override
  public byte[] toJson(Decision decision) {
    return engine.toJson(decision);
  }

  @Override
  public PolicyModel policy() {
    return engine.policy().model();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public @Nullable Integer version() {
    return version;
  }

  @Override
  public synchronized List<Sample> samples() {
    if (samples == null) {
      samples = reading.get().all().stream().filter(sample -> !sample.refused()).toList();
    }
    return samples;
  }

  /** A check of samples by this desk's policy. */
  SampleCheck sampleCheck() {
    return new SampleCheck(engine);
  }

  /** The same desk, known as that of a version. */
  PolicyDesk as(int number) {
    return new PolicyDesk(engine, reading, "version " + number, number);
  }

  /** Gives up what waits for the next decision; decisions under way end as they began. */
  @Override
  public void close() {
    engine.close();
  }
}
