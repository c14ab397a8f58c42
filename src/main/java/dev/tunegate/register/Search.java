package dev.tunegate.register;

import dev.tunegate.verdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the register: decisions for which all of it holds; what is null or empty
 * asks nothing.
 *
 * @param text words of title, description and id of the case; each may be the beginning of one
 * @param rule the name of a rule that fired
 * @param ground the code of a ground that was found
 * @param gap the code of a gap that was found
 * @param from the earliest time
 * @param until before this time
 * @param before only entries before this one, for the next page
 * @param most so many lines at most
 */
public record Search(
    @Nullable Outcome outcome,
    @Nullable Integer version,
    String rule,
    String ground,
    String gap,
    String actor,
    String text,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long before,
    int most) {

  /** Everything, newest first. */
  public static Search all(int most) {
    return new Search(null, null, "", "", "", "", "", null, null, null, most);
  }

  /** The same from before an entry on. */
  public Search before(long entry, int count) {
    return new Search(outcome, version, rule, ground, gap, actor, text, from, until, entry, count);
  }

  /** Names of the terms that must all be found, without those of the text. */
  List<String> terms() {
    List<String> terms = new ArrayList<>();
    if (outcome != null) {
      terms.add(Terms.VERDICT + outcome.name());
    }
    if (version != null) {
      terms.add(Terms.VERSION + version);
    }
    add(terms, Terms.RULE, rule);
    add(terms, Terms.GROUND, ground);
    add(terms, Terms.GAP, gap);
    add(terms, Terms.ACTOR, actor);
    return terms;
  }

  private static void add(List<String> terms, String kind, String value) {
    if (!value.isBlank()) {
      terms.add(kind + value.strip());
    }
  }
}
