package dev.tunegate.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a constraint of the model holds, with the semantics that the compiled rules have:
 * nothing compares with what is unstated but {@code == null} and {@code != null}.
 */
public final class Evaluation {

  /** Gives values by name. */
  public interface Values {
    /** Value of a field of the fact that is looked at; null where it is unstated. */
    @Nullable Object field(String name);

    /** Value of a variable that was bound earlier; null where it is unstated. */
    @Nullable Object variable(String name);
  }

  private Evaluation() {}

  /**
   * A constraint that names no variable, made ready to be tried on many objects of a type; null for
   * one that names some.
   */
  public static @Nullable Predicate<Object> ready(Vocabulary.Type type, Constraint constraint) {
    if (Variables.areNamed(constraint)) {
      return null;
    }
    Matcher matcher = new Matchers(type, 0, List.of(), Map.of()).of(constraint);
    return object -> matcher.matches(object, Matcher.NO_OTHERS);
  }

  /** Whether a constraint holds. */
  public static boolean holds(Constraint constraint, Values values) {
    if (constraint instanceof Constraint.Comparison comparison) {
      return compare(comparison, values);
    }
    if (constraint instanceof Constraint.Membership membership) {
      return member(membership, values);
    }
    if (constraint instanceof Constraint.All all) {
      return all(all.parts(), values);
    }
    if (constraint instanceof Constraint.Any any) {
      return any(any.parts(), values);
    }
    return true;
  }

  /** Whether all of some constraints hold; a loop, since it is asked in every decision. */
  public static boolean all(List<Constraint> constraints, Values values) {
    for (Constraint constraint : constraints) {
      if (!holds(constraint, values)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<Constraint> constraints, Values values) {
    for (Constraint constraint : constraints) {
      if (holds(constraint, values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean compare(Constraint.Comparison comparison, Values values) {
    Object left = values.field(comparison.field());
    if (comparison.right() instanceof Operand.Null) {
      return (left == null) == (comparison.operator() == Operator.EQUAL);
    }
    Object right = value(comparison.right(), values);
    return left != null && right != null && comparison.operator().holds(order(left, right));
  }

  private static boolean member(Constraint.Membership membership, Values values) {
    Object left = values.field(membership.field());
    if (left == null) {
      return false;
    }
    boolean found = false;
    for (Operand operand : membership.values()) {
      Object right = value(operand, values);
      found |= right != null && order(left, right) == 0;
    }
    return found != membership.negated();
  }

  /** The value of an operand; an enum constant by its name. */
  private static @Nullable Object value(Operand operand, Values values) {
    if (operand instanceof Operand.Text text) {
      return text.value();
    }
    if (operand instanceof Operand.Flag flag) {
      return flag.value();
    }
    if (operand instanceof Operand.Whole whole) {
      return BigDecimal.valueOf(whole.value());
    }
    if (operand instanceof Operand.Constant constant) {
      return constant.name();
    }
    if (operand instanceof Operand.ThresholdValue number) {
      return number.value();
    }
    if (operand instanceof Operand.Variable variable) {
      return values.variable(variable.name());
    }
    return operand instanceof Operand.FieldOf field ? values.field(field.field()) : null;
  }

  /**
   * Sign of a comparison of two values of one kind; things that have no order are only equal or
   * not.
   */
  private static int order(Object left, Object right) {
    if (left instanceof Number && right instanceof Number) {
      return decimal(left).compareTo(decimal(right));
    }
    return name(left).equals(name(right)) ? 0 : 1;
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) number).longValue());
  }

  private static Object name(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
