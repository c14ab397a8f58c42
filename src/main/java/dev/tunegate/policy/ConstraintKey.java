package dev.tunegate.policy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text that is equal for constraints that mean the same, and only for those: by it Drools sees
 * which rules ask alike, and asks once. What a variable is called does not matter; quotes in texts
 * are escaped, so that no text can look like a constraint.
 */
record ConstraintKey(Function<String, String> variables) {

  String of(Constraint constraint) {
    if (constraint instanceof Constraint.All all) {
      return joined(all.parts(), " && ");
    }
    if (constraint instanceof Constraint.Any any) {
      return joined(any.parts(), " || ");
    }
    if (constraint instanceof Constraint.Membership membership) {
      return membership.field()
          + (membership.negated() ? " not in " : " in ")
          + membership.values().stream()
              .map(this::of)
              .collect(Collectors.joining(", ", "( ", " )"));
    }
    if (constraint instanceof Constraint.Comparison comparison) {
      return comparison.field()
          + ' '
          + comparison.operator().symbol()
          + ' '
          + of(comparison.right());
    }
    throw new IllegalStateException("A binding asks for nothing: " + constraint);
  }

  private String joined(List<Constraint> parts, String by) {
    return parts.stream().map(this::of).collect(Collectors.joining(by, "( ", " )"));
  }

  private String of(Operand operand) {
    if (operand instanceof Operand.Text text) {
      return '"' + text.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (operand instanceof Operand.Variable variable) {
      return variables.apply(variable.name());
    }
    return operand.toString();
  }
}
