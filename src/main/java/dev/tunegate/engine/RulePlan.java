package dev.tunegate.engine;

import dev.tunegate.policy.Because;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a rule before any case: worked out once a policy, used in every decision. */
final class RulePlan {

  /** A condition with the type it is about. */
  record Step(Condition condition, Vocabulary.Type type, boolean takesObject) {
    Pattern pattern() {
      return condition.pattern();
    }
  }

  /** Where a variable gets its value: from the step's object, by the name of a field. */
  record Source(int step, String field) {}

  private final Rule rule;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, Operand.ThresholdValue> numbers = new HashMap<>();
  private final boolean takesObjects;
  private final @Nullable List<Conclusion> constants;
  private final @Nullable String fixedReason;

  RulePlan(Rule rule, Thresholds thresholds) {
    this.rule = rule;
    for (Condition condition : rule.conditions()) {
      Pattern pattern = condition.pattern();
      Vocabulary.Type type = Objects.requireNonNull(Vocabulary.type(pattern.type()));
      boolean takes = condition instanceof Condition.Match && type.kind() != Vocabulary.Kind.PART;
      for (Constraint constraint : pattern.constraints()) {
        if (constraint instanceof Constraint.Binding binding) {
          sources.put(binding.name(), new Source(steps.size(), binding.field()));
        }
      }
      steps.add(new Step(condition, type, takes));
    }
    rule.thresholds().forEach(use -> numbers.put(use.binding(), thresholds.value(use)));
    this.takesObjects = steps.stream().anyMatch(Step::takesObject);
    this.constants = constants();
    this.fixedReason = fixedReason();
  }

  /** Gives the numbers of the policy. */
  interface Thresholds {
    Operand.ThresholdValue value(Rule.ThresholdUse use);
  }

  Rule rule() {
    return rule;
  }

  List<Step> steps() {
    return steps;
  }

  /** Whether its firings differ by the conclusions, attributes or unstated paths they matched. */
  boolean takesObjects() {
    return takesObjects;
  }

  Map<String, Source> sources() {
    return sources;
  }

  Map<String, Operand.ThresholdValue> numbers() {
    return numbers;
  }

  /** Its reason where it holds no value, else null. */
  @Nullable String reason() {
    return fixedReason;
  }

  /** What it concludes where that holds no variable, else null. */
  @Nullable List<Conclusion> conclusions() {
    return constants;
  }

  private @Nullable List<Conclusion> constants() {
    List<Conclusion> all = new ArrayList<>();
    for (Rule.Insertion insertion : rule.insertions()) {
      for (Operand argument : insertion.arguments()) {
        if (argument instanceof Operand.Variable) {
          return null;
        }
      }
      all.add(Conclusions.make(insertion, variable -> null));
    }
    return all;
  }

  private @Nullable String fixedReason() {
    var text = new StringBuilder();
    for (Because.Segment segment : rule.because().segments()) {
      if (!(segment instanceof Because.Words words)) {
        return null;
      }
      text.append(words.text());
    }
    return text.toString();
  }
}
