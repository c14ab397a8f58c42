package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Baseline;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.FailureMode;
import dev.tunegate.facts.StructuredOutputs;
import dev.tunegate.facts.Style;
import dev.tunegate.facts.Task;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** "Contradictions are this closed list". */
final class ContradictionsRead {

  private static final String MODE = "baseline.failureMode";
  private static final String RATE = "baseline.failurePercent";
  private static final String STRUCTURED = "baseline.structuredOutputs";

  private ContradictionsRead() {}

  static Set<Set<String>> of(Case facts) {
    Set<Set<String>> pairs = new LinkedHashSet<>();
    Task task = facts.task();
    Baseline baseline = facts.baseline();
    FailureMode mode = baseline.failureMode();
    BigDecimal rate = baseline.failurePercent();
    BigDecimal limit = baseline.acceptableFailurePercent();
    // Failure mode NONE with a rate above the limit.
    if (mode == FailureMode.NONE && Numbers.above(rate, limit)) {
      pairs.add(Set.of(MODE, RATE));
    }
    // A failure mode (other than NONE and UNIDENTIFIED) with a rate of 0.
    boolean named = mode != null && mode != FailureMode.NONE && mode != FailureMode.UNIDENTIFIED;
    if (named && rate != null && rate.signum() == 0) {
      pairs.add(Set.of(MODE, RATE));
    }
    // FORMAT failures with structured outputs NOT_APPLICABLE.
    if (mode == FailureMode.FORMAT
        && baseline.structuredOutputs() == StructuredOutputs.NOT_APPLICABLE) {
      pairs.add(Set.of(MODE, STRUCTURED));
    }
    // An eval set that is not built but discriminates.
    if (Boolean.FALSE.equals(baseline.evalSetBuilt())
        && Boolean.TRUE.equals(baseline.evalSetDiscriminates())) {
      pairs.add(Set.of("baseline.evalSetBuilt", "baseline.evalSetDiscriminates"));
    }
    // Structured outputs that SOLVE with a rate above the limit, or are INSUFFICIENT with a rate
    // within it. The rate is the one with structured outputs in use: else "SOLVES: no format
    // ground" could never be of use.
    BigDecimal constrained = baseline.structuredOutputsFailurePercent();
    if (baseline.structuredOutputs() == StructuredOutputs.SOLVES
        && Numbers.above(constrained, limit)) {
      pairs.add(Set.of(STRUCTURED, "baseline.structuredOutputsFailurePercent"));
    }
    if (baseline.structuredOutputs() == StructuredOutputs.INSUFFICIENT
        && Numbers.within(constrained, limit)) {
      pairs.add(Set.of(STRUCTURED, "baseline.structuredOutputsFailurePercent"));
    }
    // A style failure where no style is wanted.
    if (mode == FailureMode.STYLE && task.style() == Style.NONE) {
      pairs.add(Set.of(MODE, "task.style"));
    }
    // More distinct inputs than queries.
    Long inputs = task.distinctInputsPerMonth();
    Long queries = facts.constraints().monthlyQueries();
    if (inputs != null && queries != null && inputs > queries) {
      pairs.add(Set.of("task.distinctInputsPerMonth", "constraints.monthlyQueries"));
    }
    return pairs;
  }
}
