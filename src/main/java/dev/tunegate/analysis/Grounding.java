package dev.tunegate.analysis;

import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.CaseTests;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settles rules before any case: for each choice of conclusions and unstated fields that the
 * conditions of a rule can match it makes a rule over bits. Rules come in the order of their
 * layers, so that all that one can read is known when its turn comes.
 */
final class Grounding {

  /**
   * So many candidates are tried for exists and not; of a policy that would take more, the rest is
   * left to each case. A policy of usual size takes a hundredth.
   */
  private static final long MOST_TRIES = 2_000_000;

  private final CaseTests tests;
  private final Universe universe;
  private final List<String> asked;
  private final List<Unstated> unstated;
  private final List<GroundRule> ground = new ArrayList<>();
  private long tries;

  Grounding(CaseTests tests, Universe universe, List<String> asked) {
    this.tests = tests;
    this.universe = universe;
    this.asked = asked;
    this.unstated = asked.stream().map(Unstated::new).toList();
  }

  /** The rules made so far. */
  List<GroundRule> rules() {
    return ground;
  }

  void add(RuleParts parts) {
    choose(0, parts, new Matched(parts.rule()));
  }

  private void choose(int index, RuleParts parts, Matched matched) {
    if (index == parts.rule().conditions().size()) {
      make(parts, matched);
      return;
    }
    if (!parts.finite(index) || !(parts.condition(index) instanceof Condition.Match)) {
      choose(index + 1, parts, matched);
      return;
    }
    for (Object candidate : candidates(parts.condition(index))) {
      matched.set(index, candidate);
      if (matched.fits(index, parts.settled(index))) {
        choose(index + 1, parts, matched);
      }
    }
    matched.set(index, null);
  }

  private List<?> candidates(Condition condition) {
    String type = condition.pattern().type();
    return type.equals("Unstated") ? unstated : List.copyOf(universe.of(type));
  }

  private int bit(Object candidate) {
    return candidate instanceof Unstated field
        ? tests.unstated(field.path())
        : Objects.requireNonNull(universe.bit(candidate));
  }

  private void make(RuleParts parts, Matched matched) {
    Set<Integer> needed = new TreeSet<>(parts.tests());
    Set<Integer> absent = new TreeSet<>();
    List<Mask> any = new ArrayList<>();
    boolean join = parts.open();
    parts.alternatives().forEach(tests -> any.add(Mask.of(tests)));
    for (int i = 0; i < parts.rule().conditions().size(); i++) {
      Condition condition = parts.condition(i);
      Object chosen = matched.get(i);
      boolean settled = parts.finite(i) && !parts.open(i);
      if (chosen != null) {
        needed.add(bit(chosen));
      } else if (settled && tries > MOST_TRIES) {
        join = true;
      } else if (settled) {
        List<Integer> found = matching(i, parts, matched);
        if (condition instanceof Condition.Absent) {
          absent.addAll(found);
        } else if (found.isEmpty()) {
          return;
        } else if (found.size() == 1) {
          needed.addAll(found);
        } else {
          any.add(Mask.of(found));
        }
      }
    }
    ground.add(
        new GroundRule(
            Mask.of(needed),
            Mask.of(absent),
            List.copyOf(any),
            join ? new Join(parts.rule(), matched.copy(), asked) : null,
            Mask.of(results(parts.rule(), matched))));
  }

  private List<Integer> matching(int index, RuleParts parts, Matched matched) {
    List<Integer> bits = new ArrayList<>();
    List<?> candidates = candidates(parts.condition(index));
    tries += candidates.size();
    for (Object candidate : candidates) {
      matched.set(index, candidate);
      if (matched.fits(index, parts.settled(index))) {
        bits.add(bit(candidate));
      }
    }
    matched.set(index, null);
    return bits;
  }

  private List<Integer> results(Rule rule, Matched matched) {
    return rule.insertions().stream()
        .map(insertion -> universe.add(Conclusions.make(insertion, matched::variable)))
        .toList();
  }
}
