package dev.tunegate.facts;

import java.math.BigDecimal;

/**
 * A named number of the policy. Rules look it up by this type; the compiler puts the value in.
 *
 * @param name the name in {@code thresholds.yaml}
 * @param value the number
 */
public record Threshold(String name, BigDecimal value) {}
