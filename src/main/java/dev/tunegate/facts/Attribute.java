package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A fact beyond the catalogue that a policy owner wants rules over. Exactly one of text, number and
 * flag is stated.
 *
 * @param name the name under {@code attributes} in the case
 */
public record Attribute(
    String name, @Nullable String text, @Nullable BigDecimal number, @Nullable Boolean flag) {

  /** Path of the attribute in a case, such as {@code attributes.region}. */
  public String path() {
    return "attributes." + name;
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
