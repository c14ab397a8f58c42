package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does all tests of a policy on the facts of a case in one go. The facts are read off once; the
 * answers to tests of one fact alone are looked up by its value.
 */
public final class CaseFacts {

  private static final List<Field> FIELDS =
      Stream.concat(Catalogue.fields().stream(), Catalogue.derived().stream()).toList();

  private static final List<String> PATHS = FIELDS.stream().map(Field::path).toList();

  /** A test with its number. */
  private record Numbered(int number, CaseTests.Test test) {}

  /** The answers to all tests that look at nothing but one field. */
  private record Known(int field, FieldAnswers answers) {}

  private final int words;
  private final List<Set<String>> paths;
  private final List<String> attributes;

  /** Indexes of the fields that tests look at, by the part that they are read off. */
  private final Map<Class<?>, int[]> read = new LinkedHashMap<>();

  private final List<Known> known = new ArrayList<>();
  private final List<Numbered> open = new ArrayList<>();

  CaseFacts(List<CaseTests.Test> tests, List<String> attributes) {
    this.attributes = List.copyOf(attributes);
    words = (tests.size() + Long.SIZE - 1) / Long.SIZE;
    this.paths = tests.stream().map(test -> Set.copyOf(test.paths())).toList();
    Set<String> all =
        tests.stream().flatMap(test -> test.paths().stream()).collect(Collectors.toSet());
    for (Class<?> part : Catalogue.parts()) {
      IntStream fields = IntStream.range(0, FIELDS.size());
      read.put(
          part,
          fields.filter(i -> FIELDS.get(i).part() == part && all.contains(PATHS.get(i))).toArray());
    }
    Map<Integer, List<Numbered>> alone = new LinkedHashMap<>();
    for (int i = 0; i < tests.size(); i++) {
      CaseTests.Test test = tests.get(i);
      int field = PATHS.indexOf(test.paths().iterator().next());
      boolean many = test.paths().size() > 1 || field < 0;
      (many ? open : alone.computeIfAbsent(field, f -> new ArrayList<>()))
          .add(new Numbered(i, test));
    }
    alone.forEach((field, ofField) -> known.add(new Known(field, answers(field, ofField))));
  }

  private FieldAnswers answers(int field, List<Numbered> tests) {
    List<BigDecimal> numbers =
        tests.stream().flatMap(test -> test.test().numbers().stream()).toList();
    return new FieldAnswers(
        FIELDS.get(field),
        numbers,
        value -> {
          @Nullable Object[] facts = new Object[FIELDS.size()];
          facts[field] = value;
          var bits = new long[words];
          attempt(tests, facts, bits);
          return bits;
        });
  }

  private static void attempt(List<Numbered> tests, @Nullable Object[] facts, long[] bits) {
    // All parts are in the one array, whichever of them a test looks at.
    Object[] others = {facts, facts};
    for (Numbered test : tests) {
      if (test.test().matcher().matches(facts, others)) {
        bits[test.number() / Long.SIZE] |= 1L << test.number();
      }
    }
  }

  /** A part as matchers see it whose facts were read off. */
  static Vocabulary.Type read(Vocabulary.Type type) {
    Map<String, Vocabulary.Member> members = new LinkedHashMap<>();
    for (Vocabulary.Member member : type.members().values()) {
      int field = PATHS.indexOf(type.path(member.name()));
      members.put(
          member.name(),
          new Vocabulary.Member(
              member.name(),
              member.values(),
              member.nullable(),
              member.enumType(),
              facts -> at(field, facts)));
    }
    return new Vocabulary.Type(type.name(), type.javaType(), type.kind(), members);
  }

  /** The source of a variable as matchers see it. */
  static Variables.Source read(Variables.Source source) {
    Vocabulary.Type type = read(source.type());
    Vocabulary.Member member = type.member(source.member().name());
    return new Variables.Source(source.condition(), type, member, source.path());
  }

  /** Where the value of an attribute is read off to. */
  static int attribute(int number) {
    return FIELDS.size() + number;
  }

  /** The value that was read off to a place. */
  static @Nullable Object at(int place, Object facts) {
    return ((@Nullable Object[]) facts)[place];
  }

  /** How many tests there are. */
  public int size() {
    return paths.size();
  }

  /** Paths of the facts, derived ones among them, that a test looks at. */
  public Set<String> paths(int test) {
    return paths.get(test);
  }

  /** Sets the bit of each test that holds for a case; bits from 0, 64 a word. */
  public void test(Case facts, long[] bits) {
    @Nullable Object[] values = new Object[FIELDS.size() + attributes.size()];
    for (int i = 0; i < attributes.size(); i++) {
      values[attribute(i)] = facts.value(attributes.get(i));
    }
    for (Part part : facts.parts()) {
      for (int field : Objects.requireNonNull(read.get(part.getClass()))) {
        values[field] = FIELDS.get(field).valueIn(part);
      }
    }
    for (Known field : known) {
      long[] answers = field.answers().of(values[field.field()]);
      for (int i = 0; i < words; i++) {
        bits[i] |= answers[i];
      }
    }
    attempt(open, values, bits);
  }
}
