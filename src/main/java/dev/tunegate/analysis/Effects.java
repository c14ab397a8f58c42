package dev.tunegate.analysis;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the tests of a policy say of a case whose facts vary. What a value does to the tests that
 * look at nothing else that varies is worked out once; of tests that look at several such facts,
 * what their values do together is worked out when first asked for.
 */
final class Effects {

  /** For so many choices of a few facts their effect is remembered. */
  private static final int MOST_REMEMBERED = 1 << 18;

  /** A failure rate implies that it was measured. */
  private static final Set<String> RATE =
      Set.of("baseline.failurePercent", "baseline.failureRateMeasured");

  /** Bits that are surely set, and bits that may be. */
  private static final class Span {
    private final long[] must;
    private final long[] may;

    Span(long[] must, long[] may) {
      this.must = must;
      this.may = may;
    }
  }

  /** Tests that look at several of the facts. */
  private final class Group {

    private final int[] members;
    private final long[] mask;
    private final Span[] remembered;

    Group(List<Integer> members, List<Integer> tests) {
      this.members = members.stream().mapToInt(Integer::intValue).toArray();
      this.mask = new long[words];
      tests.forEach(test -> mask[test / Long.SIZE] |= 1L << test);
      long choices = 1;
      for (int member : this.members) {
        choices *= facts.get(member).options().size() + 1L;
      }
      remembered = new Span[choices > MOST_REMEMBERED ? 0 : (int) choices];
    }

    void apply(int[] choice, long[] must, long[] may) {
      Span span = span(choice);
      or(must, span.must);
      or(may, span.may);
    }

    Span span(int[] choice) {
      int at = 0;
      for (int member : members) {
        at = at * (facts.get(member).options().size() + 1) + choice[member] + 1;
      }
      if (remembered.length == 0) {
        return work(choice);
      }
      Span known = remembered[at];
      if (known == null) {
        known = work(choice);
        remembered[at] = known;
      }
      return known;
    }

    private Span work(int[] choice) {
      int open = open(choice);
      if (open < 0) {
        long[] bits = read(at(choice), mask);
        return new Span(bits, bits);
      }
      if (remembered.length == 0) {
        return new Span(new long[words], mask);
      }
      long[] must = mask.clone();
      long[] may = new long[words];
      int[] one = choice.clone();
      for (one[open] = 0; one[open] < facts.get(open).options().size(); one[open]++) {
        Span span = span(one);
        and(must, span.must);
        or(may, span.may);
      }
      return new Span(must, may);
    }

    int open(int[] choice) {
      for (int member : members) {
        if (choice[member] == CaseSpace.OPEN) {
          return member;
        }
      }
      return -1;
    }

    private Case at(int[] choice) {
      int[] only = new int[choice.length];
      for (int member : members) {
        only[member] = choice[member];
      }
      return Effects.this.at(only);
    }

    /** Whether two values of a member always do the same, whatever the others are. */
    boolean same(int member, int one, int other) {
      return remembered.length > 0 && same(0, new int[facts.size()], member, one, other);
    }

    private boolean same(int index, int[] choice, int member, int one, int other) {
      if (index == members.length) {
        int[] changed = choice.clone();
        choice[member] = one;
        changed[member] = other;
        return Arrays.equals(span(choice).must, span(changed).must);
      }
      int size = members[index] == member ? 1 : facts.get(members[index]).options().size();
      for (int option = 0; option < size; option++) {
        choice[members[index]] = option;
        if (!same(index + 1, choice, member, one, other)) {
          return false;
        }
      }
      return true;
    }
  }

  private final VerdictRules rules;
  private final Case base;
  private final List<Varied> facts;
  private final int words;
  private final long[] fixed;
  private final long[][][] own;
  private final Span[] ownSpans;
  private final List<Group> groups = new ArrayList<>();

  /** For each test the one fact whose value it looks at, or else the group that it belongs to. */
  private final Map<Integer, int[]> lookedAt = new LinkedHashMap<>();

