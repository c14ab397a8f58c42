package dev.tunegate.analysis;

import dev.tunegate.facts.Case;
import dev.tunegate.policy.AskedPaths;
import dev.tunegate.policy.CaseFacts;
import dev.tunegate.policy.CaseTests;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what a policy concludes of a case, and not why: for looking at very many cases. It comes to
 * the same conclusions as Drools, some thirty times as fast, because all that does not depend on
 * the case is settled before: what rules ask of a case is tests that are done once, what they
 * conclude is bits, and a rule is masks over both. Safe to share between threads.
 */
public final class Evaluator {

  private final CaseFacts tests;
  private final Universe universe;
  private final GroundRule[] rules;
  private final int words;

  /** An evaluator of a policy. */
  public Evaluator(PolicyModel model) {
    var numbers = new CaseTests();
    List<RuleParts> parts =
        inLayers(model).stream().map(rule -> new RuleParts(rule, numbers)).toList();
    List<String> asked = AskedPaths.of(model);
    asked.forEach(numbers::unstated);
    tests = numbers.prepare();
    // Tests fill whole words, so that conclusions can be told from them.
    universe = new Universe(words(numbers.size()) * Long.SIZE);
    var grounding = new Grounding(numbers, universe, asked);
    parts.forEach(grounding::add);
    rules = grounding.rules().toArray(GroundRule[]::new);
    words = words(universe.end());
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  private static List<Rule> inLayers(PolicyModel model) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < model.rules().size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(model.layers()::get));
    return order.stream().map(model.rules()::get).toList();
  }

  /** All that the policy concludes of a case; its verdicts too, be there one, none or several. */
  public Concluded evaluate(Case facts) {
    long[] state = new long[words];
    tests.test(facts, state);
    for (GroundRule rule : rules) {
      if (rule.holds(state) && joins(rule, facts, state)) {
        rule.results().addTo(state);
      }
    }
    return new Concluded(universe, state);
  }

  CaseFacts tests() {
    return tests;
  }

  Universe universe() {
    return universe;
  }

  /** In the order in which they are tried. */
  GroundRule[] rules() {
    return rules.clone();
  }

  /** How many words the state of a case has. */
  int words() {
    return words;
  }

  private boolean joins(GroundRule rule, Case facts, long[] state) {
    Join join = rule.join();
    return join == null || join.holds(facts, new Concluded(universe, state.clone()));
  }
}
