package dev.tunegate.analysis;

import dev.tunegate.analysis.Comparison.Example;
import dev.tunegate.analysis.Comparison.Explained;
import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.KeyReasons;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Node;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has Drools decide what the evaluator found. Where they disagree, that is told and nothing else.
 */
final class Confirmation {

  private final Edition before;
  private final Edition after;

  Confirmation(Edition before, Edition after) {
    this.before = before;
    this.after = after;
  }

  /**
   * A case as both policies decide it.
   *
   * @param old what the evaluator found by the older policy
   * @param now what it found by the newer one
   * @throws IllegalStateException if Drools finds anything else
   */
  Example confirm(Case facts, Concluded old, Concluded now) {
    return new Example(
        facts,
        explain(facts, before.engine(), old),
        explain(facts, after.engine(), now),
        only(old, now),
        only(now, old));
  }

  /**
   * Makes sure that the evaluator and Drools come to the same verdict.
   *
   * @throws IllegalStateException if they do not
   */
  static void agree(Case facts, DecisionEngine engine, Judgement found, Judgement drools) {
    if (found != drools) {
      throw disagreement(facts, engine, found, drools);
    }
  }

  private static List<Conclusion> only(Set<Conclusion> here, Set<Conclusion> there) {
    return here.stream()
        .filter(conclusion -> !there.contains(conclusion))
        .sorted(Comparator.comparing(Conclusion::id))
        .toList();
  }

  private static Explained explain(Case facts, DecisionEngine engine, Concluded found) {
    Judgement judgement = Judgement.of(found.outcomes());
    try {
      Decision decision = engine.decide(facts);
      if (!found.equals(conclusions(decision))) {
        throw disagreement(facts, engine, found, conclusions(decision));
      }
      return new Explained(
          judgement,
          decision.verdict().because(),
          reasons(decision, engine.policy().model().registers()));
    } catch (UndecidedException undecided) {
      String why = String.valueOf(undecided.getMessage());
      if (judgement != Judgement.UNDECIDED) {
        throw disagreement(facts, engine, found, why);
      }
      return new Explained(judgement, why, List.of());
    }
  }

  /** Why a decision is so, the deciding reasons first. */
  static List<Derivation> reasons(Decision decision, Registers registers) {
    return KeyReasons.of(decision, registers).stream()
        .flatMap(reason -> reason.derivations().stream())
        .toList();
  }

  /** All that a decision concludes. */
  static Set<Conclusion> conclusions(Decision decision) {
    Set<Conclusion> conclusions = new HashSet<>();
    for (Node node : decision.justification().nodes()) {
      if (node instanceof Node.ConclusionNode conclusion) {
        conclusions.add(conclusion.conclusion());
      }
    }
    return conclusions;
  }

  private static IllegalStateException disagreement(
      Case facts, DecisionEngine engine, Object found, Object drools) {
    return new IllegalStateException(
        "The evaluator and Drools disagree on a case, so that nothing of this answer can be relied"
            + " on. Policy "
            + engine.policy().fingerprint()
            + ", case "
            + CaseWriter.toJson(facts)
            + "; the evaluator finds "
            + found
            + ", Drools "
            + drools);
  }
}
