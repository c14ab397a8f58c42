package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Derivation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the reasons of one decision into words. */
final class Reasons {

  private final Registers registers;
  private final Case facts;
  private final Map<String, Integer> counts;

  /**
   * For one decision.
   *
   * @param counts how many conclusions there are of each type
   */
  Reasons(Registers registers, Case facts, Map<String, Integer> counts) {
    this.registers = registers;
    this.facts = facts;
    this.counts = counts;
  }

  /** The derivation that a firing is, with its reason in words. */
  Derivation derivation(Firing firing) {
    Rule rule = firing.plan().rule();
    return new Derivation(rule.name(), reason(firing), rule.sources());
  }

  private String reason(Firing firing) {
    String always = firing.plan().fixedReason();
    if (always != null) {
      return always;
    }
    var text = new StringBuilder();
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
    int number = counts.getOrDefault(count.type(), 0);
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
        firing.matched(source.condition()) instanceof Attribute attribute
            ? value(attribute, source.member().name(), value)
            : value(source.type(), source.member().name(), value));
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

  private String value(Vocabulary.Type type, String field, @Nullable Object value) {
    if (value instanceof String text) {
      boolean path = field.equals("path") || field.equals("other");
      return path ? registers.label(text) : registers.label(type.name(), text);
    }
    return Wording.value(registers, type.path(field), value);
  }
}
