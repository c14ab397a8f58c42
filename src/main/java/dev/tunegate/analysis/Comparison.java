package dev.tunegate.analysis;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of policy does: what is different in its text, and what that changes in decisions.
 * Nothing is claimed beyond the cases that were looked at.
 *
 * @param transitions what became of the verdicts, those that change first; each pair of judgements
 *     that was met
 * @param elsewhere the same verdict with other conclusions
 */
public record Comparison(
    Edition before,
    Edition after,
    PolicyDifference difference,
    Looked looked,
    List<Transition> transitions,
    Elsewhere elsewhere) {

  /** How many generated cases are looked at where nobody says otherwise. */
  public static final int CASES = 100_000;

  /** A case that was decided before, with its id. */
  public record Recorded(String id, Case facts) {}

  /**
   * How far was looked.
   *
   * @param samples of both policies, each case once; those left out that are to be refused
   * @param seed of the generated cases
   */
  public record Looked(int samples, int generated, long seed, int recorded) {}

  /** Counts of cases by where they come from. */
  public record Counts(int samples, int generated, int recorded) {

    /** All of them. */
    public int all() {
      return samples + generated + recorded;
    }

    Counts plus(Counts other) {
      return new Counts(
          samples + other.samples, generated + other.generated, recorded + other.recorded);
    }
  }

  /**
   * What became of the cases of one judgement.
   *
   * @param named paths of samples and ids of recorded cases, at most {@link #MOST_NAMED}; empty
   *     where the verdict stays
   * @param example the smallest case that was found; null where the verdict stays
   */
  public record Transition(
      Judgement before,
      Judgement after,
      Counts counts,
      List<String> named,
      @Nullable Example example) {

    /** Most names that are kept. */
    public static final int MOST_NAMED = 100;

    /** Whether the verdict is another one. */
    public boolean changes() {
      return before != after;
    }
  }

  /**
   * Cases whose verdict stays while other conclusions do not: grounds, gaps, actions and the like.
   *
   * @param example the smallest case that was found; null where there is none
   */
  public record Elsewhere(Counts counts, List<String> named, @Nullable Example example) {}

  /**
   * A case, decided by both policies.
   *
   * @param lost what only the older policy concludes
   * @param gained what only the newer policy concludes
   */
  public record Example(
      Case facts,
      Explained before,
      Explained after,
      List<Conclusion> lost,
      List<Conclusion> gained) {}

  /**
   * What Drools decides, and why.
   *
   * @param headline the deciding sentence; why there is no decision where there is none
   * @param reasons the deciding ones first
   */
  public record Explained(Judgement judgement, String headline, List<Derivation> reasons) {}

  /** Whether any verdict changes. */
  public boolean changesVerdicts() {
    return transitions.stream().anyMatch(Transition::changes);
  }

  /** The transition between two judgements; null where it was not met. */
  public @Nullable Transition transition(Judgement from, Judgement to) {
    return transitions.stream()
        .filter(t -> t.before() == from && t.after() == to)
        .findFirst()
        .orElse(null);
  }

  /**
   * Compares two editions of a policy.
   *
   * @param generated how many cases to generate, none or more
   * @param recorded cases that were decided before; read once
   * @throws IllegalStateException if the evaluator and Drools disagree, which is an error of ours
   */
  public static Comparison of(
      Edition before, Edition after, int generated, long seed, Iterable<Recorded> recorded) {
    int helpers = Runtime.getRuntime().availableProcessors() - 1;
    return new Comparing(before, after, helpers).compare(generated, seed, recorded);
  }
}
