package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.verdict.Derivation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the reasons of one decision into words. */
final class Reasons {

  private final Registers registers;
  private final Case facts;
  private final Concluded concluded;

  /**
   * For one decision.
   *
   * @param concluded everything that reasons can count
   */
  Reasons(Registers registers, Case facts, Concluded concluded) {
    this.registers = registers;
    this.facts = facts;
    this.concluded = concluded;
  }

  /** The derivation that a firing is, with its reason in words. */
  Derivation derivation(Firing firing) {
    Derivation always = firing.plan().derivation();
    if (always != null) {
      return always;
    }
    Rule rule = firing.plan().rule();
    return new Derivation(rule.name(), reason(firing), rule.sources());
  }

  private String reason(Firing firing) {
    var text = new StringBuilder(128);
    for (Because.Segment segment : firing.plan().reason()) {
      if (segment instanceof Because.Words words) {
        text.append(words.text());
      } else if (segment instanceof Because.Count count) {
        text.append(count(count));
      } else {
        text.append(value((Because.Value) segment, firing));
      }
    }
    return text.toString();
  }

  private String count(Because.Count count) {
    int number = concluded.count(count.type());
    if (count.plural().isEmpty()) {
      return Wording.number(number);
    }
    return Wording.count(number) + " " + (number == 1 ? count.singular() : count.plural());
  }

  private String value(Because.Value place, Firing firing) {
    String variable = "$" + place.variable();
    Variables.Source source = Objects.requireNonNull(firing.plan().sources().get(variable));
    Object value = firing.variable(variable, facts);
    return withWords(
        place,
        firing.taken(source.condition()) instanceof Attribute attribute
            ? value(attribute, source.member().name(), value)
            : value(source, value));
  }

  private String value(Attribute attribute, String field, @Nullable Object value) {
    return field.equals("name")
        ? registers.label(attribute.path())
        : Wording.value(registers, attribute.path(), value);
  }

  /** A value, followed by the words that go with it. */
  static String withWords(Because.Value place, String value) {
    String words = value.equals("1") ? place.singular() : place.plural();
    return words.isEmpty() ? value : value + " " + words;
  }

  private String value(Variables.Source source, @Nullable Object value) {
    if (value instanceof String text) {
      return source.member().isPath()
          ? registers.label(text)
          : registers.label(source.type().name(), text);
    }
    return Wording.value(registers, source.path(), value);
  }
}
