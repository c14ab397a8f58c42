package dev.tunegate.policy;

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
          Set<String> named = condition.pattern().keys();
          paths.addAll(named.isEmpty() ? model.registers().paths() : named);
        }
      }
    }
    return List.copyOf(paths);
  }
}
