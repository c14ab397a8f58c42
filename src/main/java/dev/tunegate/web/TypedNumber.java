package dev.tunegate.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a number as people type it: with separators between thousands, with or without a sign for
 * percent.
 */
final class TypedNumber {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]++(\\.[0-9]++)?+");

  /** Groups of three after the same separator: comma, blank, apostrophe or underscore. */
  private static final Pattern GROUPED =
      Pattern.compile("-?[0-9]{1,3}([,' _])[0-9]{3}(\\1[0-9]{3})*+(\\.[0-9]++)?+");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2009\\u202F]+");

  private TypedNumber() {}

  /** The number as JSON writes it, or nothing if it is none, or could be read in two ways. */
  static Optional<String> plain(String typed) {
    String text =
        SPACES.matcher(typed.strip()).replaceAll(" ").replace('’', '\'').replace('−', '-');
    if (text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (GROUPED.matcher(text).matches()) {
      text = text.replaceAll("[,' _]", "");
    }
    return PLAIN.matcher(text).matches()
        ? Optional.of(withoutLeadingZeros(text))
        : Optional.empty();
  }

  private static String withoutLeadingZeros(String number) {
    return number.replaceFirst("^(-?)0++(?=[0-9])", "$1");
  }
}
