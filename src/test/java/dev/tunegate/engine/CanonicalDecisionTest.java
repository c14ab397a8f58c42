package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.ledger.CanonicalJson;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A digest of what a client got is a digest of what was recorded: there is one form. */
class CanonicalDecisionTest {

  private static final long SEED = 20_261_126;

  @Test
  void decisionsByTheShippedPolicyAreCanonicalJson() {
    PolicyLocation shipped = PolicyLocation.shipped();
    var model = PolicyChecker.check(shipped.source()).orThrow();
    var engine = new DecisionEngine(Policy.compile(model));
    List<Case> samples =
        shipped.samples().all().stream()
            .filter(sample -> !sample.refused())
            .map(Sample::json)
            .map(CaseReader::read)
            .toList();
    samples.forEach(facts -> assertCanonical(engine, facts));
    var generator = new CaseGenerator(model, samples, SEED);
    for (int i = 0; i < 300; i++) {
      assertCanonical(engine, generator.next());
    }
  }

  @Test
  void textsAndNumbersOfAnyKindAre() {
    var engine = new DecisionEngine(PolicyFixture.sound().declare("free: text").policy());
    Case facts =
        new CaseBuilder("controls \u0001\u001f\u007f\b\f\n\r\t and \"quotes\" \\ / \u2028 🙂 é")
            .put("attributes.free", "\u000b\u001b")
            .put("baseline.failurePercent", new BigDecimal("0.0001"))
            .build();
    assertCanonical(engine, facts);
  }

  private static void assertCanonical(DecisionEngine engine, Case facts) {
    String written = DecisionWriter.toJson(engine.decide(facts));
    assertThat(written)
        .as("seed %s", SEED)
        .isEqualTo(CanonicalJson.of(JsonMapper.shared().readValue(written, Object.class)));
  }
}
