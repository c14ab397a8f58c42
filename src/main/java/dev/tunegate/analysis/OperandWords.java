package dev.tunegate.analysis;

import dev.tunegate.analysis.Sentence.About;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Attribute;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.ThresholdEntry;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts into words what the conditions of one rule compare facts with. */
final class OperandWords {

  private final Rule rule;
  private final Registers registers;
  private final FactWords facts;
  private final Map<String, Variables.Source> variables;

  OperandWords(Rule rule, Registers registers, FactWords facts) {
    this.rule = rule;
    this.registers = registers;
    this.facts = facts;
    this.variables = Variables.of(rule);
  }

  /**
   * What a fact is compared with.
   *
   * @param path the fact
   * @param pattern where the comparison stands
   */
  Sentence operand(String path, Operand operand, Pattern pattern) {
    if (operand instanceof Operand.Text text) {
      return Sentence.words(facts.answer(path, text.value()));
    }
    if (operand instanceof Operand.Constant constant) {
      return Sentence.words(facts.answer(path, constant.name()));
    }
    if (operand instanceof Operand.Whole whole) {
      return Sentence.words(facts.number(path, BigDecimal.valueOf(whole.value())));
    }
    if (operand instanceof Operand.ThresholdValue number) {
      return number(number.threshold(), number.value());
    }
    if (operand instanceof Operand.FieldOf other) {
      return facts.name(Vocabulary.typeOf(pattern).path(other.field()));
    }
    return operand instanceof Operand.Variable variable
        ? variable(variable.name())
        : Sentence.words(operand.toString());
  }

  private Sentence number(String name, BigDecimal value) {
    ThresholdEntry entry = registers.thresholds().get(name);
    String unit = entry == null ? "" : entry.unit();
    String shown = (Wording.number(value) + " " + unit).strip();
    return Sentence.of(About.NUMBER, shown + " (“" + name + "”)", name);
  }

  /** The bare value of a number of the policy that a variable is bound to; else null. */
  @Nullable Sentence bare(String name) {
    for (Rule.ThresholdUse use : rule.thresholds()) {
      ThresholdEntry entry = registers.thresholds().get(use.name());
      if (use.binding().equals(name) && entry != null) {
        return Sentence.of(About.NUMBER, Wording.number(entry.value()), use.name());
      }
    }
    return null;
  }

  /** What a variable of the rule holds, by what it is read off. */
  Sentence variable(String name) {
    Variables.Source source = variables.get(name);
    if (source == null) {
      return Sentence.words("that value");
    }
    Pattern pattern = rule.conditions().get(source.condition()).pattern();
    return switch (source.type().kind()) {
      case PART -> facts.name(source.path());
      case MANY -> many(source, List.copyOf(pattern.keys()));
      case CONCLUSION -> Sentence.words("what was concluded there");
    };
  }

  private Sentence many(Variables.Source source, List<String> keys) {
    boolean attribute = source.type().name().equals("Attribute");
    if (keys.size() != 1) {
      return Sentence.words(attribute ? "the added fact" : "the fact");
    }
    return facts.name(attribute ? Attribute.pathOf(keys.get(0)) : keys.get(0));
  }

  /** The values that a variable can have, where it is read off what a condition lists by name. */
  List<String> values(Operand operand) {
    String literal = operand.literal();
    if (literal != null) {
      return List.of(literal);
    }
    Variables.Source source =
        operand instanceof Operand.Variable variable ? variables.get(variable.name()) : null;
    return source == null || !source.member().name().equals(source.type().keyMember())
        ? List.of()
        : List.copyOf(rule.conditions().get(source.condition()).pattern().keys());
  }
}
