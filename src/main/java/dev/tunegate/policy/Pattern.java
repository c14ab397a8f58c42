package dev.tunegate.policy;

import java.util.List;
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

  /** As a rule writes it, such as {@code Gap( code == "TASK_UNSTABLE" )}. */
  @Override
  public String toString() {
    String inner = constraints.stream().map(Constraint::toString).collect(Collectors.joining(", "));
    return type + (inner.isEmpty() ? "( )" : "( " + inner + " )");
  }
}
