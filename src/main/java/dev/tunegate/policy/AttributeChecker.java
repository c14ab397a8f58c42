package dev.tunegate.policy;

import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a pattern asks of attributes against their declarations. A pattern names the
 * attributes that it is about, so that it can be checked, and can match each of them once.
 */
final class AttributeChecker {

  private static final String NAME = "name";

  private final Registers registers;
  private final Diagnostics problems;
  private final String rule;

  AttributeChecker(Registers registers, Diagnostics problems, String rule) {
    this.registers = registers;
    this.problems = problems;
    this.rule = rule;
  }

  /**
   * The type of the attributes that a pattern is about; null where it is about none, or several.
   */
  static @Nullable AttributeType typeOf(Pattern pattern, Registers registers) {
    Set<AttributeType> types = new HashSet<>();
    for (String name : pattern.keys()) {
      AttributeDeclaration declaration = registers.attribute(name);
      if (declaration != null) {
        types.add(declaration.type());
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  /** Tells what is wrong with a pattern over attributes. */
  void check(Pattern pattern) {
    if (pattern.keys().isEmpty()) {
      if (pattern.constraints().stream().noneMatch(AttributeChecker::mistaken)) {
        error(
            pattern.place(),
            "no attribute is named",
            "Write Attribute( name == \"…\", … ) with a name from attributes.yaml.");
      }
      return;
    }
    List<AttributeDeclaration> about = new ArrayList<>();
    for (Constraint constraint : all(pattern.constraints())) {
      named(constraint);
    }
    for (String name : pattern.keys()) {
      AttributeDeclaration declaration = registers.attribute(name);
      if (declaration == null) {
        return;
      }
      about.add(declaration);
    }
    AttributeType type = typeOf(pattern, registers);
    if (type == null) {
      error(
          pattern.place(),
          "attributes of several types are asked for together",
          "Write a rule, or a condition, for those of each type.");
      return;
    }
    for (Constraint constraint : all(pattern.constraints())) {
      fields(constraint, type, String.join(" and ", pattern.keys()));
      about.forEach(declaration -> values(constraint, declaration));
    }
  }

  /** Whether the name is compared with what is no text, of which another check tells. */
  private static boolean mistaken(Constraint constraint) {
    return constraint instanceof Constraint.Comparison comparison
        && comparison.field().equals(NAME)
        && (comparison.right() instanceof Operand.Flag
            || comparison.right() instanceof Operand.Constant
            || comparison.right() instanceof Operand.Null);
  }

  /** The constraints with those inside alternatives. */
  private static List<Constraint> all(List<Constraint> constraints) {
    List<Constraint> all = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.All both) {
        all.addAll(all(both.parts()));
      } else if (constraint instanceof Constraint.Any any) {
        all.addAll(all(any.parts()));
      } else {
        all.add(constraint);
      }
    }
    return all;
  }

  private void named(Constraint constraint) {
    for (String name : texts(constraint, NAME)) {
      if (registers.attribute(name) == null) {
        error(
            constraint.place(),
            "the attribute \"" + name + "\" is not in attributes.yaml",
            Advice.near(
                name,
                registers.attributes().keySet(),
                "Declare it there, with type, group, label, ask and means."));
      }
    }
  }

  private void fields(Constraint constraint, AttributeType type, String names) {
    List<String> asked = new ArrayList<>();
    asked.add(fieldOf(constraint));
    if (constraint instanceof Constraint.Comparison comparison) {
      if (comparison.right() instanceof Operand.FieldOf other) {
        asked.add(other.field());
      } else if (comparison.right() instanceof Operand.Null
          && comparison.operator() == Operator.EQUAL
          && comparison.field().equals(type.word())) {
        error(
            constraint.place(),
            type.word() + " is always there where the attribute is stated",
            "Ask for what is not stated: Unstated( path == \"attributes.…\" ).");
      }
    }
    for (String field : asked) {
      if (!field.equals(NAME) && !field.equals(type.word())) {
        error(
            constraint.place(),
            names + " holds a " + type.word() + ", and its " + field + " is asked for",
            "Ask for " + type.word() + ".");
      }
    }
  }

  private void values(Constraint constraint, AttributeDeclaration declaration) {
    List<String> allowed = declaration.allowedValues();
    if (allowed.isEmpty()) {
      return;
    }
    for (String text : texts(constraint, AttributeType.TEXT.word())) {
      if (!allowed.contains(text)) {
        error(
            constraint.place(),
            declaration.name() + " is never \"" + text + "\"",
            Advice.near(text, allowed, "Its answers are: " + String.join(", ", allowed) + "."));
      }
    }
  }

  /** The texts that a field is compared with. */
  private static List<String> texts(Constraint constraint, String field) {
    if (!fieldOf(constraint).equals(field)) {
      return List.of();
    }
    List<Operand> operands =
        constraint instanceof Constraint.Comparison comparison
            ? List.of(comparison.right())
            : constraint instanceof Constraint.Membership membership
                ? membership.values()
                : List.of();
    return operands.stream()
        .filter(Operand.Text.class::isInstance)
        .map(operand -> ((Operand.Text) operand).value())
        .toList();
  }

  private static String fieldOf(Constraint constraint) {
    if (constraint instanceof Constraint.Comparison comparison) {
      return comparison.field();
    }
    if (constraint instanceof Constraint.Membership membership) {
      return membership.field();
    }
    return ((Constraint.Binding) constraint).field();
  }

  private void error(Place place, String problem, Advice advice) {
    problems.error(place, rule, problem, advice);
  }

  private void error(Place place, String problem, String advice) {
    problems.error(place, rule, problem, advice);
  }
}
