package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Data;
import dev.tunegate.facts.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** "Scope stated, usable examples at its tier, verified or flaws stated as 0". */
final class DataRead {

  private DataRead() {}

  static void homework(Case facts, Map<String, Done> homework) {
    homework.put("SCOPE", facts.task().scope() == null ? Done.UNSTATED : Done.YES);
    homework.put("TOO_FEW_EXAMPLES", enough(facts));
    homework.put("LABELS_FLAWED", flawless(facts.data()));
    homework.put("LABELS_UNVERIFIED", verified(facts.data()));
  }

  private static Done enough(Case facts) {
    Scope scope = facts.task().scope();
    // Unstated flaws count as none where the examples are verified; else what is usable is unknown.
    Long usable = facts.data().usableExamples();
    // No more can be usable than there are.
    Long most = usable == null ? facts.data().labeledExamples() : usable;
    if (most == null) {
      return Done.UNSTATED;
    }
    if (scope == null) {
      // Below 500 is a gap; from 10,000 passes all; between, ask.
      if (most < Numbers.EXAMPLES_NARROW) {
        return Done.NO;
      }
      return atLeast(usable, Numbers.EXAMPLES_COMPLEX);
    }
    // The tier's lower end decides.
    long tier =
        switch (scope) {
          case NARROW -> Numbers.EXAMPLES_NARROW;
          case DIVERSE_INPUTS -> Numbers.EXAMPLES_DIVERSE;
          case COMPLEX_REASONING, MANY_CAPABILITIES -> Numbers.EXAMPLES_COMPLEX;
        };
    return most < tier ? Done.NO : atLeast(usable, tier);
  }

  private static Done atLeast(@Nullable Long usable, long tier) {
    return usable != null && usable >= tier ? Done.YES : Done.UNSTATED;
  }

  /** Any stated flaw above 0 is a gap. */
  private static Done flawless(Data data) {
    if (data.flawedPercent() == null) {
      // Verified true with flaws unstated counts as 0; whether verified is its own homework.
      return Done.NOT_NEEDED;
    }
    return data.flawedPercent().signum() > 0 ? Done.NO : Done.YES;
  }

  /** Verified false is a gap; flaws stated as 0 stand in for an unstated verified. */
  private static Done verified(Data data) {
    if (data.verified() == null) {
      return data.flawedPercent() == null ? Done.UNSTATED : Done.YES;
    }
    return Done.of(data.verified());
  }
}
