package dev.tunegate.analysis;

import dev.tunegate.analysis.WhyNot.Either;
import dev.tunegate.analysis.WhyNot.Fact;
import dev.tunegate.analysis.WhyNot.Failure;
import dev.tunegate.analysis.WhyNot.Relation;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Operator;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells which conditions of a rule failed for a case, one after the other. */
final class Failures {

  private final Case facts;
  private final Set<Conclusion> concluded;
  private final Rule rule;
  private final Map<String, Variables.Source> variables;
  private final @Nullable Object[] matched;
  private final List<Failure> failures = new ArrayList<>();

  private Failures(Case facts, Set<Conclusion> concluded, Rule rule) {
    this.facts = facts;
    this.concluded = concluded;
    this.rule = rule;
    this.variables = Variables.of(rule);
    this.matched = new Object[rule.conditions().size()];
  }

  /**
   * The conditions that failed.
   *
   * @param missing what to say of conclusions that are looked for and not there
   * @param present what to say of a conclusion that must not be there
   */
  static List<Failure> of(
      Case facts,
      Set<Conclusion> concluded,
      Rule rule,
      Function<Pattern, Failure> missing,
      Function<Conclusion, Failure> present) {
    var found = new Failures(facts, concluded, rule);
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      switch (Vocabulary.typeOf(condition.pattern()).kind()) {
        case PART -> found.part(i, condition.pattern());
        case MANY -> found.many(i, condition);
        case CONCLUSION -> found.conclusion(i, condition, missing, present);
      }
    }
    return found.failures;
  }

  private void part(int index, Pattern pattern) {
    matched[index] = facts.part(Vocabulary.typeOf(pattern).javaType());
    for (Constraint constraint : pattern.constraints()) {
      failures.addAll(failed(index, constraint));
    }
  }

  private void conclusion(
      int index,
      Condition condition,
      Function<Pattern, Failure> missing,
      Function<Conclusion, Failure> present) {
    Class<?> type = Vocabulary.typeOf(condition.pattern()).javaType();
    List<Conclusion> fitting =
        concluded.stream()
            .filter(type::isInstance)
            .filter(each -> fits(index, each, condition.pattern().constraints()))
            .sorted(Comparator.comparing(Conclusion::id))
            .toList();
    if (condition instanceof Condition.Absent) {
      fitting.forEach(each -> failures.add(present.apply(each)));
    } else if (fitting.isEmpty()) {
      failures.add(missing.apply(condition.pattern()));
    } else {
      matched[index] = fitting.get(0);
    }
  }

  private void many(int index, Condition condition) {
    Pattern pattern = condition.pattern();
    List<?> all =
        pattern.type().equals("Unstated")
            ? pattern.keys().stream()
                .filter(path -> facts.value(path) == null)
                .map(Unstated::new)
                .toList()
            : List.copyOf(facts.attributes().values());
    List<?> fitting =
        all.stream().filter(each -> fits(index, each, pattern.constraints())).toList();
    if (condition instanceof Condition.Absent) {
      fitting.forEach(each -> failures.add(undo(each)));
    } else if (!fitting.isEmpty()) {
      matched[index] = fitting.get(0);
    } else if (pattern.type().equals("Unstated")) {
      failures.add(
          either(
              pattern.keys().stream()
                  .map(path -> List.<Failure>of(fact(path, Relation.UNSTATED)))
                  .toList()));
    } else {
      attribute(index, pattern);
    }
  }

  private void attribute(int index, Pattern pattern) {
    List<List<Failure>> alternatives = new ArrayList<>();
    for (String name : pattern.attributes()) {
      Attribute attribute = facts.attributes().get(name);
      matched[index] = attribute;
      List<Failure> failed = new ArrayList<>();
      if (attribute == null) {
        failed.add(fact(Attribute.pathOf(name), Relation.STATED));
      } else {
        pattern.constraints().forEach(constraint -> failed.addAll(failed(index, constraint)));
      }
      alternatives.add(failed);
    }
    matched[index] = null;
    failures.add(alternatives.isEmpty() ? new WhyNot.Together() : either(alternatives));
  }

  private Failure undo(Object object) {
    return object instanceof Attribute attribute
        ? fact(attribute.path(), Relation.UNSTATED)
        : fact(((Unstated) object).path(), Relation.STATED);
  }

  private Fact fact(String path, Relation wanted) {
    return new Fact(path, facts.value(path), wanted, List.of(), "", "");
  }

  private static Failure either(List<List<Failure>> alternatives) {
    return alternatives.size() == 1 && alternatives.get(0).size() == 1
        ? alternatives.get(0).get(0)
        : new Either(alternatives);
  }

  private boolean fits(int index, Object object, List<Constraint> constraints) {
    Object before = matched[index];
    matched[index] = object;
    boolean fits = constraints.stream().allMatch(constraint -> holds(index, constraint));
    matched[index] = before;
    return fits;
  }

  private boolean holds(int index, Constraint constraint) {
    Vocabulary.Type type = Vocabulary.typeOf(rule.conditions().get(index).pattern());
    return Evaluation.holds(
        constraint,
        new Evaluation.Values() {
          @Override
          public @Nullable Object field(String name) {
            return type.member(name).in(Objects.requireNonNull(matched[index]));
          }

          @Override
          public @Nullable Object variable(String name) {
            return Failures.this.variable(name);
          }
        });
  }

  private @Nullable Object variable(String name) {
    Variables.Source source = Objects.requireNonNull(variables.get(name), name);
    Object object = matched[source.condition()];
    return object == null ? null : source.member().in(object);
  }

  /** What of a constraint failed. */
  private List<Failure> failed(int index, Constraint constraint) {
    if (holds(index, constraint)) {
      return List.of();
    }
    if (constraint instanceof Constraint.All all) {
      return all.parts().stream().flatMap(part -> failed(index, part).stream()).toList();
    }
    if (constraint instanceof Constraint.Any any) {
      return List.of(either(any.parts().stream().map(part -> failed(index, part)).toList()));
    }
    if (constraint instanceof Constraint.Membership list) {
      List<@Nullable Object> values = list.values().stream().map(this::value).toList();
      Relation wanted = list.negated() ? Relation.IS_NOT : Relation.IS;
      return List.of(
          new Fact(path(index, list.field()), met(index, list.field()), wanted, values, "", ""));
    }
    return List.of(compared(index, (Constraint.Comparison) constraint));
  }

  private Failure compared(int index, Constraint.Comparison comparison) {
    String path = path(index, comparison.field());
    Object met = met(index, comparison.field());
    Operand right = comparison.right();
    if (right instanceof Operand.Null) {
      boolean unstated = comparison.operator() == Operator.EQUAL;
      return new Fact(path, met, unstated ? Relation.UNSTATED : Relation.STATED, List.of(), "", "");
    }
    Relation wanted = relation(comparison.operator());
    List<@Nullable Object> values = new ArrayList<>();
    if (right instanceof Operand.FieldOf field) {
      values.add(met(index, field.field()));
      return new Fact(path, met, wanted, values, "", path(index, field.field()));
    }
    values.add(value(right));
    if (right instanceof Operand.Variable variable) {
      Variables.Source source = Objects.requireNonNull(variables.get(variable.name()));
      return new Fact(path, met, wanted, values, "", path(source));
    }
    String threshold = right instanceof Operand.ThresholdValue number ? number.threshold() : "";
    return new Fact(path, met, wanted, values, threshold, "");
  }

  private static Relation relation(Operator operator) {
    return switch (operator) {
      case EQUAL -> Relation.IS;
      case NOT_EQUAL -> Relation.IS_NOT;
      case LESS -> Relation.LESS;
      case AT_MOST -> Relation.AT_MOST;
      case GREATER -> Relation.MORE;
      case AT_LEAST -> Relation.AT_LEAST;
    };
  }

  private @Nullable Object value(Operand operand) {
    if (operand instanceof Operand.ThresholdValue number) {
      return number.value();
    }
    if (operand instanceof Operand.Flag flag) {
      return flag.value();
    }
    if (operand instanceof Operand.Variable variable) {
      return variable(variable.name());
    }
    return operand instanceof Operand.Whole whole ? (Object) whole.value() : operand.literal();
  }

  private @Nullable Object met(int index, String field) {
    Vocabulary.Type type = Vocabulary.typeOf(rule.conditions().get(index).pattern());
    return type.member(field).in(Objects.requireNonNull(matched[index]));
  }

  private String path(int index, String field) {
    return matched[index] instanceof Attribute attribute
        ? attribute.path()
        : Vocabulary.typeOf(rule.conditions().get(index).pattern()).path(field);
  }

  private String path(Variables.Source source) {
    return matched[source.condition()] instanceof Attribute attribute
        ? attribute.path()
        : source.type().kind() == Vocabulary.Kind.PART ? source.path() : "";
  }
}
