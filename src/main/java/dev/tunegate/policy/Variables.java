package dev.tunegate.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the variables of a rule get their values. */
public final class Variables {

  /**
   * The source of one variable.
   *
   * @param condition index of the condition whose object it is read off
   * @param type the type of that object
   * @param path where a part of a case holds the value, such as {@code data.verified}
   */
  public record Source(
      int condition, Vocabulary.Type type, Vocabulary.Member member, String path) {}

  private Variables() {}

  /** The sources of a rule's variables, by name; numbers of the policy are not among them. */
  public static Map<String, Source> of(Rule rule) {
    Map<String, Source> sources = new HashMap<>();
    List<Condition> conditions = rule.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      Pattern pattern = conditions.get(i).pattern();
      Vocabulary.Type type = Vocabulary.typeOf(pattern);
      for (Constraint constraint : pattern.constraints()) {
        if (constraint instanceof Constraint.Binding binding) {
          Vocabulary.Member member = type.member(binding.field());
          sources.put(binding.name(), new Source(i, type, member, type.path(member.name())));
        }
      }
    }
    return sources;
  }

  /** Indexes of the conditions whose variables a constraint names, in order. */
  public static Set<Integer> conditions(Constraint constraint, Map<String, Source> variables) {
    Set<Integer> named = new TreeSet<>();
    operands(constraint)
        .filter(Operand.Variable.class::isInstance)
        .map(operand -> ((Operand.Variable) operand).name())
        .map(name -> Objects.requireNonNull(variables.get(name), name).condition())
        .forEach(named::add);
    return named;
  }

  /** Whether a constraint names any variable. */
  static boolean areNamed(Constraint constraint) {
    return operands(constraint).anyMatch(Operand.Variable.class::isInstance);
  }

  private static Stream<Operand> operands(Constraint constraint) {
    if (constraint instanceof Constraint.All all) {
      return all.parts().stream().flatMap(Variables::operands);
    }
    if (constraint instanceof Constraint.Any any) {
      return any.parts().stream().flatMap(Variables::operands);
    }
    if (constraint instanceof Constraint.Membership membership) {
      return membership.values().stream();
    }
    return constraint instanceof Constraint.Comparison comparison
        ? Stream.of(comparison.right())
        : Stream.empty();
  }
}
