package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.FailureMode;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.PromptMaturity;
import dev.tunegate.facts.Scope;
import dev.tunegate.facts.StructuredOutputs;
import dev.tunegate.facts.Style;
import dev.tunegate.facts.TaskKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each route a case that has its ground and all its homework, and nothing else. */
final class CompleteCases {

  private CompleteCases() {}

  /** The cases by the code of their ground. */
  static Map<String, Case> byGround() {
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put(
        "FORMAT",
        failing(FailureMode.FORMAT)
            .put("task.kind", TaskKind.STRUCTURED_GENERATION)
            .put("task.outputFormat", OutputFormat.STRICT)
            .put("baseline.structuredOutputs", StructuredOutputs.INSUFFICIENT)
            .build());
    cases.put(
        "REASONING",
        failing(FailureMode.REASONING)
            .put("task.kind", TaskKind.DOMAIN_REASONING)
            .put("task.scope", Scope.COMPLEX_REASONING)
            .put("task.reasoningUnlikeBaseModel", true)
            .put("data.labeledExamples", 10_000L)
            .build());
    cases.put(
        "STYLE",
        failing(FailureMode.STYLE)
            .put("task.kind", TaskKind.STYLED_WRITING)
            .put("task.style", Style.EXAMPLE_LEVEL)
            .build());
    cases.put("BEHAVIOR", failing(FailureMode.BEHAVIOR).build());
    cases.put(
        "COST",
        economy()
            .put("constraints.monthlyQueries", 1_000_001L)
            .put("constraints.inferenceCostMatters", true)
            .build());
    cases.put(
        "LATENCY",
        economy()
            .put("constraints.latencyLimitMs", BigDecimal.valueOf(90))
            .put("constraints.latencyLimitHard", true)
            .put("baseline.latencyMs", BigDecimal.valueOf(400))
            .put("pilot.latencyMs", BigDecimal.valueOf(90))
            .build());
    return cases;
  }

  /** The same cases, with every part of the prompt stated and no word on it. */
  static List<Case> byParts() {
    return byGround().values().stream()
        .map(
            facts ->
                CaseBuilder.from(facts)
                    .put("baseline.promptMaturity", null)
                    .put("baseline.instructionPrecise", true)
                    .put("baseline.formatDescribed", true)
                    .put("baseline.examplesCoverInputTypes", true)
                    .put("baseline.edgeCasesExplicit", true)
                    .put("baseline.outputConstraints", true)
                    .put("baseline.chainOfThought", true)
                    .put("task.reasoningQualityMatters", true)
                    .build())
        .toList();
  }

  private static CaseBuilder failing(FailureMode mode) {
    return prepared()
        .put("baseline.failurePercent", BigDecimal.valueOf(5))
        .put("baseline.failureMode", mode)
        .put("baseline.failuresAcrossInputTypes", true);
  }

  private static CaseBuilder economy() {
    return prepared()
        .put("baseline.failurePercent", new BigDecimal("0.5"))
        .put("baseline.smallModelSuffices", false)
        .put("pilot.matchesLargeModel", true);
  }

  private static CaseBuilder prepared() {
    return new CaseBuilder("Complete")
        .put("task.kind", TaskKind.OTHER)
        .put("task.scope", Scope.NARROW)
        .put("task.definitionStable", true)
        .put("task.criteriaMeasurable", true)
        .put("task.monthsCriteriaStable", BigDecimal.valueOf(6))
        .put("baseline.promptMaturity", PromptMaturity.MAXIMIZED)
        .put("baseline.fewShotExamples", 10L)
        .put("baseline.evalSetBuilt", true)
        .put("baseline.evalSetDiscriminates", true)
        .put("baseline.failureRateMeasured", true)
        .put("baseline.acceptableFailurePercent", BigDecimal.ONE)
        .put("data.labeledExamples", 500L)
        .put("data.verified", true)
        .put("data.curationBudgeted", true)
        .put("constraints.retrainingCostPlanned", true);
  }
}
