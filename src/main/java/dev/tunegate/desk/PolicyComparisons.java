package dev.tunegate.desk;

import dev.tunegate.analysis.Comparison;
import dev.tunegate.analysis.Edition;
import dev.tunegate.analysis.Invariants;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one version changes against another. Versions never change, so that a comparison is kept for
 * the next who looks at it.
 */
public final class PolicyComparisons {

  /** How many generated cases are looked at where nobody says otherwise. */
  public static final int CASES = 20_000;

  /** Most generated cases that a service looks at; the command line looks at more. */
  public static final int MOST_CASES = Comparison.CASES;

  /** Each holds two policies that are ready to decide. */
  private static final int KEPT = 3;

  private record Asked(int before, int after, int cases) {}

  private final Versions versions;
  private final Workshop workshop;
  private final Object[] turns = Stream.generate(Object::new).limit(16).toArray();
  private final Recent<Asked, Comparison> latest = new Recent<>(KEPT);

  PolicyComparisons(Versions versions, Workshop workshop) {
    this.versions = versions;
    this.workshop = workshop;
  }

  /**
   * Compares two versions.
   *
   * @param cases how many cases to generate, at most {@link #MOST_CASES}
   * @throws RefusedException if there is no such version, if one of them cannot decide, or if it
   *     takes too long
   */
  public Comparison of(int before, int after, int cases) {
    if (cases < 0 || cases > MOST_CASES) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          cases + " cases are asked for; name a number from 0 to " + MOST_CASES + ".");
    }
    var asked = new Asked(before, after, cases);
    synchronized (turn(asked)) {
      return latest.get(asked, () -> workshop.within(() -> compare(asked)));
    }
  }

  /** What two versions were found to change already; empty where it would take some seconds. */
  public Optional<Comparison> known(int before, int after) {
    return Optional.ofNullable(latest.get(new Asked(before, after, CASES)));
  }

  /** Whoever asks the same at the same time waits for the one answer. */
  private Object turn(Asked asked) {
    return turns[Math.floorMod(asked.hashCode(), turns.length)];
  }

  private Comparison compare(Asked asked) {
    Edition before = edition(versions.get(asked.before()));
    Edition after = edition(versions.get(asked.after()));
    try {
      return Comparison.of(before, after, asked.cases(), Invariants.SEED, List.of());
    } finally {
      before.close();
      after.close();
    }
  }

  private Edition edition(Version version) {
    Content content = versions.content(version);
    PolicyChecker.Result checked = PolicyChecker.check(content.rules());
    PolicyModel model = checked.model();
    if (model == null) {
      throw RefusedException.unsound(
          "Version " + version.number() + " cannot decide, so that it cannot be compared.",
          checked.diagnostics());
    }
    return Edition.of("version " + version.number(), model, content.readSamples());
  }
}
