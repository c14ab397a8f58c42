package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {

  private static final long SEED = 20_261_125;

  private final PolicyLocation shipped = PolicyLocation.shipped();
  private final PolicyModel model = PolicyChecker.check(shipped.source()).orThrow();

  @Test
  void whatWasWrittenBeforeIsWrittenAsBefore() {
    var engine = new DecisionEngine(Policy.compile(model));
    var generator = new CaseGenerator(model, samples(), SEED);
    for (int i = 0; i < 500; i++) {
      Decision decision = engine.decide(generator.next());
      assertThat(new String(engine.toJson(decision), StandardCharsets.UTF_8))
          .as("case %s of seed %s", i, SEED)
          .isEqualTo(DecisionWriter.toJson(decision));
    }
  }

  @Test
  void aDecisionOfAnotherEngineIsWrittenAsWell() {
    Decision decision = new DecisionEngine(Policy.compile(model)).decide(samples().get(0));
    var other = new DecisionEngine(Policy.compile(model));
    assertThat(other.toJson(decision)).asString().isEqualTo(DecisionWriter.toJson(decision));
  }

  private List<Case> samples() {
    return shipped.samples().all().stream()
        .filter(sample -> !sample.refused())
        .map(Sample::json)
        .map(CaseReader::read)
        .toList();
  }
}
