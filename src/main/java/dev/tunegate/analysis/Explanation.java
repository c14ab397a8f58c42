package dev.tunegate.analysis;

import dev.tunegate.engine.Decision;
import dev.tunegate.policy.Registers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about a verdict, with the verdict itself.
 *
 * @param decision the verdict with its justification, which tells why
 * @param whyNot for each verdict or rule that was asked for
 * @param whatIf for each verdict that was asked for
 * @param open null where it was not asked for
 */
public record Explanation(
    Decision decision,
    Registers registers,
    List<WhyNot> whyNot,
    List<WhatIf> whatIf,
    @Nullable StillOpen open) {

  /** Version of the JSON form of an explanation. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public Explanation {
    whyNot = List.copyOf(whyNot);
    whatIf = List.copyOf(whatIf);
  }
}
