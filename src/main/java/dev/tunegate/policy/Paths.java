package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.List;

/** Paths of facts, for checks and suggestions. */
final class Paths {

  private static final List<String> STATED = Catalogue.fields().stream().map(Field::path).toList();

  private Paths() {}

  /** The paths that a case can state. */
  static List<String> stated() {
    return STATED;
  }

  static boolean isKnown(String path) {
    return STATED.contains(path) || path.matches("attributes\\..{1,100}");
  }
}
