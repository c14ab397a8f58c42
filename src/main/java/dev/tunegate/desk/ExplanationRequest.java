package dev.tunegate.desk;

import dev.tunegate.analysis.Explainer;
import dev.tunegate.analysis.Explanation;
import dev.tunegate.analysis.WhyNot;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Nearest;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody wants to know about the verdict on a case.
 *
 * @param whyNot verdicts or names of rules that did not come about
 * @param whatIf verdicts that are wanted instead
 * @param open whether to tell what is still open
 */
public record ExplanationRequest(List<String> whyNot, List<String> whatIf, boolean open) {

  /** Most verdicts and rules that one request may name for either question. */
  public static final int MOST = 4;

  /** Copies the lists. */
  public ExplanationRequest {
    whyNot = List.copyOf(whyNot);
    whatIf = List.copyOf(whatIf);
  }

  /**
   * Explains the verdict on a case. Names are looked at before anything is decided.
   *
   * @throws IllegalArgumentException if something is named that there is not, with what to name
   * @throws dev.tunegate.engine.UndecidedException if the policy gives no single verdict
   */
  public Explanation answer(Desk desk, Case facts) {
    if (whyNot.size() > MOST || whatIf.size() > MOST) {
      throw new IllegalArgumentException(
          "At most " + MOST + " verdicts or rules can be asked about at once.");
    }
    PolicyModel policy = desk.policy();
    List<Object> targets = whyNot.stream().map(name -> target(policy, name)).toList();
    List<Outcome> wanted = whatIf.stream().map(ExplanationRequest::outcome).toList();
    Decision decision = desk.decide(facts);
    Explainer explainer = desk.explainer();
    List<WhyNot> reasons = new ArrayList<>();
    for (Object target : targets) {
      reasons.add(
          target instanceof Rule rule
              ? explainer.whyNot(decision, rule)
              : explainer.whyNot(decision, (Outcome) target));
    }
    return new Explanation(
        decision,
        policy.registers(),
        reasons,
        wanted.stream().map(outcome -> explainer.whatIf(decision, outcome)).toList(),
        open ? explainer.open(decision) : null);
  }

  private static Object target(PolicyModel policy, String name) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    Rule rule = policy.rule(name);
    if (rule == null) {
      List<String> known =
          Stream.concat(
                  Arrays.stream(Outcome.values()).map(Enum::name),
                  policy.rules().stream().map(Rule::name))
              .toList();
      throw new IllegalArgumentException(
          "There is no verdict and no rule of the policy that is called "
              + shown(name)
              + "."
              + Nearest.to(name, known).map(near -> " Did you mean " + near + "?").orElse("")
              + " Name one of "
              + outcomes()
              + ", or a rule as the policy calls it.");
    }
    return rule;
  }

  private static Outcome outcome(String name) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(
        "There is no verdict " + shown(name) + ". Name one of " + outcomes() + ".");
  }

  private static String outcomes() {
    return Arrays.stream(Outcome.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return "“" + (plain.length() <= 100 ? plain : plain.substring(0, 100) + "…") + "”";
  }
}
