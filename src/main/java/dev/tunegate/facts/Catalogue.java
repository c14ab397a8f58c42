package dev.tunegate.facts;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every field that a case can state, read off the records that hold them. */
public final class Catalogue {

  private static final List<Class<? extends Part>> PARTS =
      List.of(Task.class, Baseline.class, Data.class, Constraints.class, Pilot.class);

  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> part) {
          return part.getSimpleName().toLowerCase(Locale.ROOT);
        }
      };

  private static final List<String> PART_NAMES = PARTS.stream().map(Catalogue::nameOf).toList();

  private static final List<Field> FIELDS = new ArrayList<>();
  private static final List<Field> DERIVED = new ArrayList<>();
  private static final Map<Class<? extends Part>, List<Field>> BY_PART = new HashMap<>();
  private static final Map<Class<? extends Part>, List<Field>> SORTED = new HashMap<>();
  private static final Map<String, Field> BY_PATH = new LinkedHashMap<>();

  static {
    for (Class<? extends Part> part : PARTS) {
      for (RecordComponent component : part.getRecordComponents()) {
        FIELDS.add(field(part, component.getName(), component, component.getAccessor()));
      }
      for (Method method : part.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Fact.class) && !isComponent(part, method)) {
          DERIVED.add(field(part, method.getName(), method, method));
        }
      }
    }
    for (Class<? extends Part> part : PARTS) {
      List<Field> fields = FIELDS.stream().filter(field -> field.part() == part).toList();
      BY_PART.put(part, fields);
      SORTED.put(part, fields.stream().sorted(Comparator.comparing(Field::name)).toList());
    }
    FIELDS.forEach(field -> BY_PATH.put(field.path(), field));
    DERIVED.forEach(field -> BY_PATH.put(field.path(), field));
  }

  private Catalogue() {}

  /** The parts of a case in order. */
  public static List<Class<? extends Part>> parts() {
    return PARTS;
  }

  /** Name of a part as it stands in a case, such as {@code baseline}. */
  public static String nameOf(Class<? extends Part> part) {
    return NAMES.get(part);
  }

  /** The parts' names in order. */
  public static List<String> partNames() {
    return PART_NAMES;
  }

  /** Whether a case has a part of this name. */
  static boolean isPart(String name) {
    return PART_NAMES.contains(name);
  }

  /** The fields that a case can state, in the order of the catalogue. */
  public static List<Field> fields() {
    return Collections.unmodifiableList(FIELDS);
  }

  /** The fields that one part can state, in the order of the catalogue. */
  public static List<Field> fieldsOf(Class<? extends Part> part) {
    return BY_PART.getOrDefault(part, List.of());
  }

  /** The same fields by name. */
  static List<Field> sortedFieldsOf(Class<? extends Part> part) {
    return SORTED.getOrDefault(part, List.of());
  }

  /** The facts that are computed from others. */
  public static List<Field> derived() {
    return Collections.unmodifiableList(DERIVED);
  }

  /** The field or derived fact at a path. */
  public static Optional<Field> find(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /** The field or derived fact at a path that is known to exist. */
  public static Field get(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("No field of a case is named " + path));
  }

  private static boolean isComponent(Class<?> part, Method method) {
    for (RecordComponent component : part.getRecordComponents()) {
      if (component.getName().equals(method.getName())) {
        return true;
      }
    }
    return false;
  }

  private static Field field(
      Class<? extends Part> part, String name, AnnotatedElement element, Method accessor) {
    Fact fact =
        Objects.requireNonNull(
            element.getAnnotation(Fact.class), () -> part + "." + name + " lacks @Fact");
    Class<?> type = accessor.getReturnType();
    return new Field(
        nameOf(part) + "." + name,
        part,
        name,
        typeOf(type),
        type,
        fact.value(),
        fact.unit(),
        fact.max(),
        fact.zero(),
        fact.actionable(),
        List.of(fact.derivedFrom()),
        Accessors.of(accessor));
  }

  private static FieldType typeOf(Class<?> type) {
    if (type == Boolean.class) {
      return FieldType.BOOLEAN;
    }
    if (type == Long.class) {
      return FieldType.INTEGER;
    }
    if (type == BigDecimal.class) {
      return FieldType.DECIMAL;
    }
    if (type.isEnum()) {
      return FieldType.ENUM;
    }
    throw new IllegalStateException("A case cannot hold a " + type);
  }
}
