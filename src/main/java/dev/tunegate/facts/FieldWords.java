package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.List;

/** Says in words what a field or an attribute takes. */
final class FieldWords {

  static final String TRUE_OR_FALSE = "true or false";

  private FieldWords() {}

  /** The value wanted, such as {@code a number from 0 to 100 (%)}. */
  static String wanted(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> TRUE_OR_FALSE;
      case INTEGER -> "a whole number " + range(field);
      case DECIMAL -> "a number " + range(field);
      case ENUM -> oneOf(field.allowedValues());
    };
  }

  /** The values wanted, such as {@code one of NARROW, DIVERSE_INPUTS}. */
  static String oneOf(List<String> values) {
    return "one of " + String.join(", ", values);
  }

  /** The number wanted of an attribute, such as {@code a number from -40 to 60 (°C)}. */
  static String wantedNumber(AttributeDeclaration attribute) {
    String limits = number(attribute.min(), attribute.max());
    return attribute.unit().isEmpty() ? limits : limits + " (" + attribute.unit() + ")";
  }

  /** Such as {@code a number from -40 to 60}. */
  static String number(BigDecimal min, BigDecimal max) {
    return "a number from " + Shown.number(min) + " to " + Shown.number(max);
  }

  private static String range(Field field) {
    String limits =
        (field.zeroAllowed() ? "from 0 to " : "above 0 and up to ") + Shown.number(field.max());
    return field.unit().isEmpty() ? limits : limits + " (" + field.unit() + ")";
  }
}
