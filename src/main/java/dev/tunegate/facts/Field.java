package dev.tunegate.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a case, or a fact derived from others.
 *
 * @param path where it stands in a case, such as {@code baseline.failurePercent}
 * @param part the record that holds it
 * @param name the name within its part
 * @param type the kind of value
 * @param valueType the Java class of its values; for {@link FieldType#ENUM} the enum
 * @param meaning what it means, as a sentence
 * @param unit unit of a number, else empty
 * @param max largest number allowed
 * @param zeroAllowed whether zero is allowed; nothing below zero is
 * @param actionable whether a team can act on it
 * @param derivedFrom for a derived fact the paths it is computed from, else empty
 * @param accessor reads the value off its part
 */
public record Field(
    String path,
    Class<? extends Part> part,
    String name,
    FieldType type,
    Class<?> valueType,
    String meaning,
    String unit,
    long max,
    boolean zeroAllowed,
    boolean actionable,
    List<String> derivedFrom,
    Function<Object, @Nullable Object> accessor) {

  /** Largest number that a case may hold. */
  public static final long LARGEST_COUNT = 1_000_000_000_000L;

  /** Most fraction digits that a decimal number may have. */
  public static final int FRACTION_DIGITS = 4;

  /** The constants of each enum by name; an enum itself hands out a copy of them each time. */
  private static final ClassValue<Map<String, Object>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          Map<String, Object> byName = new LinkedHashMap<>();
          for (Object constant :
              Objects.requireNonNullElse(type.getEnumConstants(), new Object[0])) {
            byName.put(((Enum<?>) constant).name(), constant);
          }
          return byName;
        }
      };

  /** Whether it is computed from other facts and cannot be stated. */
  public boolean derived() {
    return !derivedFrom.isEmpty();
  }

  /** The words allowed for an enum field, in the order of the catalogue; empty for other fields. */
  public List<String> allowedValues() {
    return List.copyOf(CONSTANTS.get(valueType).keySet());
  }

  /** The constant that a word stands for; null if it is no word of an enum field. */
  public @Nullable Object constant(String word) {
    return CONSTANTS.get(valueType).get(word);
  }

  /** The value in its part, null where it is not stated. */
  public @Nullable Object valueIn(Part holder) {
    return accessor.apply(holder);
  }

  /** The value that a case states, null where it states none. */
  public @Nullable Object valueIn(Case facts) {
    return valueIn(facts.part(part));
  }
}
