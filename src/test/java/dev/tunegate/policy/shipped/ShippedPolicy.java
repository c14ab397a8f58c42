package dev.tunegate.policy.shipped;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import java.nio.file.Path;
import java.util.List;

/** The policy of this repository with its samples, read from the folders that are edited. */
public final class ShippedPolicy {

  private static final PolicyLocation LOCATION =
      PolicyLocation.find(Path.of("rules"), Path.of("facts-samples"));
  private static final DecisionEngine ENGINE =
      new DecisionEngine(Policy.compile(PolicyChecker.check(LOCATION.source()).orThrow()));
  private static final List<Case> SAMPLES =
      LOCATION.samples().all().stream()
          .filter(sample -> !sample.refused())
          .map(Sample::json)
          .map(CaseReader::read)
          .toList();

  private ShippedPolicy() {}

  /** Where it was read from. */
  public static PolicyLocation location() {
    return LOCATION;
  }

  /** An engine that decides by it. */
  public static DecisionEngine engine() {
    return ENGINE;
  }

  /** Its samples, those left out that are expected to be refused. */
  public static List<Case> samples() {
    return SAMPLES;
  }

  /** As many generated cases as are wanted, the same for the same seed. */
  public static List<Case> cases(int count, long seed) {
    var cases = new VariedCases(ENGINE.policy().model(), SAMPLES, seed);
    return java.util.stream.Stream.generate(cases::next).limit(count).toList();
  }
}
