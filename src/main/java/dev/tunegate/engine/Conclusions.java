package dev.tunegate.engine;

import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Rule;
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
import org.jspecify.annotations.Nullable;

/** Makes the conclusions that a firing inserts, from the model of its rule. */
final class Conclusions {

  private Conclusions() {}

  static Conclusion make(Rule.Insertion insertion, Function<String, @Nullable Object> variables) {
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

  /** Value of a component of a conclusion, for the fields that rules can name. */
  static @Nullable Object field(Conclusion conclusion, String name) {
    return switch (name) {
      case "code", "dimension" -> keyOf(conclusion);
      case "path" ->
          conclusion instanceof Contradiction two ? two.path() : ((Question) conclusion).path();
      case "other" -> ((Contradiction) conclusion).other();
      case "side" -> ((Reading) conclusion).side();
      case "item" -> ((Check) conclusion).item();
      case "answer" -> ((Check) conclusion).answer();
      case "outcome" -> ((Verdict) conclusion).outcome();
      default -> throw new IllegalStateException("No conclusion has a field " + name);
    };
  }

  private static String keyOf(Conclusion conclusion) {
    return conclusion instanceof Reading reading ? reading.dimension() : conclusion.key();
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