  Effects(VerdictRules rules, Case base, List<Varied> facts) {
    this.rules = rules;
    this.base = base;
    this.facts = facts;
    this.words = rules.evaluator().universe().first() / Long.SIZE;
    var alone = new long[facts.size()][words];
    var still = new long[words];
    Map<List<Integer>, List<Integer>> shared = new LinkedHashMap<>();
    for (int test = 0; test < rules.evaluator().tests().size(); test++) {
      if (rules.reads(test)) {
        List<Integer> at = factsOf(test);
        if (at.size() > 1) {
          shared.computeIfAbsent(at, group -> new ArrayList<>()).add(test);
        } else {
          long[] mask = at.isEmpty() ? still : alone[at.get(0)];
          mask[test / Long.SIZE] |= 1L << test;
        }
        lookedAt.put(test, at.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    fixed = read(base, still);
    own = new long[facts.size()][][];
    ownSpans = new Span[facts.size()];
    for (int fact = 0; fact < facts.size(); fact++) {
      own[fact] = effects(fact, alone[fact]);
      long[] must = own[fact][0].clone();
      long[] may = own[fact][0].clone();
      for (long[] option : own[fact]) {
        and(must, option);
        or(may, option);
      }
      ownSpans[fact] = new Span(must, may);
    }
    shared.forEach((members, tests) -> groups.add(new Group(members, tests)));
  }

  private List<Integer> factsOf(int test) {
    Set<String> paths = new TreeSet<>();
    rules.evaluator().tests().paths(test).forEach(path -> paths.addAll(origins(path)));
    List<Integer> found = new ArrayList<>();
    for (int fact = 0; fact < facts.size(); fact++) {
      if (paths.contains(facts.get(fact).path())) {
        found.add(fact);
      }
    }
    return found;
  }

  /** The facts that can be stated which the value at a path comes of. */
  static Set<String> origins(String path) {
    if (path.equals("baseline.failureRateMeasured")) {
      return RATE;
    }
    List<String> origins = Catalogue.find(path).map(Field::derivedFrom).orElse(List.of());
    return origins.isEmpty() ? Set.of(path) : Set.copyOf(origins);
  }

  private long[][] effects(int fact, long[] mask) {
    int options = facts.get(fact).options().size();
    var effects = new long[options][];
    boolean none = Arrays.stream(mask).allMatch(word -> word == 0);
    int[] choice = new int[facts.size()];
    for (int option = 0; option < options; option++) {
      choice[fact] = option;
      effects[option] = none ? new long[words] : read(at(choice), mask);
    }
    return effects;
  }

  private long[] read(Case facts, long[] mask) {
    long[] bits = new long[words];
    rules.evaluator().tests().test(facts, bits);
    and(bits, mask);
    return bits;
  }

  /** The case of a choice; facts that are open stay as they are. */
  Case at(int[] choice) {
    CaseBuilder builder = null;
    for (int fact = 0; fact < choice.length; fact++) {
      if (choice[fact] > 0) {
        builder = builder == null ? CaseBuilder.from(base) : builder;
        Varied varied = facts.get(fact);
        if (varied.path().equals("baseline.failurePercent")
            && base.baseline().failureRateMeasured() == null) {
          // It is drawn anew from what is stated.
          builder.put("baseline.failureRateMeasured", null);
        }
        builder.put(varied.path(), varied.options().get(choice[fact]));
      }
    }
    return builder == null ? base : builder.build();
  }

  /** Sets the bits of the tests that surely hold, and those of the tests that may. */
  void apply(int[] choice, long[] must, long[] may) {
    or(must, fixed);
    or(may, fixed);
    for (int fact = 0; fact < choice.length; fact++) {
      boolean open = choice[fact] == CaseSpace.OPEN;
      or(must, open ? ownSpans[fact].must : own[fact][choice[fact]]);
      or(may, open ? ownSpans[fact].may : own[fact][choice[fact]]);
    }
    for (Group group : groups) {
      group.apply(choice, must, may);
    }
  }

  /** The facts that a test looks at, by their index. */
  int[] lookedAt(int test) {
    return lookedAt.getOrDefault(test, new int[0]);
  }

  /** Whether two values of a fact always do the same. */
  boolean same(int fact, int one, int other) {
    if (!Arrays.equals(own[fact][one], own[fact][other])) {
      return false;
    }
    for (Group group : groups) {
      if (Arrays.stream(group.members).anyMatch(member -> member == fact)
          && !group.same(fact, one, other)) {
        return false;
      }
    }
    return true;
  }

  private static void or(long[] into, long[] bits) {
    for (int i = 0; i < bits.length; i++) {
      into[i] |= bits[i];
    }
  }

  private static void and(long[] into, long[] bits) {
    for (int i = 0; i < bits.length; i++) {
      into[i] &= bits[i];
    }
  }
}
