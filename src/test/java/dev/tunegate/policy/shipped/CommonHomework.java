package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Baseline;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Task;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The homework that every route has: "Homework must be stated and done". */
final class CommonHomework {

  private CommonHomework() {}

  static Map<String, Done> of(Case facts) {
    Map<String, Done> homework = new LinkedHashMap<>();
    // Prompt maximised.
    homework.put("PROMPT_NOT_MAXIMIZED", PromptRead.maximized(facts));
    // Eval set built and discriminating; failure rate measured; limit stated.
    Baseline baseline = facts.baseline();
    homework.put("EVAL_SET_MISSING", Done.of(baseline.evalSetBuilt()));
    homework.put(
        "EVAL_SET_WEAK",
        Boolean.FALSE.equals(baseline.evalSetBuilt())
            ? Done.NOT_NEEDED
            : Done.of(baseline.evalSetDiscriminates()));
    homework.put("BASELINE_NOT_MEASURED", measured(baseline));
    homework.put("LIMIT", baseline.acceptableFailurePercent() == null ? Done.UNSTATED : Done.YES);
    // A kind that is not stated could be ASSISTANT, and ignorance never leads to FINE_TUNE.
    homework.put("KIND", facts.task().kind() == null ? Done.UNSTATED : Done.YES);
    // Scope stated, usable examples at its tier, verified or flaws stated as 0.
    DataRead.homework(facts, homework);
    // Definition stable (a gap even though criteria hold for long), criteria measurable, months
    // stable at least 6.
    homework.put("TASK_UNSTABLE", stable(facts.task()));
    homework.put("CRITERIA_NOT_MEASURABLE", Done.of(facts.task().criteriaMeasurable()));
    // Curation budgeted, retraining cost planned.
    homework.put("CURATION_UNBUDGETED", Done.of(facts.data().curationBudgeted()));
    homework.put("RETRAINING_UNPLANNED", Done.of(facts.constraints().retrainingCostPlanned()));
    // retrainingCycleAcceptable false alone is a gap; unstated it is worth a warning only.
    homework.put(
        "RETRAINING_TOO_SLOW",
        Boolean.FALSE.equals(facts.constraints().retrainingCycleAcceptable())
            ? Done.NO
            : Done.NOT_NEEDED);
    return homework;
  }

  /** A rate that was measured and is not told can be held against no limit. */
  private static Done measured(Baseline baseline) {
    if (baseline.failurePercent() != null) {
      return Done.YES;
    }
    return Boolean.FALSE.equals(baseline.failureRateMeasured()) ? Done.NO : Done.UNSTATED;
  }

  private static Done stable(Task task) {
    BigDecimal months = task.monthsCriteriaStable();
    boolean moving = Boolean.FALSE.equals(task.definitionStable());
    boolean shortLived = months != null && months.compareTo(Numbers.MONTHS) < 0;
    if (moving || shortLived) {
      return Done.NO;
    }
    return task.definitionStable() == null || months == null ? Done.UNSTATED : Done.YES;
  }
}
