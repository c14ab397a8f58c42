package dev.tunegate.analysis;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases that stand on and beside every boundary of a policy: for each field the thresholds it
 * is compared with, one step below, on and above; every value of an enum; and unstated. The same
 * seed makes the same cases.
 */
public final class CaseGenerator {

  private final Random random;
  private final List<Case> bases;
  private final Map<String, List<Object>> candidates;

  /**
   * A generator for a policy.
   *
   * @param bases cases to vary, such as the samples; may be empty
   */
  public CaseGenerator(PolicyModel model, List<Case> bases, long seed) {
    this(List.of(model), bases, seed);
  }

  /**
   * A generator for several policies: its cases stand on the boundaries of each.
   *
   * @param bases cases to vary, such as the samples; may be empty
   */
  public CaseGenerator(List<PolicyModel> models, List<Case> bases, long seed) {
    this(bases, candidates(models), seed);
  }

  private CaseGenerator(List<Case> bases, Map<String, List<Object>> candidates, long seed) {
    this.random = new Random(seed);
    this.bases = List.copyOf(bases);
    this.candidates = candidates;
  }

  /** A generator of the same kind of cases from another seed. */
  public CaseGenerator withSeed(long seed) {
    return new CaseGenerator(bases, candidates, seed);
  }

  private static Map<String, List<Object>> candidates(List<PolicyModel> models) {
    Map<String, Set<BigDecimal>> boundaries = boundaries(models);
    Map<String, List<Object>> candidates = new HashMap<>();
    for (Field field : Catalogue.fields()) {
      candidates.put(field.path(), values(field, boundaries.getOrDefault(field.path(), Set.of())));
    }
    return candidates;
  }

  /** The values worth trying for a field; never unstated. */
  public List<Object> candidates(String path) {
    return Objects.requireNonNull(candidates.get(path), path);
  }

  /** The next case: a base with a few facts changed, or one made of nothing but chance. */
  public Case next() {
    boolean fresh = bases.isEmpty() || random.nextInt(8) == 0;
    CaseBuilder builder =
        fresh
            ? new CaseBuilder("Generated")
            : CaseBuilder.from(bases.get(random.nextInt(bases.size()))).title("Generated");
    List<Field> fields = Catalogue.fields();
    int changes = fresh ? fields.size() : 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      Field field = fresh ? fields.get(i) : fields.get(random.nextInt(fields.size()));
      builder.put(field.path(), value(field.path(), fresh ? 3 : 5));
    }
    return consistent(builder.build());
  }

  private @Nullable Object value(String path, int oneInUnstated) {
    List<Object> values = candidates(path);
    return random.nextInt(oneInUnstated) == 0 ? null : values.get(random.nextInt(values.size()));
  }

  /** What a reader would refuse, or imply, is not left to chance. */
  static Case consistent(Case facts) {
    if (facts.baseline().failurePercent() == null) {
      return facts;
    }
    return CaseBuilder.from(facts).put("baseline.failureRateMeasured", true).build();
  }

  private static List<Object> values(Field field, Set<BigDecimal> boundaries) {
    if (field.type() == FieldType.BOOLEAN) {
      return List.of(true, false);
    }
    if (field.type() == FieldType.ENUM) {
      return List.of((Object[]) field.valueType().getEnumConstants());
    }
    BigDecimal step = field.type() == FieldType.INTEGER ? BigDecimal.ONE : new BigDecimal("0.5");
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    numbers.add(field.zeroAllowed() ? BigDecimal.ZERO : step);
    numbers.add(step);
    for (BigDecimal boundary : boundaries) {
      numbers.add(boundary.subtract(step));
      numbers.add(boundary);
      numbers.add(boundary.add(step));
      numbers.add(boundary.add(boundary));
    }
    if (boundaries.isEmpty()) {
      numbers.add(BigDecimal.valueOf(3));
      numbers.add(BigDecimal.valueOf(20));
    }
    List<Object> values = new ArrayList<>();
    for (BigDecimal number : numbers) {
      boolean inRange = number.signum() > 0 || (number.signum() == 0 && field.zeroAllowed());
      if (inRange && number.compareTo(BigDecimal.valueOf(field.max())) <= 0) {
        values.add(field.type() == FieldType.INTEGER ? (Object) number.longValueExact() : number);
      }
    }
    return values;
  }

  private static Map<String, Set<BigDecimal>> boundaries(List<PolicyModel> models) {
    Map<String, Set<BigDecimal>> boundaries = new HashMap<>();
    models.stream()
        .flatMap(model -> model.rules().stream())
        .flatMap(rule -> rule.conditions().stream())
        .map(condition -> condition.pattern())
        .forEach(
            pattern -> {
              Vocabulary.Type type = Objects.requireNonNull(Vocabulary.type(pattern.type()));
              pattern.constraints().forEach(c -> collect(c, type, boundaries));
            });
    // A derived fact moves with the facts it comes from.
    for (Field derived : Catalogue.derived()) {
      Set<BigDecimal> values = boundaries.remove(derived.path());
      if (values != null) {
        boundaries
            .computeIfAbsent(derived.derivedFrom().get(0), p -> new LinkedHashSet<>())
            .addAll(values);
      }
    }
    return boundaries;
  }

  private static void collect(
      Constraint constraint, Vocabulary.Type type, Map<String, Set<BigDecimal>> boundaries) {
    if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> collect(part, type, boundaries));
    } else if (constraint instanceof Constraint.Any any) {
      any.parts().forEach(part -> collect(part, type, boundaries));
    } else if (constraint instanceof Constraint.Comparison comparison
        && comparison.right() instanceof Operand.ThresholdValue number) {
      boundaries
          .computeIfAbsent(type.path(comparison.field()), path -> new LinkedHashSet<>())
          .add(number.value());
    }
  }
}
