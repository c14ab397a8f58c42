package dev.tunegate.register;

import dev.tunegate.verdict.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register.
 *
 * @param entry index in the ledger; they come in the order of their making
 * @param id of the record
 * @param because the deciding reason
 * @param version number of the policy's version; null where it was none of the service
 */
public record DecisionSummary(
    long entry,
    String id,
    Instant at,
    String actor,
    Outcome outcome,
    String title,
    String because,
    @Nullable Integer version,
    String fingerprint) {}
