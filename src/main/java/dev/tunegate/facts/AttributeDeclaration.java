package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a policy declares of one attribute, so that cases can be checked against it.
 *
 * @param name the name under {@code attributes} in a case
 * @param meaning what it means and why it is asked, in plain words
 * @param allowedValues for a text the values allowed, in order; empty where any text is
 * @param unit unit of a number, else empty
 * @param min smallest number allowed
 * @param max largest number allowed
 * @param actionable whether a team can act on it
 */
public record AttributeDeclaration(
    String name,
    AttributeType type,
    String meaning,
    List<String> allowedValues,
    String unit,
    BigDecimal min,
    BigDecimal max,
    boolean actionable) {

  /** Smallest number that any attribute may hold. */
  public static final BigDecimal LEAST = BigDecimal.valueOf(-Field.LARGEST_COUNT);

  /** Largest number that any attribute may hold. */
  public static final BigDecimal MOST = BigDecimal.valueOf(Field.LARGEST_COUNT);

  /** Copies the list. */
  public AttributeDeclaration {
    allowedValues = List.copyOf(allowedValues);
  }

  /** Path of the attribute in a case, such as {@code attributes.region}. */
  public String path() {
    return Attribute.pathOf(name);
  }
}
