package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Baseline;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.FailureMode;
import dev.tunegate.facts.StructuredOutputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The failure routes: "the maximised prompt fails too often and tuning can act on it". The route of
 * behaviour, which asks nothing of the task, also stands for failures whose mode is not known.
 */
final class FailureRoutes {

  private FailureRoutes() {}

  static List<Route> of(Case facts) {
    return List.of(
        route(facts, FailureMode.FORMAT),
        route(facts, FailureMode.REASONING),
        route(facts, FailureMode.STYLE),
        route(facts, FailureMode.BEHAVIOR));
  }

  private static Route route(Case facts, FailureMode mode) {
    return new Route(mode.name(), standing(facts, mode), homework(facts, mode));
  }

  private static Standing standing(Case facts, FailureMode mode) {
    Baseline baseline = facts.baseline();
    // Within the limit there is no failure ground, whatever the task's kind.
    if (Numbers.neverAbove(baseline.failurePercent(), baseline.acceptableFailurePercent())) {
      return Standing.CLOSED;
    }
    Done suits = TaskKinds.suits(facts, mode);
    if (suits == Done.NO) {
      return Standing.CLOSED;
    }
    FailureMode met = baseline.failureMode();
    boolean modeOpen = met == null || met == FailureMode.UNIDENTIFIED;
    // Another mode was found: also KNOWLEDGE, which is never a failure ground, and NONE.
    if (!modeOpen && met != mode) {
      return Standing.CLOSED;
    }
    if (Numbers.above(baseline.failurePercent(), baseline.acceptableFailurePercent())) {
      return modeOpen ? unidentified(facts, mode) : tooOften(facts, mode, suits);
    }
    return unknownRate(facts, mode, modeOpen);
  }

  /** The rate is above the limit, and this is how it fails. */
  private static Standing tooOften(Case facts, FailureMode mode, Done suits) {
    // "Failure: the maximised prompt fails too often."
    boolean promptTried = PromptRead.maximized(facts) == Done.YES;
    // Structured outputs are the cheaper cure and come first; INSUFFICIENT: the ground stands.
    boolean cureTried =
        mode != FailureMode.FORMAT
            || facts.baseline().structuredOutputs() == StructuredOutputs.INSUFFICIENT;
    return suits == Done.YES && promptTried && cureTried ? Standing.GROUND : Standing.PROSPECT;
  }

  /** A rate above the limit with no failure mode found is a prospect. */
  private static Standing unidentified(Case facts, FailureMode mode) {
    boolean likely = mode == FailureMode.BEHAVIOR || TaskKinds.tuningKind(facts, mode);
    return likely ? Standing.PROSPECT : Standing.OPEN;
  }

  /** Nothing is measured, or the limit or the rate is not told. */
  private static Standing unknownRate(Case facts, FailureMode mode, boolean modeOpen) {
    // L22 to L29 decide only while nothing is measured; then they unmake a prospect.
    if (TaskKinds.nothingMeasured(facts.baseline()) && TaskKinds.promptingKind(facts.task())) {
      return Standing.CLOSED;
    }
    // It would be a ground if the rate turned out above the limit.
    if (!modeOpen) {
      return Standing.PROSPECT;
    }
    // With a task of a tuning kind there is still a prospect.
    return TaskKinds.tuningKind(facts, mode) ? Standing.PROSPECT : Standing.OPEN;
  }

  private static Map<String, Done> homework(Case facts, FailureMode mode) {
    Map<String, Done> homework = new LinkedHashMap<>(CommonHomework.of(facts));
    Baseline baseline = facts.baseline();
    FailureMode met = baseline.failureMode();
    // Failure mode known, failures across input types.
    homework.put(
        "FAILURE_MODE_UNKNOWN",
        met == null ? Done.UNSTATED : met == FailureMode.UNIDENTIFIED ? Done.NO : Done.YES);
    homework.put("FAILURES_CONCENTRATED", Done.of(baseline.failuresAcrossInputTypes()));
    // Structured outputs tried and insufficient: format only.
    if (mode == FailureMode.FORMAT) {
      homework.put("STRUCTURED_OUTPUTS_UNTRIED", structuredOutputs(baseline));
    }
    homework.put("RETRIEVAL_WEAK", retrieval(facts));
    return homework;
  }

  private static Done structuredOutputs(Baseline baseline) {
    StructuredOutputs tried = baseline.structuredOutputs();
    if (tried == null) {
      return Done.UNSTATED;
    }
    return tried == StructuredOutputs.NOT_CONSIDERED ? Done.NO : Done.YES;
  }

  /**
   * Current information with retrieval NONE or POOR and another failure mode: a gap, mend retrieval
   * first.
   */
  private static Done retrieval(Case facts) {
    FailureMode met = facts.baseline().failureMode();
    boolean other =
        met == FailureMode.FORMAT
            || met == FailureMode.REASONING
            || met == FailureMode.STYLE
            || met == FailureMode.BEHAVIOR;
    if (!other || !Boolean.TRUE.equals(facts.task().needsCurrentInformation())) {
      return Done.NOT_NEEDED;
    }
    if (facts.baseline().retrieval() == null) {
      return Done.UNSTATED;
    }
    return switch (facts.baseline().retrieval()) {
      case NONE, POOR -> Done.NO;
      case GOOD -> Done.YES;
    };
  }
}
