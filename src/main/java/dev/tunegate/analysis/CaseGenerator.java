package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases that stand on and beside every boundary of a policy: for each field the thresholds it
 * is compared with, one step below, on and above; every value of an enum; and unstated. Declared
 * attributes are varied like fields. The same seed makes the same cases.
 */
public final class CaseGenerator {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Random random;
  private final List<Case> bases;
  private final Map<String, List<Object>> candidates;

  /** Its keys in the order in which cases are made. */
  private final List<String> paths;

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
    this.paths = List.copyOf(candidates.keySet());
  }

  /** A generator of the same kind of cases from another seed. */
  public CaseGenerator withSeed(long seed) {
    return new CaseGenerator(bases, candidates, seed);
  }

  private static Map<String, List<Object>> candidates(List<PolicyModel> models) {
    Map<String, Set<BigDecimal>> boundaries = boundaries(models);
    Map<String, List<Object>> candidates = new LinkedHashMap<>();
    for (Field field : Catalogue.fields()) {
      candidates.put(field.path(), values(field, boundaries.getOrDefault(field.path(), Set.of())));
    }
    for (PolicyModel model : models) {
      for (AttributeDeclaration attribute : model.registers().declarations()) {
        Set<Object> values =
            new LinkedHashSet<>(candidates.getOrDefault(attribute.path(), List.of()));
        values.addAll(values(attribute, models, boundaries));
        candidates.put(attribute.path(), List.copyOf(values));
      }
    }
    return candidates;
  }

  private static List<Object> values(
      AttributeDeclaration attribute,
      List<PolicyModel> models,
      Map<String, Set<BigDecimal>> boundaries) {
    return switch (attribute.type()) {
      case FLAG -> List.of(true, false);
      case NUMBER -> numbers(attribute, boundaries.getOrDefault(attribute.path(), Set.of()));
      case TEXT -> texts(attribute, models);
    };
  }

  /** The values worth trying for a field or a declared attribute; never unstated. */
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
    int changes = fresh ? paths.size() : 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      String path = paths.get(fresh ? i : random.nextInt(paths.size()));
      builder.put(path, value(path, fresh ? 3 : 5));
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
    BigDecimal step = field.type() == FieldType.INTEGER ? BigDecimal.ONE : HALF;
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    numbers.add(field.zeroAllowed() ? BigDecimal.ZERO : step);
    numbers.add(step);
    addAround(boundaries, step, numbers);
    List<Object> values = new ArrayList<>();
    for (BigDecimal number : numbers) {
      boolean inRange = number.signum() > 0 || (number.signum() == 0 && field.zeroAllowed());
      if (inRange && number.compareTo(BigDecimal.valueOf(field.max())) <= 0) {
        values.add(field.type() == FieldType.INTEGER ? (Object) number.longValueExact() : number);
      }
    }
    return values;
  }

  /** The numbers on and beside boundaries, or a few of different size where there are none. */
  private static void addAround(
      Set<BigDecimal> boundaries, BigDecimal step, Set<BigDecimal> numbers) {
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
  }

  private static List<Object> numbers(AttributeDeclaration attribute, Set<BigDecimal> boundaries) {
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    numbers.add(attribute.min());
    numbers.add(attribute.max());
    addAround(Set.of(BigDecimal.ZERO), HALF, numbers);
    addAround(boundaries, HALF, numbers);
    return numbers.stream()
        .filter(number -> number.compareTo(attribute.min()) >= 0)
        .filter(number -> number.compareTo(attribute.max()) <= 0)
        .map(Object.class::cast)
        .toList();
  }

  /** The answers; of a free text what rules compare it with, and another. */
  private static List<Object> texts(AttributeDeclaration attribute, List<PolicyModel> models) {
    if (!attribute.allowedValues().isEmpty()) {
      return List.copyOf(attribute.allowedValues());
    }
    Set<String> texts = new LinkedHashSet<>();
    patterns(models)
        .filter(pattern -> pattern.attributes().contains(attribute.name()))
        .forEach(pattern -> pattern.constraints().forEach(c -> collect(c, texts)));
    texts.add("something else");
    return List.copyOf(texts);
  }

  private static void collect(Constraint constraint, Set<String> texts) {
    if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> collect(part, texts));
    } else if (constraint instanceof Constraint.Any any) {
      any.parts().forEach(part -> collect(part, texts));
    } else if (constraint instanceof Constraint.Comparison comparison
        && comparison.field().equals("text")) {
      add(comparison.right(), texts);
    } else if (constraint instanceof Constraint.Membership membership
        && membership.field().equals("text")) {
      membership.values().forEach(value -> add(value, texts));
    }
  }

  private static void add(Operand operand, Set<String> texts) {
    if (operand instanceof Operand.Text text) {
      texts.add(text.value());
    }
  }

  private static Stream<Pattern> patterns(List<PolicyModel> models) {
    return models.stream()
        .flatMap(model -> model.rules().stream())
        .flatMap(rule -> rule.conditions().stream())
        .map(Condition::pattern);
  }

  static Map<String, Set<BigDecimal>> boundaries(List<PolicyModel> models) {
    Map<String, Set<BigDecimal>> boundaries = new HashMap<>();
    patterns(models)
        .forEach(pattern -> pattern.constraints().forEach(c -> collect(c, pattern, boundaries)));
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
      Constraint constraint, Pattern pattern, Map<String, Set<BigDecimal>> boundaries) {
    if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> collect(part, pattern, boundaries));
    } else if (constraint instanceof Constraint.Any any) {
      any.parts().forEach(part -> collect(part, pattern, boundaries));
    } else if (constraint instanceof Constraint.Comparison comparison
        && comparison.right() instanceof Operand.ThresholdValue number) {
      for (String path : paths(pattern, comparison.field())) {
        boundaries.computeIfAbsent(path, none -> new LinkedHashSet<>()).add(number.value());
      }
    }
  }

  private static Set<String> paths(Pattern pattern, String field) {
    return pattern.type().equals("Attribute")
        ? pattern.attributes().stream().map(Attribute::pathOf).collect(Collectors.toSet())
        : Set.of(Vocabulary.typeOf(pattern).path(field));
  }
}
