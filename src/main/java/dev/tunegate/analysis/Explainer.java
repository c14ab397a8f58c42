package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Explains the verdicts of one policy by running it: what would change a verdict, and what is still
 * open. What it says of a case depends on the case and the policy alone. Safe to share between
 * threads.
 */
public final class Explainer {

  /** How far open questions are followed up; the shipped policy takes a fraction. */
  static final int MOST_STEPS = 200_000;

  private final DecisionEngine engine;
  private final PolicyModel model;
  private final VerdictRules rules;
  private final Alternatives alternatives;

  /** Explains what an engine decides. */
  public Explainer(DecisionEngine engine) {
    this.engine = engine;
    this.model = engine.policy().model();
    this.rules = VerdictRules.of(new Evaluator(model));
    this.alternatives = new Alternatives(model);
  }

  /**
   * Which changes of facts that a team can act on would turn a verdict to another one.
   *
   * @param decision of this engine
   */
  public WhatIf whatIf(Decision decision, Outcome wanted) {
    return whatIf(decision, wanted, WhatIf.MOST_CHANGES, WhatIfSearch.MOST_CASES);
  }

  WhatIf whatIf(Decision decision, Outcome wanted, int mostChanges, int mostCases) {
    CaseSpace space = space(decision.facts(), paths().filter(this::actionable).toList(), false);
    return new WhatIfSearch(engine, space, wanted, mostCases).search(decision, mostChanges);
  }

  /**
   * Which facts that a case does not state can still change its verdict.
   *
   * @param decision of this engine
   */
  public StillOpen open(Decision decision) {
    return open(decision, StillOpen.MOST_ANSWERS, MOST_STEPS);
  }

  StillOpen open(Decision decision, int mostAnswers, int mostSteps) {
    Case facts = decision.facts();
    List<String> unstated = paths().filter(path -> facts.value(path) == null).toList();
    return new OpenSearch(space(facts, unstated, true), mostSteps)
        .search(decision.verdict().outcome(), unstated.size(), mostAnswers);
  }

  /**
   * Why another verdict did not come about.
   *
   * @param decision of this engine
   */
  public WhyNot whyNot(Decision decision, Outcome outcome) {
    return new WhyNotTrace(model, decision).of(outcome);
  }

  /**
   * Why a rule did not fire.
   *
   * @param decision of this engine
   * @param rule of its policy
   */
  public WhyNot whyNot(Decision decision, Rule rule) {
    return new WhyNotTrace(model, decision).of(rule);
  }

  private CaseSpace space(Case facts, List<String> paths, boolean answered) {
    List<Varied> varied = paths.stream().map(path -> alternatives.of(facts, path)).toList();
    return new CaseSpace(rules, facts, varied).reduced(answered);
  }

  /** The facts that can be stated, in the order in which they are asked. */
  private Stream<String> paths() {
    Registers registers = model.registers();
    List<String> asked = registers.questions().values().stream().map(QuestionText::path).toList();
    return registers.paths().stream()
        .sorted(
            Comparator.comparing(
                path -> asked.contains(path) ? asked.indexOf(path) : asked.size()));
  }

  private boolean actionable(String path) {
    String name = Attribute.nameAt(path);
    if (name == null) {
      return Catalogue.get(path).actionable();
    }
    AttributeDeclaration declared = model.registers().attribute(name);
    return Objects.requireNonNull(declared, name).actionable();
  }
}
