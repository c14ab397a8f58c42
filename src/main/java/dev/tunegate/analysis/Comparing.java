package dev.tunegate.analysis;

import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.analysis.Comparison.Elsewhere;
import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Looked;
import dev.tunegate.analysis.Comparison.Recorded;
import dev.tunegate.analysis.Comparison.Transition;
import dev.tunegate.analysis.Tally.Movement;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.InvalidCaseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at many cases by the evaluator, and has Drools confirm what is reported. */
final class Comparing {

  /** Cases made from one seed; chunks of them can be made in any order. */
  private static final int CHUNK = 1_000;

  private static final Counts SAMPLE = new Counts(1, 0, 0);
  private static final Counts GENERATED = new Counts(0, 1, 0);
  private static final Counts RECORDED = new Counts(0, 0, 1);

  private final Edition before;
  private final Edition after;
  private final Evaluator old;
  private final Evaluator now;
  private final Confirmation confirmation;
  private final int helpers;

  /**
   * A comparison of two editions.
   *
   * @param helpers how many threads help the one that compares
   */
  Comparing(Edition before, Edition after, int helpers) {
    this.helpers = helpers;
    this.before = before;
    this.after = after;
    this.old = new Evaluator(before.model());
    this.now = new Evaluator(after.model());
    this.confirmation = new Confirmation(before, after);
  }

  Comparison compare(int generated, long seed, Iterable<Recorded> recorded) {
    var tally = new Tally();
    Map<Case, String> samples = samples();
    List<Case> bases = List.copyOf(samples.keySet());
    var generator = new CaseGenerator(List.of(before.model(), after.model()), bases, seed);
    int chunks = (generated + CHUNK - 1) / CHUNK;
    // Drools is built, and decides the samples, while the evaluator looks at generated cases.
    try (var pieces =
        new Pieces<>(
            chunks,
            helpers,
            i -> chunk(i, Math.min(CHUNK, generated - i * CHUNK), generator, seed))) {
      samples.forEach(
          (facts, path) -> {
            confirm(facts);
            tally.add(movement(facts), SAMPLE, path, facts);
          });
      pieces.finish().forEach(tally::addAll);
    }
    int known = 0;
    for (Recorded each : recorded) {
      tally.add(movement(each.facts()), RECORDED, each.id(), each.facts());
      known++;
    }
    return new Comparison(
        before,
        after,
        PolicyDifference.of(before, after),
        new Looked(samples.size(), generated, seed, known),
        transitions(tally),
        elsewhere(tally));
  }

  /** The cases of the samples of both editions, each once, with a path for people. */
  private Map<Case, String> samples() {
    Map<Case, String> cases = new LinkedHashMap<>();
    for (Edition edition : List.of(after, before)) {
      for (Sample sample : edition.samples().all()) {
        try {
          cases.putIfAbsent(edition.model().read(sample.json()), sample.path());
        } catch (InvalidCaseException refused) {
          // The policy that it belongs to never decides it.
        }
      }
    }
    return cases;
  }

  private Tally chunk(int number, int size, CaseGenerator generator, long seed) {
    // Near seeds begin alike, so that they are spread first.
    CaseGenerator own = generator.withSeed(seed ^ (number * 0x9E3779B97F4A7C15L));
    var tally = new Tally();
    for (int i = 0; i < size; i++) {
      Case facts = own.next();
      tally.add(movement(facts), GENERATED, "", facts);
    }
    return tally;
  }

  private Movement movement(Case facts) {
    Concluded one = old.evaluate(facts);
    Concluded other = now.evaluate(facts);
    Judgement from = Judgement.of(one.outcomes());
    Judgement to = Judgement.of(other.outcomes());
    return new Movement(from, to, from == to && !one.equals(other));
  }

  private List<Transition> transitions(Tally tally) {
    Map<Movement, Transition> found = new LinkedHashMap<>();
    tally
        .entries()
        .forEach(
            (movement, entry) ->
                found.merge(
                    new Movement(movement.before(), movement.after(), false),
                    transition(movement, entry),
                    (one, other) ->
                        new Transition(
                            one.before(),
                            one.after(),
                            one.counts().plus(other.counts()),
                            List.of(),
                            null)));
    return List.copyOf(found.values());
  }

  private Transition transition(Movement movement, Tally.Entry entry) {
    boolean changes = movement.before() != movement.after();
    return new Transition(
        movement.before(),
        movement.after(),
        entry.counts(),
        changes ? entry.named() : List.of(),
        changes ? example(movement, entry.smallest()) : null);
  }

  private Elsewhere elsewhere(Tally tally) {
    Counts counts = new Counts(0, 0, 0);
    List<String> named = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    for (var entry : tally.entries().entrySet()) {
      if (entry.getKey().elsewhere()) {
        counts = counts.plus(entry.getValue().counts());
        named.addAll(entry.getValue().named());
        examples.add(example(entry.getKey(), entry.getValue().smallest()));
      }
    }
    List<String> kept = named.stream().sorted().limit(Transition.MOST_NAMED).toList();
    return new Elsewhere(counts, kept, smallest(examples));
  }

  private static @Nullable Example smallest(List<Example> examples) {
    return examples.stream()
        .min(Comparator.comparing(example -> Tally.stated(example.facts())))
        .orElse(null);
  }

  /** The smallest case that moves so, as far as leaving facts out one by one leads to it. */
  private Example example(Movement movement, List<Case> starts) {
    Case smallest =
        starts.stream()
            .map(start -> Shrinking.shrink(start, facts -> movement(facts).equals(movement)))
            .min(Comparator.comparing(Tally::stated))
            .orElseThrow();
    starts.forEach(this::confirm);
    return confirm(smallest);
  }

  private Example confirm(Case facts) {
    return confirmation.confirm(facts, old.evaluate(facts), now.evaluate(facts));
  }
}
