package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseProblem;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one policy makes of a text that may be a case.
 *
 * @param policy whose opinion it is
 * @param judgement what comes of the case; null where the text is refused as one
 * @param headline the deciding sentence, or why there is no decision; empty where nobody asked why
 * @param reasons the deciding ones first; empty where nobody asked why
 * @param conclusions all of them; none where there is no decision by Drools
 * @param refused what is wrong with the text as a case of this policy
 */
public record Opinion(
    PolicyModel policy,
    @Nullable Judgement judgement,
    String headline,
    List<Derivation> reasons,
    Set<Conclusion> conclusions,
    List<CaseProblem> refused) {

  /** Copies the lists. */
  public Opinion {
    reasons = List.copyOf(reasons);
    refused = List.copyOf(refused);
  }

  /**
   * The policy's decision, with its reasons.
   *
   * @param decide by that policy
   */
  public static Opinion decided(PolicyModel policy, Function<Case, Decision> decide, String json) {
    try {
      Decision decision = decide.apply(policy.read(json));
      return new Opinion(
          policy,
          Judgement.of(decision.verdict().outcome()),
          decision.verdict().because(),
          Confirmation.reasons(decision, policy.registers()),
          Confirmation.conclusions(decision),
          List.of());
    } catch (UndecidedException none) {
      return new Opinion(
          policy,
          Judgement.UNDECIDED,
          String.valueOf(none.getMessage()),
          List.of(),
          Set.of(),
          List.of());
    } catch (InvalidCaseException none) {
      return refused(policy, none);
    }
  }

  /**
   * What the policy comes to, at a glance and without why.
   *
   * @param evaluator of that policy
   */
  public static Opinion glanced(PolicyModel policy, Evaluator evaluator, String json) {
    try {
      Concluded concluded = evaluator.evaluate(policy.read(json));
      Judgement judgement = Judgement.of(concluded.outcomes());
      return new Opinion(policy, judgement, "", List.of(), concluded, List.of());
    } catch (InvalidCaseException none) {
      return refused(policy, none);
    }
  }

  private static Opinion refused(PolicyModel policy, InvalidCaseException none) {
    return new Opinion(policy, null, "", List.of(), Set.of(), none.problems());
  }

  /** What only this policy concludes, in a fixed order. */
  public List<Conclusion> beyond(Opinion other) {
    return conclusions.stream()
        .filter(conclusion -> !other.conclusions().contains(conclusion))
        .sorted(Comparator.comparing(Conclusion::id))
        .toList();
  }
}
