package dev.tunegate.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Of the rules of a policy those that its verdicts and contradictions rest on, however far back;
 * the others say more about a case and change nothing of its verdict.
 */
final class VerdictRules {

  private final Evaluator evaluator;
  private final List<GroundRule> rules;
  private final Mask verdicts;
  private final long[] read;

  private VerdictRules(Evaluator evaluator, List<GroundRule> rules, Mask verdicts, long[] read) {
    this.evaluator = evaluator;
    this.rules = rules;
    this.verdicts = verdicts;
    this.read = read;
  }

  static VerdictRules of(Evaluator evaluator) {
    Universe universe = evaluator.universe();
    Mask verdicts = bits(universe, "Verdict");
    long[] read = new long[evaluator.words()];
    verdicts.addTo(read);
    bits(universe, "Contradiction").addTo(read);
    List<GroundRule> rules = new ArrayList<>();
    GroundRule[] all = evaluator.rules();
    for (int i = all.length - 1; i >= 0; i--) {
      GroundRule rule = all[i];
      if (rule.results().meets(read)) {
        rules.add(rule);
        rule.inputs().forEach(input -> input.addTo(read));
        if (rule.join() != null) {
          rule.join().conclusionTypes().forEach(type -> bits(universe, type).addTo(read));
        }
      }
    }
    Collections.reverse(rules);
    return new VerdictRules(evaluator, List.copyOf(rules), verdicts, read);
  }

  private static Mask bits(Universe universe, String type) {
    return Mask.of(universe.of(type).stream().map(universe::bit).toList());
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** In the order in which they are tried. */
  List<GroundRule> rules() {
    return rules;
  }

  /** The bits of all verdicts. */
  Mask verdicts() {
    return verdicts;
  }

  /** Whether a rule looks at a test. */
  boolean reads(int test) {
    return (read[test / Long.SIZE] & (1L << test)) != 0;
  }
}
