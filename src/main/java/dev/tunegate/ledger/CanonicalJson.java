package dev.tunegate.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in its canonical form (RFC 8785): equal values are equal bytes.
 *
 * <p>Values are null, {@link Boolean}, {@link String}, {@link Integer}, {@link Long}, {@link
 * Double}, and lists and maps of these. Numbers are those of JSON's common denominator, 64-bit
 * floating point; a long that it cannot hold is refused rather than rounded.
 */
public final class CanonicalJson {

  private static final long LARGEST_EXACT = (1L << 53) - 1;

  /** As many decimal digits tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical text of a value.
   *
   * @throws IllegalArgumentException if it has none: a number that is not finite or not exact, half
   *     of a surrogate pair, a name that is no string, an unknown type
   */
  public static String of(@Nullable Object value) {
    var json = new CanonicalJson();
    json.value(value);
    return json.out.toString();
  }

  /** The canonical bytes of a value: its {@linkplain #of text} in UTF-8. */
  public static byte[] bytes(@Nullable Object value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Number number) {
      out.append(number(number));
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> object) {
      object(object);
    } else {
      throw new IllegalArgumentException("No JSON is made of a " + value.getClass().getName());
    }
  }

  private void list(List<?> list) {
    String between = "";
    out.append('[');
    for (Object element : list) {
      out.append(between);
      value(element);
      between = ",";
    }
    out.append(']');
  }

  private void object(Map<?, ?> object) {
    List<String> names = new ArrayList<>(object.size());
    for (Object name : object.keySet()) {
      if (!(name instanceof String text)) {
        throw new IllegalArgumentException("A name in a JSON object is a string, not " + name);
      }
      names.add(text);
    }
    // The standard's order is that of UTF-16 code units, which is how Java compares strings.
    Collections.sort(names);
    String between = "";
    out.append('{');
    for (String name : names) {
      out.append(between);
      text(name);
      out.append(':');
      value(object.get(name));
      between = ",";
    }
    out.append('}');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (character < 0x20) {
            out.append(String.format("\\u%04x", (int) character));
          } else if (!Character.isSurrogate(character)) {
            out.append(character);
          } else {
            if (!Character.isSurrogatePair(
                character, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
              throw new IllegalArgumentException("The text holds half of a surrogate pair");
            }
            out.append(character).append(text.charAt(++i));
          }
        }
      }
    }
    out.append('"');
  }

  private static String number(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      long whole = number.longValue();
      if (whole < -LARGEST_EXACT || whole > LARGEST_EXACT) {
        throw new IllegalArgumentException("Not every reader of JSON keeps the number " + whole);
      }
      return Long.toString(whole);
    }
    if (number instanceof Double real && Double.isFinite(real)) {
      return real < 0 ? "-" + positive(-real) : positive(real);
    }
    throw new IllegalArgumentException(
        "No JSON is made of the number " + number + ", a " + number.getClass().getName());
  }

  /** How ECMAScript writes a number (Number::toString, radix 10). Both zeros are "0". */
  private static String positive(double number) {
    if (number <= LARGEST_EXACT && number == Math.rint(number)) {
      return Long.toString((long) number);
    }
    BigDecimal shortest = shortest(number).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int count = digits.length();
    int point = count - shortest.scale();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    return digits.charAt(0)
        + (count == 1 ? "" : "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  /**
   * The decimal of fewest digits that reads back as the number, and of these the nearest. (Java
   * itself writes such ones only since 19.) If some number of digits is enough, one more is too.
   */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    int tooFew = 0;
    int enough = MOST_DIGITS;
    while (enough - tooFew > 1) {
      int digits = (tooFew + enough) / 2;
      if (rounded(exact, number, digits) == null) {
        tooFew = digits;
      } else {
        enough = digits;
      }
    }
    BigDecimal found = rounded(exact, number, enough);
    return found == null ? exact : found;
  }

  /** A decimal of so many digits that reads back as the number, or null if there is none. */
  private static @Nullable BigDecimal rounded(BigDecimal exact, double number, int digits) {
    // At a power of two the lower neighbour is nearer than the upper, so the nearest decimal may
    // belong to it while one farther up still belongs to the number.
    for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)) {
      BigDecimal decimal = exact.round(new MathContext(digits, mode));
      if (decimal.doubleValue() == number) {
        return decimal;
      }
    }
    return null;
  }
}
