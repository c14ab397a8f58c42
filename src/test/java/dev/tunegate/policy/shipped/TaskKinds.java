package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Baseline;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.FailureMode;
import dev.tunegate.facts.FormatFailureTolerance;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.StructuredOutputs;
import dev.tunegate.facts.Style;
import dev.tunegate.facts.Task;
import dev.tunegate.facts.TaskKind;

/**
 * What kind of task it is: whether failures of a mode could be tuning's, and what is prompting's.
 */
final class TaskKinds {

  private TaskKinds() {}

  /** Whether the task is such that failures of this mode are a ground. */
  static Done suits(Case facts, FailureMode mode) {
    return switch (mode) {
      case FORMAT -> format(facts);
      // A method fundamentally unlike the base model's.
      case REASONING -> Done.of(facts.task().reasoningUnlikeBaseModel());
      case STYLE -> style(facts.task());
      default -> Done.YES;
    };
  }

  private static Done format(Case facts) {
    OutputFormat format = facts.task().outputFormat();
    StructuredOutputs cure = facts.baseline().structuredOutputs();
    // Tolerance OCCASIONAL is prompting's (L57); NONE or unstated: the team's limit decides.
    if (facts.task().formatFailureTolerance() == FormatFailureTolerance.OCCASIONAL) {
      return Done.NO;
    }
    // SOLVES: no format ground. NOT_APPLICABLE contradicts format failures.
    if (cure == StructuredOutputs.SOLVES || cure == StructuredOutputs.NOT_APPLICABLE) {
      return Done.NO;
    }
    // Strict format.
    if (format == null) {
      return Done.UNSTATED;
    }
    return format == OutputFormat.STRICT ? Done.YES : Done.NO;
  }

  private static Done style(Task task) {
    if (task.style() == null) {
      return Done.UNSTATED;
    }
    // EXAMPLE_LEVEL; DESCRIBABLE is prompting's; with NONE a style failure is a contradiction.
    return task.style() == Style.EXAMPLE_LEVEL ? Done.YES : Done.NO;
  }

  /** Whether the task, as stated, is of a kind that speaks for tuning in this mode (L31 to L36). */
  static boolean tuningKind(Case facts, FailureMode mode) {
    if (mode == FailureMode.BEHAVIOR) {
      return false;
    }
    Done suits = suits(facts, mode);
    TaskKind kind = facts.task().kind();
    boolean named =
        switch (mode) {
          case FORMAT -> kind == TaskKind.STRUCTURED_GENERATION;
          case REASONING -> kind == TaskKind.DOMAIN_REASONING;
          default -> kind == TaskKind.STYLED_WRITING;
        };
    return suits == Done.YES || (suits == Done.UNSTATED && named);
  }

  /** Neither a rate is known, nor that any was measured, nor what goes wrong. */
  static boolean nothingMeasured(Baseline baseline) {
    return baseline.failurePercent() == null
        && !Boolean.TRUE.equals(baseline.failureRateMeasured())
        && baseline.failureMode() == null;
  }

  /**
   * Whether the task is of a kind for which prompting is genuinely sufficient (L22 to L29): what
   * makes it one is stated, and no exception is.
   */
  static boolean promptingKind(Task task) {
    // Unless the behaviour clashes with what the base model was trained on (L22), or the voice can
    // only be shown (L36).
    if (task.kind() == null
        || Boolean.TRUE.equals(task.reasoningUnlikeBaseModel())
        || task.style() == Style.EXAMPLE_LEVEL) {
      return false;
    }
    return switch (task.kind()) {
      // Rules and edge cases can be written down precisely (L23).
      case CLASSIFICATION -> Boolean.TRUE.equals(task.rulesDescribable());
      // Predictable documents (L26).
      case EXTRACTION -> Boolean.TRUE.equals(task.layoutPredictable());
      // Unless a very particular voice or format is needed (L27, L28).
      case SUMMARIZATION, REWRITING ->
          task.style() != null && task.outputFormat() != OutputFormat.STRICT;
      // Answers over provided context (L29).
      case QUESTION_ANSWERING -> true;
      default -> false;
    };
  }
}
