package dev.tunegate.policy.shipped;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.PolicyModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cases for trying the shipped policy: those of the generator that the policy is checked with;
 * complete cases of the readings with a few facts changed; two such cases laid over each other; and
 * cases that state little. The same seed makes the same cases.
 */
final class VariedCases {

  /** Boundaries of the readings, whatever the thresholds of the policy are. */
  private static final Map<String, List<Long>> BOUNDARIES =
      Map.of(
          "data.labeledExamples", List.of(500L, 1_000L, 2_000L, 5_000L, 10_000L),
          "constraints.monthlyQueries", List.of(500_000L, 1_000_000L),
          "task.distinctInputsPerMonth", List.of(500_000L, 1_000_000L),
          "constraints.latencyLimitMs", List.of(100L, 200L),
          "baseline.latencyMs", List.of(100L, 200L),
          "pilot.latencyMs", List.of(100L, 200L),
          "task.monthsCriteriaStable", List.of(6L, 12L),
          "baseline.fewShotExamples", List.of(10L),
          "baseline.acceptableFailurePercent", List.of(100L));

  private final Random random;
  private final CaseGenerator generator;
  private final List<Case> complete =
      Stream.concat(CompleteCases.byGround().values().stream(), CompleteCases.byParts().stream())
          .toList();
  private final Map<String, List<Object>> values = new HashMap<>();

  VariedCases(PolicyModel model, List<Case> samples, long seed) {
    random = new Random(seed);
    generator = new CaseGenerator(model, samples, seed);
    for (Field field : Catalogue.fields()) {
      values.put(field.path(), candidates(field));
    }
  }

  private List<Object> candidates(Field field) {
    Set<Object> all = new LinkedHashSet<>(generator.candidates(field.path()));
    for (Long boundary : BOUNDARIES.getOrDefault(field.path(), List.of())) {
      for (long number = boundary - 1; number <= Math.min(boundary + 1, field.max()); number++) {
        all.add(field.type() == FieldType.INTEGER ? (Object) number : BigDecimal.valueOf(number));
      }
    }
    return new ArrayList<>(all);
  }

  Case next() {
    return switch (random.nextInt(4)) {
      case 0 -> generator.next();
      case 1 -> changed(CaseBuilder.from(any(complete)), 1 + random.nextInt(4), 4);
      case 2 -> changed(overlaid(any(complete), any(complete)), random.nextInt(4), 4);
      default -> changed(new CaseBuilder("Sparse"), 1 + random.nextInt(12), 100);
    };
  }

  private Case changed(CaseBuilder builder, int changes, int oneInUnstated) {
    for (int i = 0; i < changes; i++) {
      Field field = any(Catalogue.fields());
      Object value = random.nextInt(oneInUnstated) == 0 ? null : any(values(field.path()));
      builder.put(field.path(), value);
    }
    return consistent(builder.build());
  }

  private List<Object> values(String path) {
    return Objects.requireNonNull(values.get(path), path);
  }

  /** Every complete case laid over every other: two routes to tuning in one case. */
  static List<Case> overlaid() {
    List<Case> cases = new ArrayList<>();
    for (Case under : CompleteCases.byGround().values()) {
      for (Case over : CompleteCases.byGround().values()) {
        cases.add(consistent(overlaid(under, over).build()));
      }
    }
    return cases;
  }

  private static CaseBuilder overlaid(Case under, Case over) {
    CaseBuilder builder = CaseBuilder.from(under).title("Overlaid");
    for (Field field : Catalogue.fields()) {
      Object value = field.valueIn(over);
      if (value != null) {
        builder.put(field.path(), value);
      }
    }
    return builder;
  }

  /** A reader refuses a stated rate beside the word that it was not measured. */
  static Case consistent(Case facts) {
    if (facts.baseline().failurePercent() == null) {
      return facts;
    }
    return CaseBuilder.from(facts).put("baseline.failureRateMeasured", true).build();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
