package dev.tunegate.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts that rules ask about when they are unstated; of no other fact need it be told to them
 * that a case does not state it.
 */
public final class AskedPaths {

  private AskedPaths() {}

  /** The paths that the rules of a policy ask about, each once. */
  public static List<String> of(PolicyModel model) {
    Set<String> paths = new LinkedHashSet<>();
    for (Rule rule : model.rules()) {
      for (Condition condition : rule.conditions()) {
        if (condition.pattern().type().equals("Unstated")) {
          paths.addAll(of(condition.pattern(), model.registers()));
        }
      }
    }
    return List.copyOf(paths);
  }

  /** The paths that a pattern over unstated facts asks about: those that it names, or all. */
  static Collection<String> of(Pattern pattern, Registers registers) {
    return pattern.keys().isEmpty() ? registers.paths() : pattern.keys();
  }
}
