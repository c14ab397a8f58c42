package dev.tunegate.analysis;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cases that come of one case when some of its facts take other values. A choice names for each
 * fact one of its options, or leaves it open. Cases that cannot be are left out: those that the
 * reader would refuse, and those with a contradiction that the case itself does not have.
 */
final class CaseSpace {

  /** A fact that may have any of its options. */
  static final int OPEN = -1;

  private final VerdictRules rules;
  private final Case base;
  private final List<Varied> facts;
  private final Effects effects;
  private final Mask conflicts;
  private final List<Verdict> verdicts;
  private final int measured;
  private final int rate;

  /** For each rule that has a join, which facts it looks at. */
  private final boolean[][] joined;

  CaseSpace(VerdictRules rules, Case base, List<Varied> facts) {
    this.rules = rules;
    this.base = base;
    this.facts = List.copyOf(facts);
    this.effects = new Effects(rules, base, this.facts);
    Universe universe = rules.evaluator().universe();
    this.verdicts = universe.of("Verdict").stream().map(Verdict.class::cast).toList();
    Concluded now = rules.evaluator().evaluate(base);
    this.conflicts =
        Mask.of(
            universe.of("Contradiction").stream()
                .filter(contradiction -> !now.contains(contradiction))
                .map(universe::bit)
                .toList());
    List<String> paths = this.facts.stream().map(Varied::path).toList();
    this.measured = paths.indexOf("baseline.failureRateMeasured");
    this.rate = paths.indexOf("baseline.failurePercent");
    this.joined = new boolean[rules.rules().size()][];
    for (int i = 0; i < joined.length; i++) {
      Join join = rules.rules().get(i).join();
      if (join != null) {
        joined[i] = new boolean[paths.size()];
        for (int fact = 0; fact < paths.size(); fact++) {
          joined[i][fact] = join.looksAt(paths.get(fact));
        }
      }
    }
  }

  /**
   * The same, with every option left out that does nothing which another does not do too, and every
   * fact that can do nothing.
   *
   * @param answered whether it makes a difference that a value is stated at all: then what does the
   *     same as leaving the fact as it is stays an option
   */
  CaseSpace reduced(boolean answered) {
    List<Varied> reduced = new ArrayList<>();
    for (int fact = 0; fact < facts.size(); fact++) {
      List<@Nullable Object> kept = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      boolean differs = false;
      for (int option = 0; option < facts.get(fact).options().size(); option++) {
        boolean changes = tells(fact, option, List.of(0));
        differs |= option > 0 && changes;
        List<Integer> others =
            numbers.subList(answered ? Math.min(1, numbers.size()) : 0, numbers.size());
        if (option == 0 || tells(fact, option, others)) {
          kept.add(facts.get(fact).options().get(option));
          numbers.add(option);
        }
      }
      if (differs) {
        reduced.add(new Varied(facts.get(fact).path(), kept));
      }
    }
    return new CaseSpace(rules, base, reduced);
  }

  private boolean tells(int fact, int option, List<Integer> others) {
    boolean tied = measured >= 0 && rate >= 0 && (fact == measured || fact == rate);
    for (boolean[] looksAt : joined) {
      tied |= looksAt != null && looksAt[fact];
    }
    return tied || others.stream().noneMatch(other -> effects.same(fact, option, other));
  }

  List<Varied> facts() {
    return facts;
  }

  /** A choice that leaves all as it is. */
  int[] unchanged() {
    return new int[facts.size()];
  }

  /** A choice that leaves all open. */
  int[] open() {
    int[] choice = new int[facts.size()];
    Arrays.fill(choice, OPEN);
    return choice;
  }

  /** The case of a choice; facts that are open stay as they are. */
  Case at(int[] choice) {
    return effects.at(choice);
  }

  /** What comes of the one case of a choice that leaves nothing open; null if it cannot be. */
  @Nullable Judgement judge(int[] choice) {
    if (refused(choice)) {
      return null;
    }
    long[] state = new long[rules.evaluator().words()];
    effects.apply(choice, state, state);
    for (int i = 0; i < joined.length; i++) {
      GroundRule rule = rules.rules().get(i);
      if (rule.holds(state) && (rule.join() == null || joins(rule.join(), choice, state))) {
        rule.results().addTo(state);
      }
    }
    return conflicts.meets(state) ? null : Judgement.of(outcomes(state));
  }

