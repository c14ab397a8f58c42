package dev.tunegate.policy;

import dev.tunegate.facts.Accessors;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.facts.Part;
import dev.tunegate.facts.Unstated;
import dev.tunegate.verdict.Action;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Finding;
import dev.tunegate.verdict.Gap;
import dev.tunegate.verdict.Ground;
import dev.tunegate.verdict.Prospect;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Verdict;
import dev.tunegate.verdict.Veto;
import dev.tunegate.verdict.Warning;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that rules can name, with their fields. Nothing else can be named. */
public final class Vocabulary {

  /** What a type stands for. */
  public enum Kind {
    /** A part of the case: one instance, always there. */
    PART,
    /** Something of which there can be any number: an attribute, or an unstated path. */
    MANY,
    /** What rules conclude. */
    CONCLUSION
  }

  /** What values a field has. */
  public enum Values {
    /** True or false. */
    FLAG,
    /** Whole numbers. */
    COUNT,
    /** Decimal numbers. */
    DECIMAL,
    /** Constants of an enum. */
    ENUM,
    /** Texts. */
    TEXT
  }

  /**
   * A field of a type.
   *
   * @param nullable whether it can be unstated
   * @param enumType for {@link Values#ENUM} the enum, else null
   * @param reader reads the value off an object of the type
   */
  public record Member(
      String name,
      Values values,
      boolean nullable,
      @Nullable Class<?> enumType,
      Function<Object, @Nullable Object> reader) {

    /** The value in an object of the type, null where it is unstated. */
    public @Nullable Object in(Object object) {
      return reader.apply(object);
    }

    /** The constant of its enum. */
    Object constant(String constant) {
      for (Object each : Objects.requireNonNull(enumType, name).getEnumConstants()) {
        if (((Enum<?>) each).name().equals(constant)) {
          return each;
        }
      }
      throw new IllegalArgumentException("No value of " + name + " is named " + constant);
    }

    /** For messages. */
    String kind() {
      return switch (values) {
        case FLAG -> "true or false";
        case COUNT -> "a whole number";
        case DECIMAL -> "a number";
        case ENUM -> "a value of " + (enumType == null ? "" : enumType.getSimpleName());
        case TEXT -> "a text";
      };
    }

    /** Whether it holds the path of a fact. */
    public boolean isPath() {
      return name.equals("path") || name.equals("other");
    }

    boolean number() {
      return values == Values.COUNT || values == Values.DECIMAL;
    }
  }

  /**
   * A type that rules can name.
   *
   * @param javaType the class of its objects
   * @param members its fields in order, by name
   */
  public record Type(String name, Class<?> javaType, Kind kind, Map<String, Member> members) {

    /** The field of a name that is known to exist. */
    public Member member(String member) {
      return Objects.requireNonNull(members.get(member), () -> name + "." + member);
    }

    /** Path of a field of a part, such as {@code data.verified}. */
    public String path(String member) {
      return name.toLowerCase(Locale.ROOT) + "." + member;
    }

    /** The field by which conclusions of this type are told apart, such as {@code code}. */
    public String keyMember() {
      return members.keySet().iterator().next();
    }
  }

  private static final List<Class<? extends Conclusion>> CONCLUSIONS =
      List.of(
          Finding.class,
          Ground.class,
          Prospect.class,
          Gap.class,
          Veto.class,
          Contradiction.class,
          Action.class,
          Question.class,
          Warning.class,
          Reading.class,
          Check.class,
          Verdict.class);

  private static final Map<String, Type> TYPES = new LinkedHashMap<>();
  private static final Map<String, Class<?>> ENUMS = new LinkedHashMap<>();

  static {
    for (Class<? extends Part> part : Catalogue.parts()) {
      Map<String, Member> members = new LinkedHashMap<>();
      Catalogue.fields().stream()
          .filter(f -> f.part() == part)
          .forEach(f -> members.put(f.name(), member(f)));
      Catalogue.derived().stream()
          .filter(f -> f.part() == part)
          .forEach(f -> members.put(f.name(), member(f)));
      add(new Type(part.getSimpleName(), part, Kind.PART, members));
    }
    add(
        new Type(
            "Attribute",
            Attribute.class,
            Kind.MANY,
            members(
                attribute("name", Values.TEXT, false, Attribute::name),
                attribute("text", Values.TEXT, true, Attribute::text),
                attribute("number", Values.DECIMAL, true, Attribute::number),
                attribute("flag", Values.FLAG, true, Attribute::flag))));
    add(
        new Type(
            "Unstated",
            Unstated.class,
            Kind.MANY,
            members(
                new Member(
                    "path", Values.TEXT, false, null, object -> ((Unstated) object).path()))));
    for (Class<? extends Conclusion> conclusion : CONCLUSIONS) {
      Map<String, Member> members = new LinkedHashMap<>();
      for (RecordComponent component : conclusion.getRecordComponents()) {
        members.put(component.getName(), member(component));
      }
      add(new Type(conclusion.getSimpleName(), conclusion, Kind.CONCLUSION, members));
    }
  }

  private Vocabulary() {}

  /** The type of a name, or null. */
  public static @Nullable Type type(String name) {
    return TYPES.get(name);
  }

  /** The type of a pattern that was checked. */
  public static Type typeOf(Pattern pattern) {
    return Objects.requireNonNull(type(pattern.type()), pattern::toString);
  }

  /** Names of all types. */
  public static Set<String> types() {
    return Collections.unmodifiableSet(TYPES.keySet());
  }

  /** Names of the types that rules can conclude. */
  public static Set<String> conclusions() {
    Set<String> names = new LinkedHashSet<>();
    CONCLUSIONS.forEach(type -> names.add(type.getSimpleName()));
    return names;
  }

  /** Names of the types whose codes {@code codes.yaml} declares. */
  static Set<String> codedTypes() {
    Set<String> names = conclusions();
    names.remove("Contradiction");
    names.remove("Question");
    return names;
  }

  /** The enum of a name, or null. */
  static @Nullable Class<?> enumOf(String name) {
    return ENUMS.get(name);
  }

  private static void add(Type type) {
    TYPES.put(type.name(), type);
    for (Member member : type.members().values()) {
      if (member.enumType() != null) {
        ENUMS.put(member.enumType().getSimpleName(), member.enumType());
      }
    }
  }

  private static Map<String, Member> members(Member... members) {
    Map<String, Member> byName = new LinkedHashMap<>();
    for (Member member : members) {
      byName.put(member.name(), member);
    }
    return byName;
  }

  private static Member member(Field field) {
    Values values =
        switch (field.type()) {
          case BOOLEAN -> Values.FLAG;
          case INTEGER -> Values.COUNT;
          case DECIMAL -> Values.DECIMAL;
          case ENUM -> Values.ENUM;
        };
    return new Member(
        field.name(),
        values,
        true,
        field.type() == FieldType.ENUM ? field.valueType() : null,
        field.accessor());
  }

  private static Member attribute(
      String name, Values values, boolean nullable, Function<Attribute, @Nullable Object> value) {
    return new Member(name, values, nullable, null, object -> value.apply((Attribute) object));
  }

  private static Member member(RecordComponent component) {
    Class<?> type = component.getType();
    Values values = type.isEnum() ? Values.ENUM : type == int.class ? Values.COUNT : Values.TEXT;
    return new Member(
        component.getName(),
        values,
        false,
        type.isEnum() ? type : null,
        Accessors.of(component.getAccessor()));
  }
}
