package dev.tunegate.facts;

import static dev.tunegate.facts.CaseProblem.OUT_OF_RANGE;
import static dev.tunegate.facts.CaseProblem.TOO_LONG;
import static dev.tunegate.facts.CaseProblem.WRONG_TYPE;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads attributes: those that are declared by their declaration, all others as what they are. Like
 * every reader of values it leaves the parser at the end of the value.
 */
final class AttributeReader {

  private final JsonParser parser;
  private final Problems problems;
  private final ValueReader values;
  private final Function<String, @Nullable AttributeDeclaration> declared;

  AttributeReader(
      JsonParser parser,
      Problems problems,
      ValueReader values,
      Function<String, @Nullable AttributeDeclaration> declared) {
    this.parser = parser;
    this.problems = problems;
    this.values = values;
    this.declared = declared;
  }

  /** The attribute at whose value the parser stands; null if it is unstated or refused. */
  @Nullable Attribute read(String name, String pointer) {
    if (!isName(name, pointer)) {
      parser.skipChildren();
      return null;
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    AttributeDeclaration declaration = declared.apply(name);
    Object value =
        declaration == null
            ? any("The attribute " + Shown.quoted(name), pointer)
            : declared(declaration, pointer);
    return value == null ? null : Attribute.holding(name, value);
  }

  private boolean isName(String name, String pointer) {
    int length = CaseText.length(name);
    if (length == 0) {
      problems.add(
          pointer,
          OUT_OF_RANGE,
          () ->
              "An attribute has an empty name, but its name must have 1 to %d characters. Name it."
                  .formatted(CaseText.LONGEST_ATTRIBUTE_NAME));
      return false;
    }
    if (length > CaseText.LONGEST_ATTRIBUTE_NAME) {
      problems.add(
          pointer,
          TOO_LONG,
          () ->
              "The name of the attribute %s has %s characters, but may have at most %d. Shorten it."
                  .formatted(
                      Shown.quoted(name), Shown.number(length), CaseText.LONGEST_ATTRIBUTE_NAME));
      return false;
    }
    if (ValueReader.hasHalfCharacter(name)) {
      problems.add(pointer, WRONG_TYPE, () -> ValueReader.halfCharacter("An attribute's name"));
      return false;
    }
    return true;
  }

  private @Nullable Object any(String shownName, String pointer) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> values.text(shownName, pointer, CaseText.LONGEST_ATTRIBUTE_TEXT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          number(
              shownName,
              pointer,
              AttributeDeclaration.LEAST,
              AttributeDeclaration.MOST,
              () -> FieldWords.number(AttributeDeclaration.LEAST, AttributeDeclaration.MOST));
      default -> {
        values.wrongType(shownName, pointer, "a text, a number, true or false", "");
        yield null;
      }
    };
  }

  private @Nullable Object declared(AttributeDeclaration declaration, String pointer) {
    String path = declaration.path();
    return switch (declaration.type()) {
      case FLAG -> values.flag(path, pointer);
      case NUMBER ->
          number(
              path,
              pointer,
              declaration.min(),
              declaration.max(),
              () -> FieldWords.wantedNumber(declaration));
      case TEXT ->
          declaration.allowedValues().isEmpty()
              ? values.text(path, pointer, CaseText.LONGEST_ATTRIBUTE_TEXT)
              : values.word(path, pointer, declaration.allowedValues());
    };
  }

  private @Nullable BigDecimal number(
      String name, String pointer, BigDecimal min, BigDecimal max, Supplier<String> wanted) {
    NumberText number = values.number(name, pointer, wanted);
    if (number == null || values.tooPrecise(name, pointer, number)) {
      return null;
    }
    if (!number.huge()) {
      BigDecimal value = number.value();
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return value;
      }
    }
    values.outOfRange(name, pointer, wanted.get());
    return null;
  }
}
