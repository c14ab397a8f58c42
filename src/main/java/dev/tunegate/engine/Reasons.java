package dev.tunegate.engine;

import dev.tunegate.policy.Because;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Vocabulary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the values of reasons into words. */
final class Reasons {

  private final Registers registers;
  private final Map<String, Integer> counts;

  /**
   * For one decision.
   *
   * @param counts how many conclusions there are of each type
   */
  Reasons(Registers registers, Map<String, Integer> counts) {
    this.registers = registers;
    this.counts = counts;
  }

  String count(Because.Count count) {
    int number = counts.getOrDefault(count.type(), 0);
    if (count.plural().isEmpty()) {
      return Wording.number(number);
    }
    return Wording.count(number) + " " + (number == 1 ? count.singular() : count.plural());
  }

  String value(Vocabulary.Type type, String field, @Nullable Object value) {
    if (value instanceof String text) {
      if (field.equals("path") || field.equals("other")) {
        return registers.label(text);
      }
      return type.kind() == Vocabulary.Kind.CONCLUSION ? registers.label(type.name(), text) : text;
    }
    return Wording.value(registers, type.path(field), value);
  }
}
