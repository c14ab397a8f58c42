package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The prompted system that tuning would have to beat. A null component is not stated. A stated
 * {@code failurePercent} implies that the rate was measured: an unstated {@code
 * failureRateMeasured} beside one becomes true.
 */
public record Baseline(
    @Fact(
            value = "The team's own word for how far the prompt has been worked out.",
            actionable = true)
        @Nullable PromptMaturity promptMaturity,
    @Fact(value = "Length of the prompt.", unit = "words", actionable = true)
        @Nullable Long promptWords,
    @Fact(value = "Number of worked examples in the prompt.", unit = "examples", actionable = true)
        @Nullable Long fewShotExamples,
    @Fact(
            value = "Whether the worked examples cover the different kinds of input.",
            actionable = true)
        @Nullable Boolean examplesCoverInputTypes,
    @Fact(
            value = "Whether the prompt states the task exactly and without ambiguity.",
            actionable = true)
        @Nullable Boolean instructionPrecise,
    @Fact(value = "Whether the prompt spells out the output format.", actionable = true)
        @Nullable Boolean formatDescribed,
    @Fact(value = "Whether the prompt says what to do in edge cases.", actionable = true)
        @Nullable Boolean edgeCasesExplicit,
    @Fact(value = "Whether the prompt asks for step-by-step reasoning.", actionable = true)
        @Nullable Boolean chainOfThought,
    @Fact(
            value = "Whether output is constrained so that format errors are noticed and repaired.",
            actionable = true)
        @Nullable Boolean outputConstraints,
    @Fact(value = "Whether an evaluation set has been built.", actionable = true)
        @Nullable Boolean evalSetBuilt,
    @Fact(
            value = "Whether the evaluation set dependably tells good outputs from bad.",
            actionable = true)
        @Nullable Boolean evalSetDiscriminates,
    @Fact(
            value = "Whether the failure rate has been measured on the evaluation set.",
            actionable = true)
        @Nullable Boolean failureRateMeasured,
    @Fact(
            value = "Share of outputs that fail, measured on the evaluation set.",
            unit = "%",
            max = 100)
        @Nullable BigDecimal failurePercent,
    @Fact(value = "The team's own limit for the share of outputs that fail.", unit = "%", max = 100)
        @Nullable BigDecimal acceptableFailurePercent,
    @Fact("Whether failures occur over all kinds of input and not in some only.")
        @Nullable Boolean failuresAcrossInputTypes,
    @Fact(value = "What goes wrong when an output fails.", actionable = true)
        @Nullable FailureMode failureMode,
    @Fact(value = "What structured outputs have done for the format.", actionable = true)
        @Nullable StructuredOutputs structuredOutputs,
    @Fact(
            value = "Share of outputs that fail with structured outputs in use.",
            unit = "%",
            max = 100)
        @Nullable BigDecimal structuredOutputsFailurePercent,
    @Fact(value = "How good the retrieval of context is.", actionable = true)
        @Nullable Retrieval retrieval,
    @Fact(value = "Time that the prompted system takes to answer.", unit = "ms")
        @Nullable BigDecimal latencyMs,
    @Fact("Whether a small prompted model is already good enough.")
        @Nullable Boolean smallModelSuffices)
    implements Part {

  /** Draws what a stated failure rate implies. */
  public Baseline {
    if (failurePercent != null && failureRateMeasured == null) {
      failureRateMeasured = true;
    }
  }

  /** Whether a case can hold it: no failure rate stands beside the word that none was measured. */
  public boolean consistent() {
    return failurePercent == null || !Boolean.FALSE.equals(failureRateMeasured);
  }
}
