package dev.tunegate.policy;

import dev.tunegate.facts.Nearest;
import java.util.Collection;
import java.util.List;

/** What to write instead of a name that is not known. */
final class Advice {

  /** No known name is longer; longer ones are refused and would only cost time. */
  private static final int LONGEST = 100;

  private Advice() {}

  /** Such as {@code Did you mean "failurePercent"?}; the alternative where no name is near. */
  static String near(String met, Collection<String> known, String otherwise) {
    List<String> likely = known.stream().filter(name -> name.length() <= LONGEST).toList();
    return Nearest.to(met, likely).map(name -> "Did you mean \"" + name + "\"?").orElse(otherwise);
  }
}
