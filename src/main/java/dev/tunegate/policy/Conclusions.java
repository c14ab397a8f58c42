package dev.tunegate.policy;

import dev.tunegate.verdict.Action;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Finding;
import dev.tunegate.verdict.Gap;
import dev.tunegate.verdict.Ground;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Prospect;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Side;
import dev.tunegate.verdict.Verdict;
import dev.tunegate.verdict.Veto;
import dev.tunegate.verdict.Warning;
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
    String first = values.get(0);
    return switch (insertion.type()) {
      case "Finding" -> new Finding(first);
      case "Ground" -> new Ground(first);
      case "Prospect" -> new Prospect(first);
      case "Gap" -> new Gap(first);
      case "Veto" -> new Veto(first);
      case "Contradiction" -> new Contradiction(first, values.get(1));
      case "Action" -> new Action(first);
      case "Question" -> new Question(first);
      case "Warning" -> new Warning(first);
      case "Reading" -> new Reading(first, Side.valueOf(values.get(1)));
      case "Check" -> new Check(Integer.parseInt(first), Answer.valueOf(values.get(1)));
      case "Verdict" -> new Verdict(Outcome.valueOf(first));
      default -> throw new IllegalStateException("The rule was not checked: " + insertion);
    };
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
