package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.policy.Vocabulary.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Checks that a value fits the field it is compared with or stored in. */
final class OperandChecker {

  private final Registers registers;
  private final Diagnostics problems;
  private final String rule;
  private final Map<String, ThresholdEntry> numbers;
  private final Map<String, RuleChecker.Bound> variables;

  OperandChecker(
      Registers registers,
      Diagnostics problems,
      String rule,
      Map<String, ThresholdEntry> numbers,
      Map<String, RuleChecker.Bound> variables) {
    this.registers = registers;
    this.problems = problems;
    this.rule = rule;
    this.numbers = numbers;
    this.variables = variables;
  }

  /** Whether a variable stands for a number of the policy. */
  boolean isNumber(String variable) {
    return numbers.containsKey(variable);
  }

  /** The operand with a threshold's variable replaced by its number. */
  Operand check(Vocabulary.Member member, Operand operand, Place place) {
    if (operand instanceof Operand.Variable variable) {
      return variable(member, variable, place);
    }
    boolean fits =
        switch (member.values()) {
          case FLAG -> operand instanceof Operand.Flag;
          case COUNT, DECIMAL -> operand instanceof Operand.Whole;
          case TEXT -> operand instanceof Operand.Text;
          case ENUM -> operand instanceof Operand.Constant;
        };
    if (!fits) {
      mismatch(member, String.valueOf(operand), place);
    } else if (operand instanceof Operand.Constant constant) {
      constant(member, constant, place);
    }
    return operand;
  }

  private Operand variable(Vocabulary.Member member, Operand.Variable variable, Place place) {
    ThresholdEntry number = numbers.get(variable.name());
    if (number != null) {
      if (!member.number()) {
        mismatch(member, "the number " + variable.name(), place);
      } else if (member.values() == Values.COUNT && number.value().scale() > 0) {
        problems.error(
            place,
            rule,
            member.name()
                + " is a whole number, and the threshold \""
                + number.name()
                + "\" is "
                + number.value().toPlainString(),
            "Make the threshold a whole number.");
      }
      return new Operand.ThresholdValue(number.name(), variable.name(), number.value());
    }
    RuleChecker.Bound bound = variables.get(variable.name());
    if (bound == null) {
      problems.error(
          place,
          rule,
          "the variable " + variable.name() + " is not bound before it is used",
          Advice.near(variable.name(), variables.keySet(), "Bind it in an earlier condition."));
    } else if (!comparable(member, bound.member())) {
      mismatch(member, variable.name() + ", which is " + bound.member().kind(), place);
    }
    return variable;
  }

  /**
   * Whether they are numbers of different kinds. Drools cuts the fraction off one of them before it
   * looks whether they are equal.
   */
  static boolean mixed(Vocabulary.Member one, Vocabulary.Member other) {
    return one.number() && other.number() && one.values() != other.values();
  }

  static boolean comparable(Vocabulary.Member one, Vocabulary.Member other) {
    if (one.number() && other.number()) {
      return true;
    }
    return one.values() == other.values() && one.enumType() == other.enumType();
  }

  private void constant(Vocabulary.Member member, Operand.Constant constant, Place place) {
    Class<?> type = member.enumType();
    if (type == null || !type.getSimpleName().equals(constant.type())) {
      mismatch(member, constant.toString(), place);
      return;
    }
    List<String> allowed =
        Arrays.stream(type.getEnumConstants()).map(v -> ((Enum<?>) v).name()).toList();
    if (!allowed.contains(constant.name())) {
      problems.error(
          place,
          rule,
          constant.type() + " has no value " + constant.name(),
          Advice.near(
              constant.name(), allowed, "Allowed are: " + String.join(", ", allowed) + "."));
    }
  }

  /** Texts that name codes, paths or rows must name declared ones. */
  void declared(
      Vocabulary.Type type,
      Vocabulary.Member member,
      Operand operand,
      Place place,
      boolean written) {
    String named = null;
    if (operand instanceof Operand.Text text && member.values() == Values.TEXT) {
      named = text.value();
    } else if (operand instanceof Operand.Whole whole && member.values() == Values.COUNT) {
      named = String.valueOf(whole.value());
    }
    if (named == null) {
      return;
    }
    if (member.isPath()) {
      path(named, place);
    } else if (type.kind() == Vocabulary.Kind.CONCLUSION
        && member.name().equals(type.keyMember())) {
      code(type, named, place, written);
    }
  }

  private void code(Vocabulary.Type type, String named, Place place, boolean written) {
    Code code = registers.code(type.name(), named);
    if (code == null) {
      problems.error(
          place,
          rule,
          "the code \"" + named + "\" of " + type.name() + " is not in codes.yaml",
          Advice.near(
              named, registers.codesOf(type.name()).keySet(), "Declare it there, with a label."));
    } else if (code.retired()) {
      problems.error(
          place,
          rule,
          "the code "
              + named
              + " of "
              + type.name()
              + " is retired"
              + (written ? "" : " and never concluded"),
          "Use its successor " + code.successor() + ".");
    }
  }

  private void path(String named, Place place) {
    List<String> paths = registers.paths();
    if (paths.contains(named)) {
      return;
    }
    problems.error(
        place,
        rule,
        "there is no fact \"" + named + "\" that a case can state",
        Advice.near(
            named,
            paths,
            Attribute.nameAt(named) == null
                ? "Name a fact of the catalogue."
                : "Declare it in attributes.yaml, with type, group, label, ask and means."));
  }

  private void mismatch(Vocabulary.Member member, String met, Place place) {
    String advice = "Give it " + member.kind() + ".";
    Class<?> type = member.enumType();
    if (type != null) {
      List<String> values =
          Arrays.stream(type.getEnumConstants()).map(v -> type.getSimpleName() + "." + v).toList();
      advice = "Write one of " + String.join(", ", values) + ".";
    } else if (member.number() && met.startsWith("\"")) {
      advice = "Compare it with a number from thresholds.yaml.";
    }
    problems.error(
        place, rule, member.name() + " is " + member.kind() + " and meets " + met, advice);
  }
}
