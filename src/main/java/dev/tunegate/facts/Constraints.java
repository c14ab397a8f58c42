package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The limits of production: volume, cost, latency, retraining. A null component is not stated. */
public record Constraints(
    @Fact(value = "How many queries arrive.", unit = "queries a month")
        @Nullable Long monthlyQueries,
    @Fact("Whether the cost of inference is a concern.") @Nullable Boolean inferenceCostMatters,
    @Fact(value = "Longest time an answer may take.", unit = "ms", zero = false)
        @Nullable BigDecimal latencyLimitMs,
    @Fact("Whether the latency limit is hard: a later answer is useless.")
        @Nullable Boolean latencyLimitHard,
    @Fact(value = "Whether the continuing cost of retraining has been counted.", actionable = true)
        @Nullable Boolean retrainingCostPlanned,
    @Fact("Whether retraining cycles of several weeks can be borne.")
        @Nullable Boolean retrainingCycleAcceptable)
    implements Part {}
