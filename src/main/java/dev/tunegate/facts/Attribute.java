package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A fact beyond the catalogue that a policy owner wants rules over. Exactly one of text, number and
 * flag is stated; a number is held without trailing zeros.
 *
 * @param name the name under {@code attributes} in the case
 */
public record Attribute(
    String name, @Nullable String text, @Nullable BigDecimal number, @Nullable Boolean flag) {

  /** How the path of every attribute begins. */
  public static final String PATHS = "attributes.";

  /** Checks that one value is stated, and normalises a number. */
  public Attribute {
    int stated = (text == null ? 0 : 1) + (number == null ? 0 : 1) + (flag == null ? 0 : 1);
    if (stated != 1) {
      throw new IllegalArgumentException(
          "An attribute states exactly one of text, number and flag, not " + stated + " of them");
    }
    number = number == null ? null : CaseBuilder.normalised(number);
  }

  /** An attribute that holds a text. */
  public static Attribute of(String name, String text) {
    return new Attribute(name, text, null, null);
  }

  /** An attribute that holds a number. */
  public static Attribute of(String name, BigDecimal number) {
    return new Attribute(name, null, number, null);
  }

  /** An attribute that holds true or false. */
  public static Attribute of(String name, boolean flag) {
    return new Attribute(name, null, null, flag);
  }

  /**
   * An attribute that holds a text, a number, true or false.
   *
   * @throws IllegalArgumentException if the value is none of these
   */
  public static Attribute holding(String name, Object value) {
    if (value instanceof String text) {
      return of(name, text);
    }
    if (value instanceof BigDecimal number) {
      return of(name, number);
    }
    if (value instanceof Boolean flag) {
      return of(name, flag);
    }
    throw new IllegalArgumentException("An attribute cannot hold " + value);
  }

  /** Path of the attribute of a name in a case, such as {@code attributes.region}. */
  public static String pathOf(String name) {
    return PATHS + name;
  }

  /** The name of the attribute at a path; null for a path of the catalogue. */
  public static @Nullable String nameAt(String path) {
    return path.startsWith(PATHS) ? path.substring(PATHS.length()) : null;
  }

  /** Path of the attribute in a case, such as {@code attributes.region}. */
  public String path() {
    return pathOf(name);
  }

  /** The one value that is stated. */
  public Object value() {
    if (text != null) {
      return text;
    }
    if (number != null) {
      return number;
    }
    if (flag != null) {
      return flag;
    }
    throw new IllegalStateException("Attribute " + name + " states no value");
  }
}
