package dev.tunegate.policy;

import dev.tunegate.facts.Nearest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a finding.
 *
 * @param words for people
 * @param fix what a tool can write instead, if that is known
 */
record Advice(String words, @Nullable Fix fix) {

  /** No known name is longer; longer ones are refused and would only cost time. */
  private static final int LONGEST = 100;

  static Advice of(String words) {
    return new Advice(words, null);
  }

  /** Such as {@code Did you mean "failurePercent"?}; the alternative where no name is near. */
  static Advice near(String met, Collection<String> known, String otherwise) {
    List<String> likely = known.stream().filter(name -> name.length() <= LONGEST).toList();
    return Nearest.to(met, likely)
        .map(name -> new Advice("Did you mean \"" + name + "\"?", new Fix(met, name)))
        .orElse(of(otherwise));
  }
}
