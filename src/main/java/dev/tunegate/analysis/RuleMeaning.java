package dev.tunegate.analysis;

import dev.tunegate.policy.Because;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rule in a form that is equal for rules that mean the same and differ only in layout, in the
 * order of conditions or in the names of variables. Numbers of the policy stand in it by their
 * names, in square brackets; what becomes of their values is told of the numbers.
 *
 * @param conditions sorted
 * @param conclusions sorted
 * @param because the reason, with values by what they are read off
 * @param sources sorted
 */
record RuleMeaning(
    List<String> conditions, List<String> conclusions, String because, List<String> sources) {

  static RuleMeaning of(Rule rule) {
    var words = new Words(rule);
    return new RuleMeaning(
        rule.conditions().stream().map(words::condition).sorted().toList(),
        rule.insertions().stream().map(words::insertion).sorted().toList(),
        rule.because().segments().stream().map(words::segment).collect(Collectors.joining()),
        rule.sources().stream().sorted().toList());
  }

  /** Whether they conclude the same of every case. */
  boolean concludesAs(RuleMeaning other) {
    return conditions.equals(other.conditions) && conclusions.equals(other.conclusions);
  }

  private static final class Words {

    private final Map<String, String> variables = new HashMap<>();

    Words(Rule rule) {
      Map<String, Integer> seen = new HashMap<>();
      List<String> names = new ArrayList<>();
      for (Condition condition : rule.conditions()) {
        String type = condition.pattern().type();
        int number = seen.merge(type, 1, Integer::sum);
        names.add(number == 1 ? type : type + " " + number);
      }
      Variables.of(rule)
          .forEach(
              (name, source) ->
                  variables.put(
                      name, names.get(source.condition()) + "." + source.member().name()));
      rule.thresholds().forEach(use -> variables.put(use.binding(), "[" + use.name() + "]"));
    }

    String condition(Condition condition) {
      Pattern pattern = condition.pattern();
      String constraints =
          pattern.constraints().stream()
              .filter(constraint -> !(constraint instanceof Constraint.Binding))
              .map(this::constraint)
              .sorted()
              .collect(Collectors.joining(", "));
      String sign =
          condition instanceof Condition.Match
              ? ""
              : condition instanceof Condition.Exists ? "exists " : "not ";
      return sign + pattern.type() + (constraints.isEmpty() ? "( )" : "( " + constraints + " )");
    }

    private String constraint(Constraint constraint) {
      if (constraint instanceof Constraint.All all) {
        return joined(all.parts(), " && ");
      }
      if (constraint instanceof Constraint.Any any) {
        return joined(any.parts(), " || ");
      }
      if (constraint instanceof Constraint.Membership list) {
        String values =
            list.values().stream().map(this::operand).sorted().collect(Collectors.joining(", "));
        return list.field() + (list.negated() ? " not in ( " : " in ( ") + values + " )";
      }
      if (constraint instanceof Constraint.Comparison c) {
        return c.field() + " " + c.operator().symbol() + " " + operand(c.right());
      }
      throw new IllegalStateException("A binding asks for nothing: " + constraint);
    }

    private String joined(List<Constraint> parts, String by) {
      return parts.stream()
          .map(
              part ->
                  part instanceof Constraint.All || part instanceof Constraint.Any
                      ? "( " + constraint(part) + " )"
                      : constraint(part))
          .sorted()
          .collect(Collectors.joining(by));
    }

    private String operand(Operand operand) {
      if (operand instanceof Operand.ThresholdValue number) {
        return "[" + number.threshold() + "]";
      }
      return operand instanceof Operand.Variable variable
          ? variables.getOrDefault(variable.name(), variable.name())
          : operand.toString();
    }

    String insertion(Rule.Insertion insertion) {
      return insertion.arguments().stream()
          .map(this::operand)
          .collect(Collectors.joining(", ", insertion.type() + "( ", " )"));
    }

    String segment(Because.Segment segment) {
      if (segment instanceof Because.Words words) {
        return words.text();
      }
      if (segment instanceof Because.Count count) {
        return "{" + "count of " + count.type() + words(count.singular(), count.plural()) + "}";
      }
      var value = (Because.Value) segment;
      String name = "$" + value.variable();
      return "{"
          + variables.getOrDefault(name, name)
          + words(value.singular(), value.plural())
          + "}";
    }

    private static String words(String singular, String plural) {
      return plural.isEmpty() ? "" : "|" + singular + "|" + plural;
    }
  }
}
