package dev.tunegate.bench;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.PolicyModel;
import java.util.List;
import java.util.stream.Stream;

/** The cases that are measured: always the same for one policy and its samples. */
final class Mix {

  private static final long SEED = 20_260_515;
  private static final int LEAST = 40;

  private Mix() {}

  /** A mix for steady load: every sample, filled up with generated cases where there are few. */
  static List<Case> of(PolicyLocation location, PolicyModel model) {
    List<Case> samples = samples(location);
    return Stream.concat(samples.stream(), generated(location, model))
        .limit(Math.max(LEAST, samples.size()))
        .toList();
  }

  /** Cases without end: samples with a few facts changed, and some made of nothing but chance. */
  static Stream<Case> generated(PolicyLocation location, PolicyModel model) {
    var generator = new CaseGenerator(model, samples(location), SEED);
    return Stream.generate(generator::next);
  }

  private static List<Case> samples(PolicyLocation location) {
    return location.samples().all().stream()
        .filter(sample -> !sample.refused())
        .map(sample -> CaseReader.read(sample.json()))
        .toList();
  }
}
