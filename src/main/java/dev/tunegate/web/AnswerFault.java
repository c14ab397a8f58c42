package dev.tunegate.web;

import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.policy.Registers;
import java.util.Locale;

/** Says what is wrong with an answer to whoever typed it, without the names that JSON uses. */
final class AnswerFault {

  private static final int MOST_SHOWN = 60;
  private static final String OR_EMPTY = ", or leave it empty if you don’t know.";

  private AnswerFault() {}

  static String noNumber(String typed) {
    return "“"
        + shortened(typed)
        + "” is not a number. Write digits, such as 1,200 or 4.5"
        + OR_EMPTY;
  }

  /**
   * What a problem of the case means for the answer that led to it.
   *
   * @param typed the answer
   */
  static String message(CaseProblem problem, String typed, Registers registers) {
    String path = path(problem.pointer());
    Field field = Catalogue.find(path).orElse(null);
    String limits = limits(path, registers);
    return switch (problem.type()) {
      case CaseProblem.OUT_OF_RANGE ->
          limits.isEmpty()
              ? problem.message()
              : "“" + shortened(typed) + "” is out of range. Write a number " + limits + OR_EMPTY;
      case CaseProblem.WRONG_TYPE ->
          field == null || field.type() != FieldType.INTEGER
              ? "Choose one of the answers."
              : "“"
                  + shortened(typed)
                  + "” is not a whole number. Write one without a fraction"
                  + OR_EMPTY;
      case CaseProblem.TOO_PRECISE ->
          "“"
              + shortened(typed)
              + "” is too precise. Round it to "
              + Field.FRACTION_DIGITS
              + " digits after the point.";
      case CaseProblem.UNKNOWN_VALUE -> "Choose one of the answers.";
      case CaseProblem.CONFLICTING ->
          "You say no here, but give a number for “"
              + registers.label("baseline.failurePercent")
              + "”. Say yes, or leave the number empty.";
      default ->
          problem.message().substring(0, 1).toUpperCase(Locale.ROOT)
              + problem.message().substring(1);
    };
  }

  private static String path(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  /** The numbers that a fact may hold; empty for what is not known. */
  private static String limits(String path, Registers registers) {
    String attribute = Attribute.nameAt(path);
    String limits;
    if (attribute == null) {
      limits = Catalogue.find(path).map(AnswerFault::range).orElse("");
    } else {
      AttributeDeclaration declaration = registers.attribute(attribute);
      limits =
          declaration == null
              ? ""
              : "from "
                  + Wording.number(declaration.min())
                  + " to "
                  + Wording.number(declaration.max());
    }
    String unit = registers.unit(path);
    return unit.isEmpty() ? limits : limits + " (" + unit + ")";
  }

  private static String range(Field field) {
    return (field.zeroAllowed() ? "from 0 to " : "above 0 and up to ")
        + Wording.number(field.max());
  }

  private static String shortened(String typed) {
    String text = typed.strip();
    return text.codePointCount(0, text.length()) <= MOST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN)) + "…";
  }
}
