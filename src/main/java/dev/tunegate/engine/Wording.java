package dev.tunegate.engine;

import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Puts values into words, in the policy's own wording and without locale. */
public final class Wording {

  private static final String[] SMALL = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve"
  };

  private Wording() {}

  /**
   * A value of a fact: yes and no, numbers with thousands commas, the answer's wording for enums
   * and for texts that have one.
   */
  public static String value(Registers registers, String path, @Nullable Object value) {
    if (value == null) {
      return "not stated";
    }
    if (value instanceof Enum<?> || value instanceof String) {
      String word = value instanceof Enum<?> constant ? constant.name() : value.toString();
      QuestionText text = registers.questions().get(path);
      return text == null ? word : text.answers().getOrDefault(word, word);
    }
    if (value instanceof Boolean flag) {
      return flag ? "yes" : "no";
    }
    return value instanceof Number number ? number(number) : value.toString();
  }

  /** A number with commas between thousands, such as {@code 1,250,000} or {@code 4.5}. */
  public static String number(Number number) {
    String plain =
        number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    var grouped = new StringBuilder(plain);
    for (int at = end - 3; at > 0 && plain.charAt(at - 1) != '-'; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  /** A count in words up to twelve. */
  static String count(int count) {
    return count < SMALL.length ? SMALL[count] : number(count);
  }
}
