package dev.tunegate.policy;

import dev.tunegate.verdict.Conclusion;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the conclusions of a rule that fires, from its model. */
public final class Conclusions {

  private Conclusions() {}

  /** The conclusions of a rule that always concludes the same, else null. */
  static @Nullable List<Conclusion> constants(Rule rule) {
    return variables(rule).isEmpty()
        ? rule.insertions().stream().map(made -> make(made, variable -> null)).toList()
        : null;
  }

  /** The variables that the conclusions of a rule name. */
  public static List<String> variables(Rule rule) {
    return rule.insertions().stream().flatMap(Conclusions::variables).toList();
  }

  private static Stream<String> variables(Rule.Insertion insertion) {
    return insertion.arguments().stream()
        .filter(Operand.Variable.class::isInstance)
        .map(variable -> ((Operand.Variable) variable).name());
  }

  /** The conclusion of an insertion that names no variable, else null. */
  public static @Nullable Conclusion constant(Rule.Insertion insertion) {
    return variables(insertion).findAny().isPresent() ? null : make(insertion, variable -> null);
  }

  /** The conclusion of an insertion, with the values that its variables have in a firing. */
  public static Conclusion make(
      Rule.Insertion insertion, Function<String, @Nullable Object> variables) {
    List<String> values =
        insertion.arguments().stream().map(argument -> text(argument, variables)).toList();
    String between = insertion.type().equals("Contradiction") ? "," : ":";
    return Conclusion.of(insertion.type(), String.join(between, values));
  }

  private static String text(Operand operand, Function<String, @Nullable Object> variables) {
    if (operand instanceof Operand.Text text) {
      return text.value();
    }
    if (operand instanceof Operand.Constant constant) {
      return constant.name();
    }
    if (operand instanceof Operand.Variable variable) {
      Object value = variables.apply(variable.name());
      return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }
    return operand.toString();
  }
}
