package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects the tests that rules put to the parts of a case: each distinct one has a number, and is
 * done once a case however many rules ask for it.
 */
public final class CaseTests {

  /**
   * A test.
   *
   * @param matcher looks at the facts as {@link CaseFacts} reads them off
   * @param paths the fields that it looks at
   * @param numbers what it compares them with
   */
  record Test(Matcher matcher, Set<String> paths, List<BigDecimal> numbers) {}

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Test> tests = new ArrayList<>();

  /** Paths of the attributes that tests look at, in the order in which they are read off. */
  private final List<String> attributes = new ArrayList<>();

  /**
   * The number of a test, from 0.
   *
   * @param type the part that is looked at
   * @param condition index of the condition that the constraint belongs to
   * @param constraint no binding; names no variables but those of conditions on parts
   * @param variables of the rule
   */
  public int number(
      Vocabulary.Type type,
      int condition,
      Constraint constraint,
      Map<String, Variables.Source> variables) {
    var others = new ArrayList<>(Variables.conditions(constraint, variables));
    others.remove((Integer) condition);
    var key = new ConstraintKey(name -> value(variables, name, condition));
    String named = type.name() + ": " + key.of(constraint);
    Integer known = numbers.get(named);
    if (known != null) {
      return known;
    }
    Map<String, Variables.Source> read = new LinkedHashMap<>();
    variables.forEach(
        (name, source) -> {
          if (source.type().kind() == Vocabulary.Kind.PART) {
            read.put(name, CaseFacts.read(source));
          }
        });
    Matcher matcher = new Matchers(CaseFacts.read(type), condition, others, read).of(constraint);
    List<Constraint.Comparison> comparisons = comparisons(constraint).toList();
    tests.add(
        new Test(
            matcher,
            comparisons.stream()
                .flatMap(comparison -> paths(type, comparison, variables))
                .collect(Collectors.toSet()),
            comparisons.stream().flatMap(comparison -> number(comparison.right())).toList()));
    numbers.put(named, tests.size() - 1);
    return tests.size() - 1;
  }

  private static String value(Map<String, Variables.Source> variables, String name, int condition) {
    Variables.Source source = Objects.requireNonNull(variables.get(name), name);
    return source.condition() == condition ? source.member().name() : source.path();
  }

  /** The number of the test whether a case leaves a field or an attribute unstated. */
  public int unstated(String path) {
    if (Attribute.nameAt(path) != null) {
      return numbers.computeIfAbsent(path, this::attribute);
    }
    Field field = Catalogue.get(path);
    String part = field.part().getSimpleName();
    var unstated =
        new Constraint.Comparison(
            field.name(), Operator.EQUAL, new Operand.Null(), Place.of(field.path()));
    return number(Objects.requireNonNull(Vocabulary.type(part)), 0, unstated, Map.of());
  }

  private int attribute(String path) {
    attributes.add(path);
    int at = CaseFacts.attribute(attributes.size() - 1);
    tests.add(
        new Test((facts, others) -> CaseFacts.at(at, facts) == null, Set.of(path), List.of()));
    return tests.size() - 1;
  }

  /** How many tests there are. */
  public int size() {
    return tests.size();
  }

  /** The tests so far, ready to be done. */
  public CaseFacts prepare() {
    return new CaseFacts(tests, attributes);
  }

  /** All comparisons in a constraint; a membership is one with each value. */
  private static Stream<Constraint.Comparison> comparisons(Constraint constraint) {
    if (constraint instanceof Constraint.All all) {
      return all.parts().stream().flatMap(CaseTests::comparisons);
    }
    if (constraint instanceof Constraint.Any any) {
      return any.parts().stream().flatMap(CaseTests::comparisons);
    }
    if (constraint instanceof Constraint.Membership list) {
      return list.values().stream()
          .map(
              value ->
                  new Constraint.Comparison(list.field(), Operator.EQUAL, value, list.place()));
    }
    return Stream.of((Constraint.Comparison) constraint);
  }

  private static Stream<String> paths(
      Vocabulary.Type type,
      Constraint.Comparison comparison,
      Map<String, Variables.Source> variables) {
    String path = type.path(comparison.field());
    if (comparison.right() instanceof Operand.FieldOf other) {
      return Stream.of(path, type.path(other.field()));
    }
    return comparison.right() instanceof Operand.Variable variable
        ? Stream.of(path, Objects.requireNonNull(variables.get(variable.name())).path())
        : Stream.of(path);
  }

  private static Stream<BigDecimal> number(Operand operand) {
    if (operand instanceof Operand.ThresholdValue threshold) {
      return Stream.of(threshold.value());
    }
    return operand instanceof Operand.Whole whole
        ? Stream.of(BigDecimal.valueOf(whole.value()))
        : Stream.empty();
  }
}
