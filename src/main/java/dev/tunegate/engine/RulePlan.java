package dev.tunegate.engine;

import dev.tunegate.policy.Because;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a rule before any case: worked out once a policy, used in every decision. */
final class RulePlan {

  /**
   * A condition with the type it is about.
   *
   * @param takesObject whether firings differ by what it matched
   * @param onlyKey the code of a conclusion, where the pattern asks for that one and nothing else
   * @param shown the pattern as a rule writes it
   * @param paths of a part, the facts that it reads in any case
   * @param alternatives of a part, the constraints of which only those that hold count
   */
  record Step(
      Condition condition,
      Vocabulary.Type type,
      boolean takesObject,
      @Nullable String onlyKey,
      String shown,
      List<String> paths,
      List<Constraint> alternatives) {
    Pattern pattern() {
      return condition.pattern();
    }
  }

  private final Rule rule;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Variables.Source> sources;
  private final Map<String, Operand.ThresholdValue> numbers = new HashMap<>();
  private final boolean takesObjects;
  private final @Nullable List<Conclusion> constants;
  private final @Nullable String fixedReason;

  RulePlan(Rule rule, Thresholds thresholds) {
    this.rule = rule;
    this.sources = Variables.of(rule);
    for (Condition condition : rule.conditions()) {
      Pattern pattern = condition.pattern();
      Vocabulary.Type type = Vocabulary.typeOf(pattern);
      boolean takes = condition instanceof Condition.Match && type.kind() != Vocabulary.Kind.PART;
      steps.add(step(condition, type, takes));
    }
    rule.thresholds().forEach(use -> numbers.put(use.binding(), thresholds.value(use)));
    this.takesObjects = steps.stream().anyMatch(Step::takesObject);
    this.constants = Conclusions.constants(rule);
    this.fixedReason = fixedReason();
  }

  private static Step step(Condition condition, Vocabulary.Type type, boolean takes) {
    Pattern pattern = condition.pattern();
    Set<String> paths = new LinkedHashSet<>();
    List<Constraint> alternatives = new ArrayList<>();
    if (type.kind() == Vocabulary.Kind.PART) {
      pattern.constraints().forEach(c -> read(c, type, paths, alternatives));
    }
    return new Step(
        condition,
        type,
        takes,
        onlyKey(pattern, type),
        pattern.toString(),
        List.copyOf(paths),
        alternatives);
  }

  /** Collects the facts that a constraint reads; alternatives depend on the case and stay apart. */
  static void read(
      Constraint constraint,
      Vocabulary.Type type,
      Set<String> paths,
      List<Constraint> alternatives) {
    if (constraint instanceof Constraint.Any any) {
      alternatives.add(any);
    } else if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> read(part, type, paths, alternatives));
    } else if (constraint instanceof Constraint.Binding binding) {
      paths.add(type.path(binding.field()));
    } else if (constraint instanceof Constraint.Membership membership) {
      paths.add(type.path(membership.field()));
    } else if (constraint instanceof Constraint.Comparison comparison) {
      paths.add(type.path(comparison.field()));
      if (comparison.right() instanceof Operand.FieldOf other) {
        paths.add(type.path(other.field()));
      }
    }
  }

  /** The code of a conclusion, where the pattern asks for that one and for nothing else. */
  private static @Nullable String onlyKey(Pattern pattern, Vocabulary.Type type) {
    boolean plain =
        type.kind() == Vocabulary.Kind.CONCLUSION
            && type.members().size() == 1
            && pattern.constraints().size() == 1
            && pattern.constraints().get(0) instanceof Constraint.Comparison
            && pattern.keys().size() == 1;
    return plain ? pattern.keys().iterator().next() : null;
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

  Map<String, Variables.Source> sources() {
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
