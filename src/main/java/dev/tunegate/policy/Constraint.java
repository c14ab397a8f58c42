package dev.tunegate.policy;

import java.util.List;
import java.util.stream.Collectors;

/** What a field of a pattern must be. */
public sealed interface Constraint {

  /** Where it stands. */
  Place place();

  /** A field is compared with something. */
  record Comparison(String field, Operator operator, Operand right, Place place)
      implements Constraint {
    @Override
    public String toString() {
      return field + " " + operator.symbol() + " " + right;
    }
  }

  /** A field is, or is not, one of a list. */
  record Membership(String field, boolean negated, List<Operand> values, Place place)
      implements Constraint {
    /** Copies the list. */
    public Membership {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return field
          + (negated ? " not in ( " : " in ( ")
          + values.stream().map(Operand::toString).collect(Collectors.joining(", "))
          + " )";
    }
  }

  /** All of several hold. */
  record All(List<Constraint> parts, Place place) implements Constraint {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " && ");
    }
  }

  /** At least one of several holds. */
  record Any(List<Constraint> parts, Place place) implements Constraint {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " || ");
    }
  }

  /** A field is given a name; always holds. */
  record Binding(String name, String field, Place place) implements Constraint {
    @Override
    public String toString() {
      return name + " : " + field;
    }
  }

  private static String joined(List<Constraint> parts, String by) {
    return parts.stream()
        .map(part -> part instanceof All || part instanceof Any ? "( " + part + " )" : "" + part)
        .collect(Collectors.joining(by));
  }
}
