package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what one pattern asks of the fields of its type. */
final class ConstraintChecker {

  private final Vocabulary.Type type;
  private final Diagnostics problems;
  private final String rule;
  private final Map<String, RuleChecker.Bound> variables;
  private final OperandChecker operands;

  ConstraintChecker(
      Vocabulary.Type type,
      Registers registers,
      Diagnostics problems,
      String rule,
      Map<String, ThresholdEntry> numbers,
      Map<String, RuleChecker.Bound> variables) {
    this.type = type;
    this.problems = problems;
    this.rule = rule;
    this.variables = variables;
    this.operands = new OperandChecker(registers, problems, rule, numbers, variables);
  }

  /**
   * The constraints, resolved.
   *
   * @param binds whether variables bound here can be used elsewhere: not under not and exists
   * @param always fields that are never unstated here
   */
  List<Constraint> check(List<Constraint> constraints, boolean binds, Set<String> always) {
    Set<String> stated = stated(constraints);
    stated.addAll(always);
    List<Constraint> resolved = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Binding binding) {
        bind(binding, binds, stated);
        resolved.add(binding);
      } else {
        resolved.add(resolve(constraint, stated));
      }
    }
    return resolved;
  }

  private void bind(Constraint.Binding binding, boolean binds, Set<String> stated) {
    Vocabulary.Member member = member(binding.field(), binding.place());
    if (!binds) {
      problems.error(
          binding.place(),
          rule,
          binding.name() + " is bound under not or exists, where it has no one value",
          "Remove the binding, or match the conclusion without not or exists.");
    } else if (member != null
        && (operands.isNumber(binding.name())
            || variables.put(
                    binding.name(),
                    new RuleChecker.Bound(
                        type, member, !member.nullable() || stated.contains(member.name())))
                != null)) {
      problems.error(
          binding.place(),
          rule,
          binding.name() + " is bound twice",
          "Give each value its own variable.");
    }
  }

  private Constraint resolve(Constraint constraint, Set<String> stated) {
    if (constraint instanceof Constraint.All all) {
      Set<String> inner = new HashSet<>(stated);
      inner.addAll(stated(all.parts()));
      return new Constraint.All(
          all.parts().stream().map(p -> resolve(p, inner)).toList(), all.place());
    }
    if (constraint instanceof Constraint.Any any) {
      return new Constraint.Any(
          any.parts().stream().map(p -> resolve(p, stated)).toList(), any.place());
    }
    if (constraint instanceof Constraint.Membership membership) {
      return membership(membership, stated);
    }
    return comparison((Constraint.Comparison) constraint, stated);
  }

  private Constraint membership(Constraint.Membership raw, Set<String> stated) {
    Vocabulary.Member member = member(raw.field(), raw.place());
    if (member == null) {
      return raw;
    }
    if (raw.negated()) {
      guard(member, stated, raw.place(), "not in");
    }
    List<Operand> values = new ArrayList<>();
    for (Operand value : raw.values()) {
      if (value instanceof Operand.FieldOf
          || value instanceof Operand.Null
          || value instanceof Operand.Variable) {
        problems.error(
            raw.place(),
            rule,
            "a list holds " + value,
            "List the values themselves, such as \"CODE\" or Enum.VALUE.");
        values.add(value);
      } else {
        Operand checked = operands.check(member, value, raw.place());
        operands.declared(type, member, checked, raw.place(), false);
        values.add(checked);
      }
    }
    return new Constraint.Membership(raw.field(), raw.negated(), values, raw.place());
  }

  private Constraint comparison(Constraint.Comparison raw, Set<String> stated) {
    Vocabulary.Member member = member(raw.field(), raw.place());
    if (member == null) {
      return raw;
    }
    if (raw.right() instanceof Operand.Null) {
      nullTest(member, raw);
      return raw;
    }
    if (raw.operator().ordering() && !member.number()) {
      problems.error(
          raw.place(),
          rule,
          member.name()
              + " is "
              + member.kind()
              + ", which has no order, and meets "
              + raw.operator().symbol(),
          "Compare it with == or in ( … ).");
    }
    if (raw.operator() == Operator.NOT_EQUAL) {
      guard(member, stated, raw.place(), "!=");
    }
    Operand right = raw.right();
    if (right instanceof Operand.FieldOf field) {
      otherField(member, field, raw, stated);
    } else {
      if (right instanceof Operand.Variable variable && !raw.operator().ordering()) {
        guardVariable(member, variable, raw, stated);
      }
      right = operands.check(member, right, raw.place());
      operands.declared(type, member, right, raw.place(), false);
    }
    return new Constraint.Comparison(raw.field(), raw.operator(), right, raw.place());
  }

  private void nullTest(Vocabulary.Member member, Constraint.Comparison raw) {
    if (raw.operator().ordering()) {
      problems.error(
          raw.place(),
          rule,
          member.name() + " is compared with null by " + raw.operator().symbol(),
          "Write " + member.name() + " == null to ask whether it is unstated.");
    } else if (!member.nullable()) {
      problems.error(
          raw.place(),
          rule,
          member.name() + " is always there",
          "Remove the comparison with null.");
    }
  }

  private void otherField(
      Vocabulary.Member member,
      Operand.FieldOf field,
      Constraint.Comparison raw,
      Set<String> stated) {
    Vocabulary.Member other = member(field.field(), raw.place());
    if (other == null) {
      return;
    }
    if (!OperandChecker.comparable(member, other)) {
      problems.error(
          raw.place(),
          rule,
          member.name() + " is " + member.kind() + " and " + other.name() + " is " + other.kind(),
          "Compare fields of the same kind.");
    }
    if (!raw.operator().ordering()) {
      refuseMixed(member, other, other.name(), raw);
      guard(member, stated, raw.place(), raw.operator().symbol());
      guard(other, stated, raw.place(), raw.operator().symbol());
    }
  }

  private void guardVariable(
      Vocabulary.Member member,
      Operand.Variable variable,
      Constraint.Comparison raw,
      Set<String> stated) {
    RuleChecker.Bound bound = variables.get(variable.name());
    if (bound == null) {
      return;
    }
    refuseMixed(member, bound.member(), variable.name(), raw);
    guard(member, stated, raw.place(), raw.operator().symbol());
    if (!bound.guarded()) {
      problems.error(
          raw.place(),
          rule,
          variable.name() + " may be unstated, and " + raw.operator().symbol() + " would match it",
          "Add " + bound.member().name() + " != null where " + variable.name() + " is bound.");
    }
  }

  private void refuseMixed(
      Vocabulary.Member member, Vocabulary.Member other, String shown, Constraint.Comparison raw) {
    if (OperandChecker.mixed(member, other)) {
      problems.error(
          raw.place(),
          rule,
          member.name()
              + " is "
              + member.kind()
              + " and "
              + shown
              + " is "
              + other.kind()
              + ": they are seldom equal",
          "Compare them with <, <=, > or >=.");
    }
  }

  private void guard(Vocabulary.Member member, Set<String> stated, Place place, String operator) {
    if (member.nullable() && !stated.contains(member.name())) {
      problems.error(
          place,
          rule,
          member.name() + " may be unstated, and " + operator + " would match it",
          "Add " + member.name() + " != null to the same pattern: unknown is not false.");
    }
  }

  /** Fields that these constraints, all of which must hold, ask to be stated. */
  private static Set<String> stated(List<Constraint> constraints) {
    Set<String> fields = new HashSet<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Comparison comparison
          && comparison.right() instanceof Operand.Null
          && comparison.operator() == Operator.NOT_EQUAL) {
        fields.add(comparison.field());
      } else if (constraint instanceof Constraint.All all) {
        fields.addAll(stated(all.parts()));
      }
    }
    return fields;
  }

  private Vocabulary.@Nullable Member member(String name, Place place) {
    Vocabulary.Member member = type.members().get(name);
    if (member == null) {
      problems.error(
          place,
          rule,
          type.name() + " has no field " + name,
          Advice.near(
              name,
              type.members().keySet(),
              "It has: " + String.join(", ", type.members().keySet()) + "."));
    }
    return member;
  }
}
