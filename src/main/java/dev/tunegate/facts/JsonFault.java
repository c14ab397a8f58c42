package dev.tunegate.facts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in plain words where and why a text is no JSON. */
final class JsonFault {

  private static final String VALUE_WANTED =
      "a value is wanted: text in double quotation marks, a number, true, false, null, an object"
          + " or an array";

  /** The parser's wording, and ours; the first that fits is taken. */
  private static final List<String[]> WORDINGS =
      List.of(
          wording("start property name", "a property name in double quotation marks is wanted"),
          wording("colon to separate", "a colon is wanted between a property's name and its value"),
          wording("comma to separate", "a comma or a closing bracket is wanted"),
          wording("close marker", "this bracket does not match the one that was opened"),
          wording("comment", "JSON knows no comments"),
          wording("Leading zero", "a number does not begin with 0"),
          wording("plus sign", "a number does not begin with a plus sign"),
          wording("numeric value", "a digit is wanted"),
          wording(
              "unquoted character",
              "a line break or control character in a text is written with a backslash, such as"
                  + " \\n"),
          wording(
              "escape",
              "after a backslash one of \" \\ / b f n r t or u and four digits is wanted"),
          wording("white space", "only white space may stand between values"),
          wording("expected a value", VALUE_WANTED),
          wording("expected a valid value", VALUE_WANTED),
          wording("Unrecognized token", VALUE_WANTED));

  private static final Pattern MET =
      Pattern.compile("^(?:Unexpected character \\('(.)'|Unrecognized token '([^']*)')");

  private JsonFault() {}

  /** The message for a text at which the parser gave up. */
  static String message(JacksonException fault, TokenStreamLocation reached) {
    TokenStreamLocation given = fault.getLocation();
    TokenStreamLocation place = given == null || given.getLineNr() < 0 ? reached : given;
    String original = String.valueOf(fault.getOriginalMessage());
    String why =
        fault instanceof UnexpectedEndOfInputException
            ? "the text ends too early, and a quotation mark or closing bracket is missing"
            : met(original) + wording(original);
    return at(place.getLineNr(), place.getColumnNr(), why);
  }

  /** The message for a fault at a known place. */
  static String at(int line, int column, String why) {
    return "The text is not JSON: at line %d, column %d %s. Correct the text there."
        .formatted(line, column, why);
  }

  private static String met(String original) {
    Matcher met = MET.matcher(original);
    if (!met.find()) {
      return "";
    }
    String found = met.group(1) == null ? met.group(2) : met.group(1);
    return Shown.quoted(found) + " is met; ";
  }

  private static String wording(String original) {
    for (String[] wording : WORDINGS) {
      if (original.contains(wording[0])) {
        return wording[1];
      }
    }
    return "the grammar of JSON is broken";
  }

  private static String[] wording(String theirs, String ours) {
    return new String[] {theirs, ours};
  }
}
