package dev.tunegate.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of the policy.
 *
 * @param unit such as {@code ms}; empty where it has none
 * @param sources ids of the statements that it comes from
 * @param since the day from which it holds
 * @param note why it is as it is; empty for none
 */
public record ThresholdEntry(
    String name,
    BigDecimal value,
    String unit,
    List<String> sources,
    @Nullable LocalDate since,
    String note,
    Place place) {}
