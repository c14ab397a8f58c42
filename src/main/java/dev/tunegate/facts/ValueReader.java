package dev.tunegate.facts;

import static dev.tunegate.facts.CaseProblem.OUT_OF_RANGE;
import static dev.tunegate.facts.CaseProblem.TOO_LONG;
import static dev.tunegate.facts.CaseProblem.TOO_PRECISE;
import static dev.tunegate.facts.CaseProblem.UNKNOWN_VALUE;
import static dev.tunegate.facts.CaseProblem.WRONG_TYPE;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the value at which a parser stands, or says what is wrong with it. Every method leaves the
 * parser at the end of the value and answers null for a value that is unstated or refused.
 */
final class ValueReader {

  private static final String OR_LEAVE_OUT = " Correct it, or leave it out if it is not known.";

  /** More characters than nearly any number of a case has. */
  private static final int SHORT = 15;

  private static final Pattern SEPARATORS = Pattern.compile("[,_' %]");

  private final JsonParser parser;
  private final Problems problems;

  ValueReader(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Reads the value of a field of the catalogue. */
  @Nullable Object field(Field field, String pointer) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (field.type()) {
      case BOOLEAN -> flag(field.path(), pointer);
      case INTEGER -> count(field, pointer);
      case DECIMAL -> decimal(field, pointer);
      case ENUM -> constant(field, pointer);
    };
  }

