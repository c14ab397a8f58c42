package dev.tunegate.engine;

import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition whose premises depend on the case.
 *
 * @param index of the condition in its rule
 * @param choices of a part, the alternatives of which only those that hold count
 * @param test whether the condition is met by an object, null where that depends on others too
 */
record Step(
    int index,
    Condition condition,
    Vocabulary.Type type,
    List<Choice> choices,
    @Nullable Predicate<Object> test) {

  /**
   * One of several alternatives.
   *
   * @param test whether it holds for a part, null where that depends on other objects too
   * @param facts what it reads
   * @param inner alternatives within it
   */
  record Choice(
      Constraint constraint,
      @Nullable Predicate<Object> test,
      List<FactPath> facts,
      List<Choice> inner) {}

  /** The step of a condition on a part. */
  static Step ofPart(
      int index, Condition condition, Vocabulary.Type type, List<Constraint> alternatives) {
    return new Step(index, condition, type, choices(alternatives, type), null);
  }

  /** The step of a condition on what there can be several of. */
  static Step ofMany(int index, Condition condition, Vocabulary.Type type) {
    return new Step(index, condition, type, List.of(), test(condition.pattern(), type));
  }

  Pattern pattern() {
    return condition.pattern();
  }

  /** Whether it looks at a part of the case. */
  boolean isOfPart() {
    return type.kind() == Vocabulary.Kind.PART;
  }

  /** Whether firings differ by what it matched. */
  boolean takesObject() {
    return condition instanceof Condition.Match && !isOfPart();
  }

  /** Whether it asks whether there is something of a kind. */
  boolean exists() {
    return !isOfPart() && !takesObject();
  }

  /** Whether it asks so of conclusions, and of each of them it is known which it means. */
  boolean existsAmongKnown() {
    return exists() && test != null && type.kind() == Vocabulary.Kind.CONCLUSION;
  }

  private static @Nullable Predicate<Object> test(Pattern pattern, Vocabulary.Type type) {
    Predicate<Object> all = object -> true;
    for (Constraint constraint : pattern.constraints()) {
      Predicate<Object> one = Evaluation.ready(type, constraint);
      if (one == null) {
        return null;
      }
      all = all.and(one);
    }
    return all;
  }

  private static List<Choice> choices(List<Constraint> alternatives, Vocabulary.Type type) {
    List<Choice> choices = new ArrayList<>();
    for (Constraint alternative : alternatives) {
      for (Constraint part : ((Constraint.Any) alternative).parts()) {
        Map<String, FactPath> facts = new LinkedHashMap<>();
        List<Constraint> inner = new ArrayList<>();
        read(part, type, facts, inner);
        choices.add(
            new Choice(
                part,
                Evaluation.ready(type, part),
                List.copyOf(facts.values()),
                choices(inner, type)));
      }
    }
    return choices;
  }

  /** Collects the facts that a constraint reads; alternatives depend on the case and stay apart. */
  static void read(
      Constraint constraint,
      Vocabulary.Type type,
      Map<String, FactPath> facts,
      List<Constraint> alternatives) {
    if (constraint instanceof Constraint.Any any) {
      alternatives.add(any);
    } else if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> read(part, type, facts, alternatives));
    } else if (constraint instanceof Constraint.Binding binding) {
      read(binding.field(), type, facts);
    } else if (constraint instanceof Constraint.Membership membership) {
      read(membership.field(), type, facts);
    } else if (constraint instanceof Constraint.Comparison comparison) {
      read(comparison.field(), type, facts);
      if (comparison.right() instanceof Operand.FieldOf other) {
        read(other.field(), type, facts);
      }
    }
  }

  private static void read(String field, Vocabulary.Type type, Map<String, FactPath> facts) {
    read(type.path(field), facts);
  }

  static void read(String path, Map<String, FactPath> facts) {
    facts.put(path, FactPath.of(path));
  }
}
