package dev.tunegate.facts;

import java.math.BigDecimal;
import java.util.Collection;

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

  /** The case; where attributes are declared, with those instead of one that is made up. */
  static Case with(Collection<AttributeDeclaration> declared) {
    if (declared.isEmpty()) {
      return EXAMPLE;
    }
    CaseBuilder builder = CaseBuilder.from(EXAMPLE).put(Attribute.pathOf("region"), null);
    declared.forEach(attribute -> builder.put(attribute.path(), value(attribute)));
    return builder.build();
  }

  private static Object value(AttributeDeclaration attribute) {
    return switch (attribute.type()) {
      case FLAG -> true;
      case NUMBER -> BigDecimal.ONE.max(attribute.min()).min(attribute.max());
      case TEXT ->
          attribute.allowedValues().isEmpty() ? "as you have it" : attribute.allowedValues().get(0);
    };
  }
}
