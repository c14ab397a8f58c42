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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the conclusions of a rule that fires, from its model. */
public final class Conclusions {

  private Conclusions() {}

  /** The conclusions of a rule that always concludes the same, else null. */
  public static @Nullable List<Conclusion> constants(Rule rule) {
    List<Conclusion> all = new ArrayList<>();
    for (Rule.Insertion insertion : rule.insertions()) {
      if (insertion.arguments().stream().anyMatch(Operand.Variable.class::isInstance)) {
        return null;
      }
      all.add(make(insertion, variable -> null));
    }
    return List.copyOf(all);
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
