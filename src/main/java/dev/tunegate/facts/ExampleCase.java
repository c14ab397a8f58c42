package dev.tunegate.facts;

import java.math.BigDecimal;

/** A case for documentation: plausible, and with a fact of every kind. */
final class ExampleCase {

  private static final Case EXAMPLE =
      new CaseBuilder("Line items out of supplier invoices")
          .description("A prompted model fills our invoice schema; about one in twenty breaks it.")
          .put("task.kind", TaskKind.STRUCTURED_GENERATION)
          .put("task.scope", Scope.NARROW)
          .put("task.outputFormat", OutputFormat.STRICT)
          .put("task.automatedPipeline", true)
          .put("task.monthsCriteriaStable", BigDecimal.valueOf(12))
          .put("baseline.promptMaturity", PromptMaturity.MAXIMIZED)
          .put("baseline.fewShotExamples", 12L)
          .put("baseline.failureRateMeasured", true)
          .put("baseline.failurePercent", new BigDecimal("5.2"))
          .put("baseline.acceptableFailurePercent", BigDecimal.ONE)
          .put("baseline.failureMode", FailureMode.FORMAT)
          .put("data.labeledExamples", 1_400L)
          .put("data.verified", true)
          .put("constraints.monthlyQueries", 60_000L)
          .attribute(Attribute.of("region", "EU"))
          .build();

  private ExampleCase() {}

  static Case get() {
    return EXAMPLE;
  }
}
