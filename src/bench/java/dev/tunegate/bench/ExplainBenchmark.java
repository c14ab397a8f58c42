package dev.tunegate.bench;

import dev.tunegate.analysis.Explainer;
import dev.tunegate.analysis.StillOpen;
import dev.tunegate.analysis.WhatIf;
import dev.tunegate.analysis.WhyNot;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Outcome;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Explaining on one core, over the shipped policy and its samples: how long it takes warm, with the
 * slowest in the tail of the distribution.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
public class ExplainBenchmark {

  private final Explainer explainer;
  private final List<Decision> decisions;
  private int turn;

  /** Compiles the shipped policy and decides the mix. */
  public ExplainBenchmark() {
    PolicyLocation shipped = PolicyLocation.shipped();
    PolicyModel model = PolicyChecker.check(shipped.source()).orThrow();
    var engine = new DecisionEngine(Policy.compile(model));
    explainer = new Explainer(engine);
    decisions = Mix.of(shipped, model).stream().map(engine::decide).toList();
  }

  private Decision next() {
    turn++;
    return decisions.get(turn % decisions.size());
  }

  /** What would lead to one of the verdicts, each change confirmed. */
  @Benchmark
  public WhatIf whatIf() {
    Outcome[] outcomes = Outcome.values();
    return explainer.whatIf(next(), outcomes[turn / decisions.size() % outcomes.length]);
  }

  /** Which open facts matter, and what settles the verdict. */
  @Benchmark
  public StillOpen open() {
    return explainer.open(next());
  }

  /** Why it is not to be tuned. */
  @Benchmark
  public WhyNot whyNot() {
    return explainer.whyNot(next(), Outcome.FINE_TUNE);
  }
}
