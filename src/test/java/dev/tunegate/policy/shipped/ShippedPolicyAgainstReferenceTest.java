package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the shipped rules against the {@link Reference}, which was written from the readings alone.
 * {@code -Dtunegate.reference.cases} tries more cases, {@code -Dtunegate.reference.seed} others.
 */
class ShippedPolicyAgainstReferenceTest {

  private static final int CASES = Integer.getInteger("tunegate.reference.cases", 20_000);
  private static final long SEED = Long.getLong("tunegate.reference.seed", 20_260_515L);
  private static final int MOST_KINDS = 60;

  private final DecisionEngine engine = ShippedPolicy.engine();

  @Test
  void theRulesAnswerGeneratedCasesAsTheReadingsDo() {
    var generated = new VariedCases(engine.policy().model(), ShippedPolicy.samples(), SEED);
    Map<String, Mismatch> kinds = new LinkedHashMap<>();
    Map<dev.tunegate.verdict.Outcome, Integer> outcomes =
        new EnumMap<>(dev.tunegate.verdict.Outcome.class);
    int mismatches = 0;
    for (int i = 0; i < CASES; i++) {
      Case facts = generated.next();
      outcomes.merge(Reference.of(facts).outcome(), 1, Integer::sum);
      Mismatch mismatch = Mismatch.find(engine, facts);
      if (mismatch != null) {
        mismatches++;
        if (kinds.size() < MOST_KINDS) {
          kinds.putIfAbsent(mismatch.kind(), mismatch);
        }
      }
    }
    if (mismatches > 0) {
      report(kinds.values(), mismatches);
    }
    assertThat(outcomes.values())
        .as("cases of each outcome, seed %d: %s", SEED, outcomes)
        .hasSize(4)
        .allMatch(count -> count > CASES / 50);
  }

  @Test
  void theRulesAnswerCompleteCasesAndSamplesAsTheReadingsDo() {
    List<Case> cases = new ArrayList<>(CompleteCases.byGround().values());
    cases.addAll(ShippedPolicy.samples());
    List<Mismatch> found = new ArrayList<>();
    for (Case facts : cases) {
      Mismatch mismatch = Mismatch.find(engine, facts);
      if (mismatch != null) {
        found.add(mismatch);
      }
    }
    if (!found.isEmpty()) {
      report(found, found.size());
    }
  }

  private void report(Iterable<Mismatch> kinds, int mismatches) {
    List<Mismatch> smallest = new ArrayList<>();
    kinds.forEach(mismatch -> smallest.add(mismatch.smallest(engine)));
    smallest.sort(Comparator.comparingLong(Mismatch::size));
    fail(
        "%d of %d cases (seed %d) are answered differently, in %d ways; the smallest first:%n%s",
        mismatches,
        CASES,
        SEED,
        smallest.size(),
        smallest.stream().map(Mismatch::toString).collect(Collectors.joining("\n\n")));
  }
}
