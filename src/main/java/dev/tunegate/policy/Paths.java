package dev.tunegate.policy;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.List;
import java.util.regex.Pattern;

/** Paths of facts, for checks and suggestions. */
final class Paths {

  private static final List<String> STATED = Catalogue.fields().stream().map(Field::path).toList();

  /**
   * No signs: Drools cuts consequences at brackets and semicolons, even inside texts between
   * quotes.
   */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("attributes\\.[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

  private Paths() {}

  /** The paths that a case can state. */
  static List<String> stated() {
    return STATED;
  }

  static boolean isKnown(String path) {
    return STATED.contains(path) || ATTRIBUTE.matcher(path).matches();
  }
}
