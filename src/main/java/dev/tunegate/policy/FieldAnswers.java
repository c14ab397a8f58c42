package dev.tunegate.policy;

import dev.tunegate.facts.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers to all tests that look at one field and nothing else, worked out before any case.
 * Numbers that lie between the same two bounds have the same answers, so one of them is tried for
 * all.
 */
final class FieldAnswers {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final long[] unstated;
  private final Map<Object, long[]> byValue = new HashMap<>();

  private final BigDecimal[] bounds;

  /** Below the first bound, on it, between it and the next, and so on. */
  private final long[][] byRange;

  /**
   * Works the answers out.
   *
   * @param numbers what its tests compare a number with
   * @param tests the answers to all tests for a value, as bits
   */
  FieldAnswers(Field field, List<BigDecimal> numbers, Function<@Nullable Object, long[]> tests) {
    unstated = tests.apply(null);
    values(field).forEach(value -> byValue.put(value, tests.apply(value)));
    bounds = new TreeSet<>(numbers).toArray(BigDecimal[]::new);
    byRange = ranges().stream().map(tests).toArray(long[][]::new);
  }

  private static List<?> values(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> Arrays.asList(field.valueType().getEnumConstants());
      case INTEGER, DECIMAL -> List.of();
    };
  }

  /** One number of each range. */
  private List<BigDecimal> ranges() {
    if (bounds.length == 0) {
      return List.of(BigDecimal.ZERO);
    }
    List<BigDecimal> one = new ArrayList<>();
    one.add(bounds[0].subtract(BigDecimal.ONE));
    for (int i = 0; i < bounds.length - 1; i++) {
      one.add(bounds[i]);
      one.add(bounds[i].add(bounds[i + 1]).divide(TWO));
    }
    one.add(bounds[bounds.length - 1]);
    one.add(bounds[bounds.length - 1].add(BigDecimal.ONE));
    return one;
  }

  /** The answers for a value of the field, null for unstated; numbers of tests as bits. */
  long[] of(@Nullable Object value) {
    if (value == null) {
      return unstated;
    }
    return value instanceof Number number
        ? byRange[range(Matchers.decimal(number))]
        : Objects.requireNonNull(byValue.get(value));
  }

  private int range(BigDecimal number) {
    for (int i = 0; i < bounds.length; i++) {
      int sign = number.compareTo(bounds[i]);
      if (sign <= 0) {
        return 2 * i + 1 + sign;
      }
    }
    return 2 * bounds.length;
  }
}
