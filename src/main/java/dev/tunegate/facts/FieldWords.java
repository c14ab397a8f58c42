package dev.tunegate.facts;

/** Says in words what a field takes. */
final class FieldWords {

  private FieldWords() {}

  /** The value wanted, such as {@code a number from 0 to 100 (%)}. */
  static String wanted(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> "true or false";
      case INTEGER -> "a whole number " + range(field);
      case DECIMAL -> "a number " + range(field);
      case ENUM -> "one of " + String.join(", ", field.allowedValues());
    };
  }

  private static String range(Field field) {
    String limits =
        (field.zeroAllowed() ? "from 0 to " : "above 0 and up to ") + Shown.number(field.max());
    return field.unit().isEmpty() ? limits : limits + " (" + field.unit() + ")";
  }
}
