package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.FieldType;
import dev.tunegate.facts.Part;
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
import java.util.Set;
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
   */
  public record Member(String name, Values values, boolean nullable, @Nullable Class<?> enumType) {

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
    boolean isPath() {
      return name.equals("path") || name.equals("other");
    }

    boolean number() {
      return values == Values.COUNT || values == Values.DECIMAL;
    }
  }

  /**
   * A type that rules can name.
   *
   * @param members its fields in order, by name
   */
  public record Type(String name, Kind kind, Map<String, Member> members) {

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
      add(new Type(part.getSimpleName(), Kind.PART, members));
    }
    add(
        new Type(
            "Attribute",
            Kind.MANY,
            members(
                new Member("name", Values.TEXT, false, null),
                new Member("text", Values.TEXT, true, null),
                new Member("number", Values.DECIMAL, true, null),
                new Member("flag", Values.FLAG, true, null))));
    add(new Type("Unstated", Kind.MANY, members(new Member("path", Values.TEXT, false, null))));
    for (Class<? extends Conclusion> conclusion : CONCLUSIONS) {
      Map<String, Member> members = new LinkedHashMap<>();
      for (RecordComponent component : conclusion.getRecordComponents()) {
        members.put(component.getName(), member(component));
      }
      add(new Type(conclusion.getSimpleName(), Kind.CONCLUSION, members));
    }
  }

  private Vocabulary() {}

  /** The type of a name, or null. */
  public static @Nullable Type type(String name) {
    return TYPES.get(name);
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
        field.name(), values, true, field.type() == FieldType.ENUM ? field.valueType() : null);
  }

  private static Member member(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return new Member(component.getName(), Values.ENUM, false, type);
    }
    return new Member(
        component.getName(), type == int.class ? Values.COUNT : Values.TEXT, false, null);
  }
}
