package dev.tunegate.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A number as JSON writes it, taken apart without being expanded: {@code 1e999999999} costs no more
 * than its eleven characters. The value is {@code 0.DIGITS × 10^magnitude}.
 *
 * @param negative whether it is below zero
 * @param digits its digits without leading and trailing zeros; empty for zero
 * @param magnitude power of ten of its first digit, one more than in scientific notation
 */
record NumberText(boolean negative, String digits, long magnitude) {

  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?+([eE][+-]?[0-9]++)?+");
  private static final int EXPONENT_DIGITS = 12;
  private static final long BOUNDLESS = 1_000_000_000_000L;
  private static final long LARGEST_MAGNITUDE = 13;

  /** Whether a text is a number as JSON writes it. */
  static boolean isNumber(String text) {
    return GRAMMAR.matcher(text).matches();
  }

  /** Takes apart a number of JSON. */
  static NumberText of(String number) {
    boolean negative = number.startsWith("-");
    int exponentAt = Math.max(number.indexOf('e'), number.indexOf('E'));
    String mantissa =
        number.substring(negative ? 1 : 0, exponentAt < 0 ? number.length() : exponentAt);
    long exponent = exponentAt < 0 ? 0 : exponent(number.substring(exponentAt + 1));
    int point = mantissa.indexOf('.');
    int whole = point < 0 ? mantissa.length() : point;
    String all =
        point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
    int first = 0;
    while (first < all.length() && all.charAt(first) == '0') {
      first++;
    }
    int end = all.length();
    while (end > first && all.charAt(end - 1) == '0') {
      end--;
    }
    return first == end
        ? new NumberText(false, "", 0)
        : new NumberText(negative, all.substring(first, end), whole - first + exponent);
  }

  /** Whether it is further from zero than any number of a case may be. */
  boolean huge() {
    return magnitude > LARGEST_MAGNITUDE;
  }

  /** How many fraction digits it takes to write it out. */
  long fractionDigits() {
    return Math.max(0, digits.length() - magnitude);
  }

  /** Its exact value, normalised; for numbers that are neither huge nor too precise. */
  BigDecimal value() {
    if (huge() || fractionDigits() > Field.FRACTION_DIGITS) {
      throw new IllegalStateException("Too large or too precise to be written out");
    }
    if (digits.isEmpty()) {
      return BigDecimal.ZERO;
    }
    int scale = Math.toIntExact(digits.length() - magnitude);
    BigDecimal value = new BigDecimal(new BigInteger(digits), scale);
    return CaseBuilder.normalised(negative ? value.negate() : value);
  }

  private static long exponent(String text) {
    boolean negative = text.startsWith("-");
    int first = negative || text.startsWith("+") ? 1 : 0;
    while (first < text.length() && text.charAt(first) == '0') {
      first++;
    }
    String power = text.substring(first);
    long size;
    if (power.isEmpty()) {
      size = 0;
    } else if (power.length() > EXPONENT_DIGITS) {
      size = BOUNDLESS;
    } else {
      size = Long.parseLong(power);
    }
    return negative ? -size : size;
  }
}