  /** Reads a text of limited length. */
  @Nullable String text(String name, String pointer, int longest) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      wrongType(name, pointer, "a text in quotation marks", "");
      return null;
    }
    String text = parser.getString();
    int length = CaseText.length(text);
    if (length > longest) {
      problems.add(
          pointer,
          TOO_LONG,
          () ->
              "%s has %s characters, but may have at most %s. Shorten it."
                  .formatted(name, Shown.number(length), Shown.number(longest)));
      return null;
    }
    if (hasHalfCharacter(text)) {
      problems.add(pointer, WRONG_TYPE, () -> halfCharacter(name));
      return null;
    }
    return text;
  }

  /** Refuses the value at hand as one of a wrong kind, and skips it. */
  void wrongType(String name, String pointer, String wanted, String advice) {
    problems.add(
        pointer,
        WRONG_TYPE,
        () ->
            "%s is %s, but must be %s.%s"
                .formatted(name, met(), wanted, advice.isEmpty() ? OR_LEAVE_OUT : advice));
    parser.skipChildren();
  }

  /** Reads true or false. */
  @Nullable Boolean flag(String path, String pointer) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    wrongType(
        path,
        pointer,
        FieldWords.TRUE_OR_FALSE,
        token == JsonToken.VALUE_STRING ? " Write true or false without quotation marks." : "");
    return null;
  }

  private @Nullable Long count(Field field, String pointer) {
    BigDecimal usual = usual(field, 0);
    if (usual != null) {
      return usual.longValueExact();
    }
    NumberText number = number(field.path(), pointer, () -> FieldWords.wanted(field));
    if (number == null) {
      return null;
    }
    if (number.fractionDigits() > 0 && !number.huge()) {
      wrongType(
          field.path(), pointer, FieldWords.wanted(field), " Write a count without a fraction.");
      return null;
    }
    BigDecimal value = inRange(field, pointer, number);
    return value == null ? null : value.longValueExact();
  }

  private @Nullable BigDecimal decimal(Field field, String pointer) {
    BigDecimal usual = usual(field, Field.FRACTION_DIGITS);
    if (usual != null) {
      return usual;
    }
    NumberText number = number(field.path(), pointer, () -> FieldWords.wanted(field));
    return number == null || tooPrecise(field.path(), pointer, number)
        ? null
        : inRange(field, pointer, number);
  }

  /**
   * The number at hand, if it is a short one without exponent that the field may hold, as nearly
   * all are; null where more care is needed to read it, or to say what is wrong.
   */
  private @Nullable BigDecimal usual(Field field, int fractionDigits) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return null;
    }
    String text = parser.getString();
    if (text.length() > SHORT || !isPlain(text)) {
      return null;
    }
    BigDecimal value = CaseBuilder.normalised(new BigDecimal(text));
    return value.scale() <= fractionDigits && isInRange(field, value) ? value : null;
  }

  /** Digits, and perhaps a point among them. */
  private static boolean isPlain(String number) {
    for (int i = 0; i < number.length(); i++) {
      char character = number.charAt(i);
      boolean inside = i > 0 && i < number.length() - 1;
      if (!(character >= '0' && character <= '9') && !(inside && character == '.')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInRange(Field field, BigDecimal value) {
    return (field.zeroAllowed() || value.signum() > 0)
        && value.compareTo(BigDecimal.valueOf(field.max())) <= 0;
  }

  /**
   * Reads a number of any size and precision; what is wanted is put into words only if it is not.
   */
  @Nullable NumberText number(String path, String pointer, Supplier<String> wanted) {
    if (standsAtNumber()) {
      return NumberText.of(parser.getString());
    }
    wrongType(path, pointer, wanted.get(), unquoted());
    return null;
  }

  private @Nullable BigDecimal inRange(Field field, String pointer, NumberText number) {
    if (!number.negative() && !number.huge()) {
      BigDecimal value = number.value();
      if (isInRange(field, value)) {
        return value;
      }
    }
    outOfRange(field.path(), pointer, FieldWords.wanted(field));
    return null;
  }

  /** Refuses a number with too many fraction digits; tells whether it did. */
  boolean tooPrecise(String name, String pointer, NumberText number) {
    if (number.huge() || number.fractionDigits() <= Field.FRACTION_DIGITS) {
      return false;
    }
    problems.add(
        pointer,
        TOO_PRECISE,
        () ->
            "%s is %s, but may have at most %d fraction digits. Round it."
                .formatted(name, met(), Field.FRACTION_DIGITS));
    return true;
  }

  /** Refuses the number at hand. */
  void outOfRange(String name, String pointer, String wanted) {
    problems.add(
        pointer,
        OUT_OF_RANGE,
        () -> "%s is %s, but must be %s.%s".formatted(name, met(), wanted, OR_LEAVE_OUT));
  }

  private @Nullable Object constant(Field field, String pointer) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      Object constant = field.constant(parser.getString());
      if (constant != null) {
        return constant;
      }
    }
    word(field.path(), pointer, field.allowedValues());
    return null;
  }

  /** Reads one of a list of words. */
  @Nullable String word(String path, String pointer, List<String> allowed) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      wrongType(path, pointer, FieldWords.oneOf(allowed), "");
      return null;
    }
    String word = parser.getString();
    if (allowed.contains(word)) {
      return word;
    }
    problems.add(pointer, UNKNOWN_VALUE, () -> unknownValue(path, word, allowed));
    return null;
  }

  private static String unknownValue(String path, String word, List<String> known) {
    List<String> allowed = Nearest.first(word, known);
    String advice =
        Nearest.to(word, allowed)
            .map(meant -> " Did you mean " + meant + "?")
            .orElse(" Choose one, or leave it out if it is not known.");
    return "%s is %s, but must be %s.%s"
        .formatted(path, Shown.quoted(word), FieldWords.oneOf(allowed), advice);
  }

  private boolean standsAtNumber() {
    JsonToken token = parser.currentToken();
    return token == JsonToken.VALUE_NUMBER_INT
        || (token == JsonToken.VALUE_NUMBER_FLOAT && NumberText.isNumber(parser.getString()));
  }

  private String unquoted() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return "";
    }
    String text = parser.getString();
    if (NumberText.isNumber(text)) {
      return " Write it without quotation marks.";
    }
    return NumberText.isNumber(SEPARATORS.matcher(text).replaceAll(""))
        ? " Write it as plain digits, without quotation marks and separators."
        : "";
  }

  private String met() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the text " + Shown.quoted(parser.getString());
      case VALUE_NULL -> "null";
      default -> Shown.shortened(parser.getString());
    };
  }

  /** The message for a text that holds a lone surrogate, which no encoding can carry. */
  static String halfCharacter(String name) {
    return name
        + " holds half of a character (a lone surrogate such as \\ud800), but must be text. Write"
        + " both halves, or leave it out.";
  }

  /** Whether a text holds a lone surrogate. */
  static boolean hasHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }
}
