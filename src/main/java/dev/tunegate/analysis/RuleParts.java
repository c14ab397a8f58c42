package dev.tunegate.analysis;

import dev.tunegate.policy.CaseTests;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule taken apart. What it asks of the parts of a case is tests. Of conclusions and of unstated
 * fields there are finitely many, so conditions on them can be settled before any case. What ties
 * one to the other, and all that looks at attributes, has to be tried on each case.
 */
final class RuleParts {

  private final Rule rule;
  private final Map<String, Variables.Source> variables;
  private final Set<Integer> tests = new TreeSet<>();

  private final List<Set<Integer>> alternatives = new ArrayList<>();

  /** For each condition of which there are finitely many the constraints that can be settled. */
  private final List<List<Constraint>> settled = new ArrayList<>();

  private final boolean[] open;

  RuleParts(Rule rule, CaseTests numbers) {
    this.rule = rule;
    this.variables = Variables.of(rule);
    this.open = new boolean[rule.conditions().size()];
    for (int i = 0; i < open.length; i++) {
      List<Constraint> ofCondition = new ArrayList<>();
      settled.add(ofCondition);
      for (Constraint constraint : flat(rule.conditions().get(i).pattern().constraints())) {
        if (finite(i) && named(constraint).allMatch(this::finite)) {
          ofCondition.add(constraint);
        } else if (part(i) && named(constraint).allMatch(this::part)) {
          test(i, constraint, numbers);
        } else {
          open[i] = true;
        }
      }
      open[i] |= !finite(i) && !part(i);
    }
  }

  /** Alternatives are tests of their own, which other rules are likely to share. */
  private void test(int condition, Constraint constraint, CaseTests numbers) {
    if (constraint instanceof Constraint.Any any) {
      alternatives.add(
          any.parts().stream()
              .map(part -> numbers.number(type(condition), condition, part, variables))
              .collect(Collectors.toSet()));
    } else {
      tests.add(numbers.number(type(condition), condition, constraint, variables));
    }
  }

  private static List<Constraint> flat(List<Constraint> constraints) {
    List<Constraint> flat = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.All all) {
        flat.addAll(flat(all.parts()));
      } else if (!(constraint instanceof Constraint.Binding)) {
        flat.add(constraint);
      }
    }
    return flat;
  }

  private Stream<Integer> named(Constraint constraint) {
    return Variables.conditions(constraint, variables).stream();
  }

  private Vocabulary.Type type(int condition) {
    return Vocabulary.typeOf(condition(condition).pattern());
  }

  private boolean part(int condition) {
    return type(condition).kind() == Vocabulary.Kind.PART;
  }

  Rule rule() {
    return rule;
  }

  Condition condition(int index) {
    return rule.conditions().get(index);
  }

  /** Numbers of the tests that the case must pass. */
  Set<Integer> tests() {
    return tests;
  }

  /** Numbers of tests of which, from each set, the case must pass at least one. */
  List<Set<Integer>> alternatives() {
    return alternatives;
  }

  /** Whether a condition looks for conclusions or for unstated fields. */
  boolean finite(int condition) {
    return !part(condition) && !condition(condition).pattern().type().equals("Attribute");
  }

  /** The constraints of a condition that can be settled before any case. */
  List<Constraint> settled(int condition) {
    return settled.get(condition);
  }

  /** Whether a condition has to be tried on each case. */
  boolean open(int condition) {
    return open[condition];
  }

  /** Whether any condition has to be tried on each case. */
  boolean open() {
    for (boolean condition : open) {
      if (condition) {
        return true;
      }
    }
    return false;
  }
}