  /** Whether the reader would refuse the case: a failure rate that nobody measured. */
  private boolean refused(int[] choice) {
    if (measured < 0 && rate < 0) {
      return false;
    }
    Object said = measured < 0 ? base.baseline().failureRateMeasured() : value(measured, choice);
    Object failed = rate < 0 ? base.baseline().failurePercent() : value(rate, choice);
    return failed != null && Boolean.FALSE.equals(said);
  }

  private @Nullable Object value(int fact, int[] choice) {
    return choice[fact] == OPEN ? null : facts.get(fact).options().get(choice[fact]);
  }

  private boolean joins(Join join, int[] choice, long[] state) {
    return join.holds(
        effects.at(choice), new Concluded(rules.evaluator().universe(), state.clone()));
  }

  /** What is known of the cases of a choice; null where none of them can be. */
  @Nullable Outlook outlook(int[] choice) {
    if (refused(choice)) {
      return null;
    }
    long[] must = new long[rules.evaluator().words()];
    long[] may = new long[must.length];
    long[] left = new long[must.length];
    effects.apply(choice, must, may);
    for (int i = 0; i < joined.length; i++) {
      GroundRule rule = rules.rules().get(i);
      if (rule.holds(must, may)) {
        boolean sure = rule.holds(may, must);
        if (rule.join() != null) {
          boolean known = determined(i, choice);
          if (known && !joins(rule.join(), choice, must)) {
            continue;
          }
          sure &= known;
        }
        if (sure && conflicts.meets(rule.results())) {
          return null;
        }
        if (sure) {
          rule.results().addTo(must);
        }
        rule.results().addTo(conflicts.meets(rule.results()) ? left : may);
      }
    }
    return new Outlook(must, may, left);
  }

  private boolean determined(int rule, int[] choice) {
    for (int fact = 0; fact < choice.length; fact++) {
      if (choice[fact] == OPEN && joined[rule][fact]) {
        return false;
      }
    }
    return rules.rules().get(rule).join() == null
        || rules.rules().get(rule).join().conclusionTypes().isEmpty();
  }

  /** The outcomes whose bits are set. */
  Set<Outcome> outcomes(long[] state) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    Universe universe = rules.evaluator().universe();
    for (Verdict verdict : verdicts) {
      int bit = Objects.requireNonNull(universe.bit(verdict));
      if ((state[bit / Long.SIZE] & (1L << bit)) != 0) {
        outcomes.add(verdict.outcome());
      }
    }
    return outcomes;
  }

  /** What comes of all cases that can be, where that is known to be the same; else null. */
  @Nullable Judgement settled(Outlook outlook) {
    Set<Outcome> may = outcomes(outlook.may());
    return may.equals(outcomes(outlook.must())) ? Judgement.of(may) : null;
  }

  /** Whether a judgement may come of a case, as far as is known. */
  boolean reachable(Outlook outlook, Judgement judgement) {
    Set<Outcome> must = outcomes(outlook.must());
    Set<Outcome> may = outcomes(outlook.may());
    if (judgement == Judgement.UNDECIDED) {
      return must.size() != 1 || may.size() > 1;
    }
    Outcome outcome = Outcome.valueOf(judgement.name());
    return may.contains(outcome) && (must.isEmpty() || must.equals(Set.of(outcome)));
  }

  /**
   * Whether one changes numbers by less than the other, in the same direction, and all else alike.
   */
  boolean nearer(int[] near, int[] far) {
    boolean nearer = false;
    for (int fact = 0; fact < near.length; fact++) {
      if (near[fact] != far[fact]) {
        if (near[fact] == OPEN || far[fact] == OPEN) {
          return false;
        }
        List<@Nullable Object> options = facts.get(fact).options();
        Object now = options.get(0);
        Object nearValue = options.get(near[fact]);
        Object farValue = options.get(far[fact]);
        // Options come nearest first.
        if (near[fact] > far[fact]
            || !(nearValue instanceof Number)
            || side(now, nearValue) != side(now, farValue)) {
          return false;
        }
        nearer = true;
      }
    }
    return nearer;
  }

  private static int side(@Nullable Object now, @Nullable Object number) {
    return now == null ? 1 : decimal(number).compareTo(decimal(now));
  }

  private static BigDecimal decimal(@Nullable Object number) {
    return new BigDecimal(String.valueOf(number));
  }

  /** Whether a value of one fact can rule out values of the other. */
  boolean tied(int one, int other) {
    return Math.min(one, other) == Math.min(measured, rate)
        && Math.max(one, other) == Math.max(measured, rate);
  }

  /** What tells on which open facts the verdict hangs. */
  Hinges hinges() {
    return new Hinges(rules, effects, conflicts, joined);
  }
}
