package dev.tunegate.policy.shipped;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.engine.UndecidedException;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.verdict.Outcome;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A case that policy and reference answer differently.
 *
 * @param kind what differs and how, the same for cases that differ in the same way
 * @param answers both answers for people
 */
record Mismatch(Case facts, String kind, String answers) {

  /** Compares the two answers; null where they agree. */
  static @Nullable Mismatch find(DecisionEngine engine, Case facts) {
    Expected expected = Reference.of(facts);
    Decision decision;
    try {
      decision = engine.decide(facts);
    } catch (UndecidedException undecided) {
      return new Mismatch(
          facts, "undecided", expected + "\n  policy:    " + undecided.getMessage());
    }
    Set<Set<String>> contradictions = new HashSet<>();
    decision.contradictions().forEach(entry -> contradictions.add(new HashSet<>(entry.paths())));
    Set<String> vetoes = codes(decision.vetoes());
    Set<String> grounds = codes(decision.grounds());
    var kind = new StringBuilder();
    difference("outcome", expected.outcome(), decision.verdict().outcome(), kind);
    difference("contradictions", expected.contradictions(), contradictions, kind);
    difference("vetoes", expected.vetoes(), vetoes, kind);
    difference("grounds", expected.grounds(), grounds, kind);
    if (expected.outcome() == Outcome.NOT_YET) {
      // Elsewhere gaps decide nothing, and the readings do not say whether they are told.
      difference("gaps", expected.gaps(), codes(decision.gaps()), kind);
    }
    if (kind.isEmpty()) {
      return null;
    }
    String answers =
        "  reference: %s%n  policy:    %s, grounds %s, prospects %s, gaps %s, because: %s"
            .formatted(
                expected,
                decision.verdict().outcome(),
                grounds,
                codes(decision.prospects()),
                codes(decision.gaps()),
                decision.verdict().because());
    return new Mismatch(facts, kind.toString(), answers);
  }

  /** The same kind of mismatch with every fact left out that it does not need. */
  Mismatch smallest(DecisionEngine engine) {
    Mismatch smallest = this;
    CaseBuilder bare = new CaseBuilder("Smallest");
    Catalogue.fields().forEach(field -> bare.put(field.path(), field.valueIn(facts)));
    Mismatch withoutWords = find(engine, bare.build());
    if (withoutWords != null && withoutWords.kind.equals(kind)) {
      smallest = withoutWords;
    }
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Field field : Catalogue.fields()) {
        if (field.valueIn(smallest.facts) == null) {
          continue;
        }
        Case blanked = CaseBuilder.from(smallest.facts).put(field.path(), null).build();
        Mismatch left = blanked.equals(smallest.facts) ? null : find(engine, blanked);
        if (left != null && left.kind.equals(kind)) {
          smallest = left;
          smaller = true;
        }
      }
    }
    return smallest;
  }

  /** How many facts the case states. */
  long size() {
    return Catalogue.fields().stream().filter(field -> field.valueIn(facts) != null).count();
  }

  @Override
  public String toString() {
    return kind + "\n  case:      " + CaseWriter.toJson(facts) + "\n" + answers;
  }

  private static Set<String> codes(java.util.List<Decision.Entry> entries) {
    Set<String> codes = new TreeSet<>();
    entries.forEach(entry -> codes.add(entry.code()));
    return codes;
  }

  private static void difference(String what, Object expected, Object met, StringBuilder kind) {
    if (!expected.equals(met)) {
      kind.append("%s: reference %s, policy %s; ".formatted(what, expected, met));
    }
  }
}
