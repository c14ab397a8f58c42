package dev.tunegate.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a case together path by path. It trusts its caller: ranges are checked by {@link
 * CaseReader}, which reads what comes from outside.
 */
public final class CaseBuilder {

  private static final Map<Class<? extends Part>, Constructor<? extends Part>> CONSTRUCTORS =
      new HashMap<>();

  static {
    for (Class<? extends Part> part : Catalogue.parts()) {
      CONSTRUCTORS.put(part, canonical(part));
    }
  }

  private final Map<String, Object> values = new HashMap<>();
  private final SortedMap<String, Attribute> attributes = new TreeMap<>();
  private String title;
  private @Nullable String description;

  /** Begins a case that states nothing but its title. */
  public CaseBuilder(String title) {
    this.title = title;
  }

  /** Begins with everything that a case states. */
  public static CaseBuilder from(Case facts) {
    var builder = new CaseBuilder(facts.title()).description(facts.description());
    for (Field field : Catalogue.fields()) {
      builder.put(field.path(), field.valueIn(facts));
    }
    facts.attributes().values().forEach(builder::attribute);
    return builder;
  }

  /** Replaces the title. */
  public CaseBuilder title(String newTitle) {
    title = newTitle;
    return this;
  }

  /** Replaces the description; null for none. */
  public CaseBuilder description(@Nullable String text) {
    description = text;
    return this;
  }

  /**
   * States a field or an attribute, or with null leaves it unstated.
   *
   * @throws IllegalArgumentException if the path is no field that can be stated, or the value is of
   *     another type
   */
  public CaseBuilder put(String path, @Nullable Object value) {
    String attribute = Attribute.nameAt(path);
    if (attribute != null) {
      if (value == null) {
        attributes.remove(attribute);
        return this;
      }
      return attribute(Attribute.holding(attribute, value));
    }
    return put(Catalogue.get(path), value);
  }

  /** The same for a field of the catalogue. */
  CaseBuilder put(Field field, @Nullable Object value) {
    if (field.derived()) {
      throw new IllegalArgumentException(field.path() + " is derived and cannot be stated");
    }
    if (value == null) {
      values.remove(field.path());
      return this;
    }
    Object normal = value instanceof BigDecimal number ? normalised(number) : value;
    if (!field.valueType().isInstance(normal)) {
      throw new IllegalArgumentException(
          field.path() + " takes " + field.valueType().getSimpleName() + ", not " + value);
    }
    values.put(field.path(), normal);
    return this;
  }

  /** States an attribute. */
  public CaseBuilder attribute(Attribute attribute) {
    attributes.put(attribute.name(), attribute);
    return this;
  }

  /** The case. */
  public Case build() {
    return new Case(
        title,
        description,
        part(Task.class),
        part(Baseline.class),
        part(Data.class),
        part(Constraints.class),
        part(Pilot.class),
        attributes);
  }

  /** A number without trailing zeros, so that 5.50 and 5.5 are the same fact. */
  static BigDecimal normalised(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private <P extends Part> P part(Class<P> type) {
    List<Field> fields = Catalogue.fieldsOf(type);
    Object[] arguments = new Object[fields.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.get(fields.get(i).path());
    }
    try {
      return type.cast(CONSTRUCTORS.get(type).newInstance(arguments));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <P extends Part> Constructor<P> canonical(Class<P> part) {
    Class<?>[] types =
        Arrays.stream(part.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return part.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
