package dev.tunegate.policy;

import dev.tunegate.facts.Nearest;
import java.util.Collection;

/** What to write instead of a name that is not known. */
final class Advice {

  private Advice() {}

  /** Such as {@code Did you mean "failurePercent"?}; the alternative where no name is near. */
  static String near(String met, Collection<String> known, String otherwise) {
    return Nearest.to(met, known).map(name -> "Did you mean \"" + name + "\"?").orElse(otherwise);
  }
}
