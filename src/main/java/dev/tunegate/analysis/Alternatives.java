package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Data;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values worth trying for a fact of a case: every answer of an enum, yes and no, and numbers on
 * and beside every number of the policy that the fact is compared with, or that a fact is which it
 * is compared with. The nearest to what the case states come first.
 */
final class Alternatives {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final String LABELED = "data.labeledExamples";
  private static final String FLAWED = "data.flawedPercent";

  private final PolicyModel model;
  private final CaseGenerator generator;
  private final Map<String, Set<BigDecimal>> boundaries;

  /** The paths that a path is compared with, itself included. */
  private final Map<String, Set<String>> compared = new HashMap<>();

  Alternatives(PolicyModel model) {
    this.model = model;
    this.generator = new CaseGenerator(model, List.of(), 0);
    this.boundaries = CaseGenerator.boundaries(List.of(model));
    model.rules().forEach(this::compare);
  }

  private void compare(Rule rule) {
    Map<String, Variables.Source> variables = Variables.of(rule);
    for (Condition condition : rule.conditions()) {
      Pattern pattern = condition.pattern();
      for (Constraint constraint : pattern.constraints()) {
        compare(rule, pattern, constraint, variables);
      }
    }
  }

  private void compare(
      Rule rule, Pattern pattern, Constraint constraint, Map<String, Variables.Source> variables) {
    if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> compare(rule, pattern, part, variables));
    } else if (constraint instanceof Constraint.Any any) {
      any.parts().forEach(part -> compare(rule, pattern, part, variables));
    } else if (constraint instanceof Constraint.Comparison comparison) {
      Set<String> left = paths(pattern, comparison.field());
      if (comparison.right() instanceof Operand.Variable variable) {
        Variables.Source source = Objects.requireNonNull(variables.get(variable.name()));
        Pattern other = rule.conditions().get(source.condition()).pattern();
        tie(left, paths(other, source.member().name()));
      } else if (comparison.right() instanceof Operand.FieldOf other) {
        tie(left, paths(pattern, other.field()));
      } else if (comparison.right() instanceof Operand.Whole whole) {
        BigDecimal number = BigDecimal.valueOf(whole.value());
        left.forEach(path -> boundaries.computeIfAbsent(path, none -> new TreeSet<>()).add(number));
      }
    }
  }

  private static Set<String> paths(Pattern pattern, String field) {
    Vocabulary.Type type = Vocabulary.typeOf(pattern);
    Set<String> paths = new TreeSet<>();
    if (pattern.type().equals("Attribute")) {
      pattern.attributes().forEach(name -> paths.add(Attribute.pathOf(name)));
    } else if (type.kind() == Vocabulary.Kind.PART) {
      String path = type.path(field);
      Field found = Catalogue.get(path);
      paths.add(found.derived() ? found.derivedFrom().get(0) : path);
    }
    return paths;
  }

  private void tie(Set<String> left, Set<String> right) {
    Set<String> all = new TreeSet<>(left);
    all.addAll(right);
    for (String path : List.copyOf(all)) {
      all.addAll(compared.getOrDefault(path, Set.of()));
    }
    all.forEach(path -> compared.put(path, all));
  }

  /** A fact of a case with what may be tried in its place, its own value first. */
  Varied of(Case facts, String path) {
    Object now = facts.value(path);
    List<@Nullable Object> options = new ArrayList<>();
    options.add(now);
    for (Object value : values(facts, path)) {
      if (now == null || !same(now, value)) {
        options.add(value);
      }
    }
    return new Varied(path, options);
  }

  private static boolean same(Object one, Object other) {
    BigDecimal number = decimal(one);
    BigDecimal second = decimal(other);
    boolean numbers = number != null && second != null;
    return numbers ? number.compareTo(second) == 0 : one.equals(other);
  }

  private List<?> values(Case facts, String path) {
    Range range = range(path);
    if (range == null) {
      return generator.candidates(path);
    }
    BigDecimal now = decimal(facts.value(path));
    Comparator<BigDecimal> near =
        now == null
            ? Comparator.naturalOrder()
            : Comparator.<BigDecimal, BigDecimal>comparing(number -> number.subtract(now).abs())
                .thenComparing(Comparator.naturalOrder());
    return numbers(facts, path, range).stream().sorted(near).map(range::value).toList();
  }

  /** What numbers a fact may hold. */
  private record Range(boolean whole, BigDecimal min, BigDecimal max) {
    BigDecimal step() {
      return whole ? BigDecimal.ONE : HALF;
    }

    boolean holds(BigDecimal number) {
      boolean fits = !whole || number.stripTrailingZeros().scale() <= 0;
      return fits && number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    Object value(BigDecimal number) {
      return whole ? (Object) number.longValueExact() : number;
    }
  }

  private @Nullable Range range(String path) {
    String name = Attribute.nameAt(path);
    if (name != null) {
      AttributeDeclaration attribute = Objects.requireNonNull(model.registers().attribute(name));
      return attribute.type() == AttributeType.NUMBER
          ? new Range(false, attribute.min(), attribute.max())
          : null;
    }
    Field field = Catalogue.get(path);
    boolean whole = field.type() == FieldType.INTEGER;
    if (!whole && field.type() != FieldType.DECIMAL) {
      return null;
    }
    BigDecimal least =
        field.zeroAllowed() ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(Field.FRACTION_DIGITS);
    return new Range(whole, least, BigDecimal.valueOf(field.max()));
  }

  private Set<BigDecimal> numbers(Case facts, String path, Range range) {
    Set<BigDecimal> bounds = new TreeSet<>();
    for (String each : compared.getOrDefault(path, Set.of(path))) {
      bounds.addAll(boundaries.getOrDefault(each, Set.of()));
      BigDecimal stated = decimal(facts.value(each));
      if (stated != null) {
        bounds.add(stated);
      }
    }
    derived(facts, path, bounds);
    Set<BigDecimal> numbers = new TreeSet<>();
    numbers.add(range.min());
    if (bounds.isEmpty()) {
      numbers.add(range.min().add(range.step()));
    }
    BigDecimal before = null;
    for (BigDecimal bound : bounds) {
      for (int steps = -2; steps <= 2; steps++) {
        numbers.add(bound.add(range.step().multiply(BigDecimal.valueOf(steps))));
      }
      if (before != null) {
        numbers.add(
            before.add(bound).divide(TWO).setScale(Field.FRACTION_DIGITS, RoundingMode.DOWN));
      }
      before = bound;
    }
    numbers.removeIf(number -> !range.holds(number));
    return numbers;
  }

  /** What makes as many usable examples as a number of the policy asks for. */
  private void derived(Case facts, String path, Set<BigDecimal> bounds) {
    if (!path.equals(LABELED) && !path.equals(FLAWED)) {
      return;
    }
    for (BigDecimal usable : boundaries.getOrDefault(LABELED, Set.of())) {
      BigDecimal found =
          path.equals(LABELED)
              ? with(facts.data().flawedPercent(), flawed -> Data.labeledFor(usable, flawed))
              : with(
                  decimal(facts.data().labeledExamples()),
                  labeled -> Data.flawedFor(usable, labeled));
      if (found != null) {
        bounds.add(found);
      }
    }
  }

  private static @Nullable BigDecimal with(
      @Nullable BigDecimal stated, Function<BigDecimal, @Nullable BigDecimal> work) {
    return stated == null ? null : work.apply(stated);
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    return value instanceof Long number ? BigDecimal.valueOf(number) : null;
  }
}
