package dev.tunegate.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes matchers for the constraints of one pattern. What they hold for is what {@link Evaluation}
 * says; everything that does not depend on a case is worked out beforehand.
 */
final class Matchers {

  private final Vocabulary.Type type;
  private final int condition;
  private final List<Integer> others;
  private final Map<String, Variables.Source> variables;

  /**
   * Matchers for a pattern.
   *
   * @param condition index of the pattern's condition
   * @param others indexes of the conditions whose objects are handed to the matcher
   */
  Matchers(
      Vocabulary.Type type,
      int condition,
      List<Integer> others,
      Map<String, Variables.Source> variables) {
    this.type = type;
    this.condition = condition;
    this.others = others;
    this.variables = variables;
  }

  Matcher of(Constraint constraint) {
    if (constraint instanceof Constraint.All all) {
      Matcher[] parts = all.parts().stream().map(this::of).toArray(Matcher[]::new);
      return (fact, objects) -> all(parts, fact, objects);
    }
    if (constraint instanceof Constraint.Any any) {
      Matcher[] parts = any.parts().stream().map(this::of).toArray(Matcher[]::new);
      return (fact, objects) -> any(parts, fact, objects);
    }
    if (constraint instanceof Constraint.Membership membership) {
      return membership(membership);
    }
    if (constraint instanceof Constraint.Comparison comparison) {
      return comparison(type.member(comparison.field()), comparison.operator(), comparison.right());
    }
    return (fact, objects) -> true;
  }

  private static boolean all(Matcher[] parts, Object fact, Object[] objects) {
    for (Matcher part : parts) {
      if (!part.matches(fact, objects)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Matcher[] parts, Object fact, Object[] objects) {
    for (Matcher part : parts) {
      if (part.matches(fact, objects)) {
        return true;
      }
    }
    return false;
  }

  private Matcher membership(Constraint.Membership membership) {
    Vocabulary.Member left = type.member(membership.field());
    Matcher[] values =
        membership.values().stream()
            .map(value -> comparison(left, Operator.EQUAL, value))
            .toArray(Matcher[]::new);
    boolean negated = membership.negated();
    return (fact, objects) -> left.in(fact) != null && any(values, fact, objects) != negated;
  }

  private Matcher comparison(Vocabulary.Member left, Operator operator, Operand right) {
    if (right instanceof Operand.Null) {
      boolean unstated = operator == Operator.EQUAL;
      return (fact, objects) -> (left.in(fact) == null) == unstated;
    }
    if (right instanceof Operand.FieldOf field) {
      Vocabulary.Member other = type.member(field.field());
      return (fact, objects) -> holds(operator, left.in(fact), other.in(fact));
    }
    if (right instanceof Operand.Variable variable) {
      Variables.Source source = Objects.requireNonNull(variables.get(variable.name()));
      Vocabulary.Member other = source.member();
      if (source.condition() == condition) {
        return (fact, objects) -> holds(operator, left.in(fact), other.in(fact));
      }
      int at = others.indexOf(source.condition());
      return (fact, objects) -> holds(operator, left.in(fact), other.in(objects[at]));
    }
    Predicate<Object> fixed = fixed(operator, Objects.requireNonNull(value(left, right)));
    return (fact, objects) -> {
      Object value = left.in(fact);
      return value != null && fixed.test(value);
    };
  }

  /** Compares what is stated with a value that is known before any case. */
  private static Predicate<Object> fixed(Operator operator, Object right) {
    if (right instanceof BigDecimal number) {
      return left -> operator.holds(decimal(left).compareTo(number));
    }
    return operator == Operator.EQUAL ? right::equals : left -> !right.equals(left);
  }

  private static boolean holds(Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return false;
    }
    if (left instanceof Number && right instanceof Number) {
      return operator.holds(decimal(left).compareTo(decimal(right)));
    }
    return left.equals(right) == (operator == Operator.EQUAL);
  }

  static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) number).longValue());
  }

  /** The value of an operand that holds one, as the field holds it; numbers as decimals. */
  static @Nullable Object value(Vocabulary.Member member, Operand operand) {
    if (operand instanceof Operand.Text text) {
      return text.value();
    }
    if (operand instanceof Operand.Flag flag) {
      return flag.value();
    }
    if (operand instanceof Operand.Whole whole) {
      return BigDecimal.valueOf(whole.value());
    }
    if (operand instanceof Operand.ThresholdValue number) {
      return number.value();
    }
    return operand instanceof Operand.Constant constant ? member.constant(constant.name()) : null;
  }
}
