package dev.tunegate.bench;

import dev.tunegate.analysis.Concluded;
import dev.tunegate.analysis.Evaluator;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deciding on one core, beside a bare Drools session that fires the same rules and tells nobody. */
@State(Scope.Thread)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {

  private final Policy policy;
  private final DecisionEngine engine;
  private final Evaluator evaluator;
  private final List<Case> cases;
  private final List<byte[]> texts;
  private final StatefulKnowledgeSessionImpl reused;
  private int turn;

  /** Compiles the shipped policy and lays the mix out. */
  public DecideBenchmark() {
    PolicyLocation shipped = PolicyLocation.shipped();
    PolicyModel model = PolicyChecker.check(shipped.source()).orThrow();
    policy = Policy.compile(model);
    engine = new DecisionEngine(policy);
    evaluator = new Evaluator(model);
    reused = policy.newSession();
    cases = Mix.of(shipped, model);
    texts = cases.stream().map(c -> CaseWriter.toJson(c).getBytes(StandardCharsets.UTF_8)).toList();
  }

  private <T> T next(List<T> all) {
    turn = turn + 1 < all.size() ? turn + 1 : 0;
    return all.get(turn);
  }

  /** A new session for every case. */
  @Benchmark
  public int bareNewSession() {
    StatefulKnowledgeSessionImpl session = policy.newSession();
    int fired = fire(session);
    session.dispose();
    return fired;
  }

  /** The same session for every case, as the engine has it. */
  @Benchmark
  public int bareSession() {
    int fired = fire(reused);
    reused.reset();
    return fired;
  }

  private int fire(StatefulKnowledgeSessionImpl session) {
    session.addEventListener(new DefaultAgendaEventListener());
    policy.insert(next(cases), session);
    return session.fireAllRules();
  }

  /** All conclusions, by the evaluator and without justification. */
  @Benchmark
  public Concluded evaluate() {
    return evaluator.evaluate(next(cases));
  }

  @Benchmark
  public Decision decide() {
    return engine.decide(next(cases));
  }

  @Benchmark
  public byte[] decideAndWrite() {
    return engine.toJson(engine.decide(next(cases)));
  }

  @Benchmark
  public Case read() {
    return CaseReader.read(next(texts));
  }
}
