package dev.tunegate.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a field is compared with, or a component of a conclusion. */
public sealed interface Operand {

  /** The key that it writes out, as a code or a constant does; null where it is a variable. */
  default @Nullable String literal() {
    if (this instanceof Text text) {
      return text.value();
    }
    if (this instanceof Constant constant) {
      return constant.name();
    }
    return this instanceof Whole whole ? String.valueOf(whole.value()) : null;
  }

  /** A text. */
  record Text(String value) implements Operand {
    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Operand {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** Zero, or the number of a checklist item. */
  record Whole(long value) implements Operand {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /** A constant of an enum, such as {@code OutputFormat.STRICT}. */
  record Constant(String type, String name) implements Operand {
    @Override
    public String toString() {
      return type + "." + name;
    }
  }

  /** Unstated. */
  record Null() implements Operand {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** A variable of an earlier pattern, such as {@code $allowed}. */
  record Variable(String name) implements Operand {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Another field of the same pattern. */
  record FieldOf(String field) implements Operand {
    @Override
    public String toString() {
      return field;
    }
  }

  /** A number of the policy, put in for the variable it was bound to. */
  record ThresholdValue(String threshold, String variable, BigDecimal value) implements Operand {
    @Override
    public String toString() {
      return value.toPlainString();
    }
  }
}
