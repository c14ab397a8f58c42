package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that rules ask about when they are unstated; of no other field need it be told to them
 * that a case does not state it.
 */
public final class AskedFields {

  private AskedFields() {}

  /** The fields that the rules of a policy ask about, each once. */
  public static List<Field> of(PolicyModel model) {
    Set<String> paths = new LinkedHashSet<>();
    for (Rule rule : model.rules()) {
      for (Condition condition : rule.conditions()) {
        if (condition.pattern().type().equals("Unstated")) {
          Set<String> named = condition.pattern().keys();
          paths.addAll(
              named.isEmpty() ? Catalogue.fields().stream().map(Field::path).toList() : named);
        }
      }
    }
    return paths.stream().flatMap(path -> Catalogue.find(path).stream()).toList();
  }
}
