package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the system must do. A null component is not stated. */
public record Task(
    @Fact("What the system must do.") @Nullable TaskKind kind,
    @Fact("How wide the task is.") @Nullable Scope scope,
    @Fact("Whether the rules and edge cases can be written down precisely.")
        @Nullable Boolean rulesDescribable,
    @Fact("Whether the source documents follow predictable patterns.")
        @Nullable Boolean layoutPredictable,
    @Fact("Whether the wanted reasoning differs fundamentally from a base model's.")
        @Nullable Boolean reasoningUnlikeBaseModel,
    @Fact("Whether the quality of the reasoning matters.")
        @Nullable Boolean reasoningQualityMatters,
    @Fact("How fixed the shape of the output is.") @Nullable OutputFormat outputFormat,
    @Fact("How many format failures can be borne.")
        @Nullable FormatFailureTolerance formatFailureTolerance,
    @Fact("Whether outputs go on unchecked into an automated pipeline.")
        @Nullable Boolean automatedPipeline,
    @Fact(value = "How many different inputs arrive.", unit = "inputs a month")
        @Nullable Long distinctInputsPerMonth,
    @Fact("How particular the voice of the output is.") @Nullable Style style,
    @Fact(value = "How many distinct traits the voice has.", unit = "traits")
        @Nullable Long styleProperties,
    @Fact(value = "How many sample texts show the voice.", unit = "samples", actionable = true)
        @Nullable Long styleSamples,
    @Fact("Whether answers depend on up-to-date information.")
        @Nullable Boolean needsCurrentInformation,
    @Fact("Whether the knowledge of the domain does not move.")
        @Nullable Boolean domainKnowledgeStable,
    @Fact(
            value = "Whether the task is settled: what a right answer is does not change.",
            actionable = true)
        @Nullable Boolean definitionStable,
    @Fact(
            value = "Whether the evaluation criteria are written in measurable terms.",
            actionable = true)
        @Nullable Boolean criteriaMeasurable,
    @Fact(value = "How long the evaluation criteria will hold.", unit = "months", actionable = true)
        @Nullable BigDecimal monthsCriteriaStable,
    @Fact("Whether behaviour must be changeable faster than a retraining cycle allows.")
        @Nullable Boolean mustChangeQuickly)
    implements Part {}
