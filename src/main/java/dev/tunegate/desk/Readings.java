package dev.tunegate.desk;

import dev.tunegate.analysis.Sample;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Node;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the policy as people read them. A version never changes, so what was worked out
 * of one is kept for the next reader; which samples fire which rule is worked out once, beside what
 * the service does.
 */
public final class Readings implements AutoCloseable {

  /** As many as people read in turn; each takes some megabytes. */
  private static final int KEPT = 4;

  private final Versions versions;
  private final CurrentDesk current;
  private final Workshop workshop;

  private final Recent<Integer, Reading> read = new Recent<>(KEPT);

  /** One version at a time; what finds no room to wait is given up, and tried when read again. */
  private final ThreadPoolExecutor beside =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(KEPT),
          work -> Daemon.of("samples", work),
          (work, pool) -> ((FutureTask<?>) work).cancel(true));

  Readings(Versions versions, CurrentDesk current, Workshop workshop) {
    this.versions = versions;
    this.current = current;
    this.workshop = workshop;
  }

  /** The version in force. */
  public Reading now() {
    Desk desk = current.now();
    Integer number = desk.version();
    return kept(
        number == null ? 0 : number,
        () -> reading(number, desk.policy(), desk.samples(), () -> fired(desk)));
  }

  /**
   * The version that a word names: a number, {@code active}, or a fingerprint.
   *
   * @throws RefusedException if there is none, or if it cannot be read
   */
  public Reading of(String word) {
    Version version = versions.find(word);
    Integer inForce = current.now().version();
    return inForce != null && inForce == version.number()
        ? now()
        : kept(version.number(), () -> read(version));
  }

  /** Reads outside the lock: a version that takes long to check keeps nobody from the others. */
  private Reading kept(int number, Supplier<Reading> reading) {
    synchronized (read) {
      Reading known = read.get(number);
      if (known != null && !known.failed()) {
        return known;
      }
    }
    Reading made = reading.get();
    synchronized (read) {
      Reading known = read.get(number);
      if (known == null || known.failed()) {
        read.put(number, made);
        beside.execute(made.firing());
        return made;
      }
      return known;
    }
  }

  private Reading read(Version version) {
    Content content = versions.content(version);
    PolicyChecker.Result checked = workshop.within(() -> PolicyChecker.check(content.rules()));
    PolicyModel model = checked.model();
    if (model == null) {
      throw RefusedException.unsound(
          "Version " + version.number() + " has errors, so that it cannot be read as a book.",
          checked.diagnostics());
    }
    List<Sample> samples =
        content.readSamples().all().stream().filter(sample -> !sample.refused()).toList();
    return reading(version.number(), model, samples, () -> fired(content, version.number()));
  }

  private static Reading reading(
      @Nullable Integer number,
      PolicyModel model,
      List<Sample> samples,
      Supplier<Map<String, List<Sample>>> fired) {
    return new Reading(number, model, samples, new FutureTask<>(fired::get));
  }

  private Map<String, List<Sample>> fired(Content content, int number) {
    return workshop.within(
        () -> {
          try (PolicyDesk desk = PolicyLife.desk(content, number)) {
            return fired(desk);
          }
        });
  }

  private static Map<String, List<Sample>> fired(Desk desk) {
    return fired(desk.samples(), desk.policy(), desk::decide);
  }

  /** For each rule the samples in which it fires, in their order. */
  static Map<String, List<Sample>> fired(
      List<Sample> samples, PolicyModel policy, Function<Case, Decision> decide) {
    Map<String, List<Sample>> fired = new TreeMap<>();
    for (Sample sample : samples) {
      try {
        Decision decision = decide.apply(policy.read(sample.json()));
        decision.justification().nodes().stream()
            .filter(Node.FiringNode.class::isInstance)
            .map(node -> ((Node.FiringNode) node).rule())
            .distinct()
            .forEach(rule -> fired.computeIfAbsent(rule, name -> new ArrayList<>()).add(sample));
      } catch (InvalidCaseException | UndecidedException noDecision) {
        // A sample that cannot be decided fires nothing; the full check says what is wrong with it.
      }
    }
    return fired;
  }

  @Override
  public void close() {
    beside.shutdownNow();
  }
}
