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
    homework.put("EVAL_SET_WEAK", Done.of(baseline.evalSetDiscriminates()));
    homework.put("BASELINE_NOT_MEASURED", Done.of(baseline.failureRateMeasured()));
    homework.put("LIMIT", baseline.acceptableFailurePercent() == null ? Done.UNSTATED : Done.YES);
    // Scope stated, usable examples at its tier, verified or flaws stated as 0.
    DataRead.homework(facts, homework);
    // Definition stable (a gap even though criteria hold for long), criteria measurable, months
    // stable at least 6.
    Task task = facts.task();
    homework.put("TASK_UNSTABLE", Done.of(task.definitionStable()));
    homework.put("CRITERIA_NOT_MEASURABLE", Done.of(task.criteriaMeasurable()));
    homework.put("CRITERIA_SHORT_LIVED", stable(task.monthsCriteriaStable()));
    // Curation budgeted, retraining cost planned.
    homework.put("CURATION_UNBUDGETED", Done.of(facts.data().curationBudgeted()));
    homework.put("RETRAINING_UNPLANNED", Done.of(facts.constraints().retrainingCostPlanned()));
    // retrainingCycleAcceptable false alone is a gap; unstated it is worth a warning only.
    homework.put(
        "RETRAINING_CYCLE",
        Boolean.FALSE.equals(facts.constraints().retrainingCycleAcceptable())
            ? Done.NO
            : Done.NOT_NEEDED);
    return homework;
  }

  private static Done stable(@org.jspecify.annotations.Nullable BigDecimal months) {
    if (months == null) {
      return Done.UNSTATED;
    }
    return months.compareTo(Numbers.MONTHS) >= 0 ? Done.YES : Done.NO;
  }
}
