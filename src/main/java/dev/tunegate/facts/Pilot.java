package dev.tunegate.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A small tuned model, if one was tried. A null component is not stated. */
public record Pilot(
    @Fact("Whether the small tuned model matches the large prompted one on this task.")
        @Nullable Boolean matchesLargeModel,
    @Fact(value = "Share of the small tuned model's outputs that fail.", unit = "%", max = 100)
        @Nullable BigDecimal failurePercent,
    @Fact(value = "Time that the small tuned model takes to answer.", unit = "ms")
        @Nullable BigDecimal latencyMs)
    implements Part {}
