package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for: a type and what its fields must be.
 *
 * @param type name of the type of fact or conclusion
 * @param binding variable for the whole fact, such as {@code $task}; null for none
 * @param constraints all of them must hold
 */
public record Pattern(
    String type, @Nullable String binding, List<Constraint> constraints, Place place) {

  /** Copies the list. */
  public Pattern {
    constraints = List.copyOf(constraints);
  }

  /**
   * The values that it asks of the field by which its type is told apart, such as codes; empty
   * where it asks for none in particular.
   */
  public Set<String> keys() {
    Vocabulary.Type vocabulary = Vocabulary.type(type);
    if (vocabulary == null) {
      return Set.of();
    }
    for (Constraint constraint : constraints) {
      Set<String> keys = keys(constraint, vocabulary.keyMember());
      if (!keys.isEmpty()) {
        return keys;
      }
    }
    return Set.of();
  }

  /** Names of the attributes that it looks at, or asks whether they are stated. */
  public Set<String> attributes() {
    if (type.equals("Attribute")) {
      return keys();
    }
    Set<String> names = new LinkedHashSet<>();
    if (type.equals("Unstated")) {
      for (String path : keys()) {
        String name = Attribute.nameAt(path);
        if (name != null) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Names of the fields that it compares or binds. */
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    constraints.forEach(constraint -> fields(constraint, fields));
    return fields;
  }

  private static void fields(Constraint constraint, Set<String> into) {
    if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> fields(part, into));
    } else if (constraint instanceof Constraint.Any any) {
      any.parts().forEach(part -> fields(part, into));
    } else if (constraint instanceof Constraint.Binding binding) {
      into.add(binding.field());
    } else if (constraint instanceof Constraint.Membership membership) {
      into.add(membership.field());
    } else if (constraint instanceof Constraint.Comparison comparison) {
      into.add(comparison.field());
      if (comparison.right() instanceof Operand.FieldOf other) {
        into.add(other.field());
      }
    }
  }

  private static Set<String> keys(Constraint constraint, String key) {
    List<Operand> values = List.of();
    if (constraint instanceof Constraint.Comparison c
        && c.operator() == Operator.EQUAL
        && c.field().equals(key)) {
      values = List.of(c.right());
    } else if (constraint instanceof Constraint.Membership m
        && !m.negated()
        && m.field().equals(key)) {
      values = m.values();
    }
    Set<String> keys = new LinkedHashSet<>();
    for (Operand value : values) {
      String literal = value.literal();
      if (literal == null) {
        return Set.of();
      }
      keys.add(literal);
    }
    return keys;
  }

  /** As a rule writes it, such as {@code Gap( code == "TASK_UNSTABLE" )}. */
  @Override
  public String toString() {
    String inner = constraints.stream().map(Constraint::toString).collect(Collectors.joining(", "));
    return type + (inner.isEmpty() ? "( )" : "( " + inner + " )");
  }
}
