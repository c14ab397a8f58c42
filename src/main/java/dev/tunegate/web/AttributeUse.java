package dev.tunegate.web;

import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.web.Answers.AttributeKind;
import java.util.List;

/** Tells from the rules what kind of value an attribute has, since the catalogue knows none. */
final class AttributeUse {

  private AttributeUse() {}

  /** The kind that the first rule to read the attribute compares; a text where none does. */
  static AttributeKind kindOf(PolicyModel model, String attribute) {
    for (Rule rule : model.rules()) {
      for (Condition condition : rule.conditions()) {
        Pattern pattern = condition.pattern();
        if (pattern.type().equals("Attribute") && pattern.keys().contains(attribute)) {
          if (reads("number", pattern.constraints())) {
            return AttributeKind.NUMBER;
          }
          if (reads("flag", pattern.constraints())) {
            return AttributeKind.FLAG;
          }
        }
      }
    }
    return AttributeKind.TEXT;
  }

  private static boolean reads(String field, List<Constraint> constraints) {
    for (Constraint constraint : constraints) {
      boolean found =
          constraint instanceof Constraint.Comparison comparison
              ? comparison.field().equals(field)
              : constraint instanceof Constraint.Membership membership
                  ? membership.field().equals(field)
                  : constraint instanceof Constraint.Binding binding
                      ? binding.field().equals(field)
                      : constraint instanceof Constraint.All all
                          ? reads(field, all.parts())
                          : constraint instanceof Constraint.Any any && reads(field, any.parts());
      if (found) {
        return true;
      }
    }
    return false;
  }
}
