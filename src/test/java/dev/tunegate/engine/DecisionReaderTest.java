package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionReaderTest {

  private static final long SEED = 20_261_127;

  private final PolicyLocation shipped = PolicyLocation.shipped();
  private final DecisionEngine engine =
      new DecisionEngine(Policy.compile(PolicyChecker.check(shipped.source()).orThrow()));
  private final List<Case> samples =
      shipped.samples().all().stream()
          .filter(sample -> !sample.refused())
          .map(Sample::json)
          .map(CaseReader::read)
          .toList();

  @Test
  void whatWasWrittenIsReadBackToTheSameBytes() {
    samples.forEach(this::assertReadBack);
    var generator = new CaseGenerator(engine.policy().model(), samples, SEED);
    for (int i = 0; i < 300; i++) {
      assertReadBack(generator.next());
    }
  }

  private void assertReadBack(Case facts) {
    byte[] written = engine.toJson(engine.decide(facts));
    Decision read = DecisionReader.read(DecisionReader.json(written), CaseReader::read);
    assertThat(DecisionWriter.toJson(read)).as("seed %s", SEED).isEqualTo(text(written));
    assertThat(read.facts()).isEqualTo(facts);
  }

  @Test
  void whatIsNoDecisionIsRefused() {
    assertRefused("{}");
    assertRefused("{\"schemaVersion\":2}");
    assertRefused("[");
    String whole = text(engine.toJson(engine.decide(samples.get(0))));
    assertRefused(whole.replace("\"kind\":\"firing\"", "\"kind\":\"fairing\""));
    assertRefused(whole.replace("\"nodes\":", "\"knots\":"));
  }

  private static void assertRefused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DecisionReader.read(
                    DecisionReader.json(json.getBytes(StandardCharsets.UTF_8)), CaseReader::read));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
