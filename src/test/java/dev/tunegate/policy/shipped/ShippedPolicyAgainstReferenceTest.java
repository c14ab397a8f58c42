package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Outcome;
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
  private static final int MOST_REPORTED = 200;

  private final DecisionEngine engine = ShippedPolicy.engine();

  @Test
  void theRulesAnswerGeneratedCasesAsTheReadingsDo() {
    var generated = new VariedCases(engine.policy().model(), ShippedPolicy.samples(), SEED);
    List<Mismatch> found = new ArrayList<>();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int i = 0; i < CASES; i++) {
      Case facts = generated.next();
      outcomes.merge(Reference.of(facts).outcome(), 1, Integer::sum);
      Mismatch mismatch = Mismatch.find(engine, facts);
      if (mismatch != null) {
        found.add(mismatch);
      }
    }
    assertThat(found.size()).as(report(found)).isZero();
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
    assertThat(found.size()).as(report(found)).isZero();
  }

  private String report(List<Mismatch> found) {
    Map<Case, Mismatch> smallest = new LinkedHashMap<>();
    found.stream()
        .limit(MOST_REPORTED)
        .map(mismatch -> mismatch.smallest(engine))
        .forEach(mismatch -> smallest.putIfAbsent(mismatch.facts(), mismatch));
    return "%d cases (seed %d) are answered differently, in %d ways; the smallest first:%n%s"
        .formatted(
            found.size(),
            SEED,
            smallest.size(),
            smallest.values().stream()
                .sorted(Comparator.comparingLong(Mismatch::size))
                .map(Mismatch::toString)
                .collect(Collectors.joining("\n\n")))
        .replace("%", "%%");
  }
}
