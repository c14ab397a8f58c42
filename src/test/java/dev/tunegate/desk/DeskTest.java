package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.analysis.Sample;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.InvalidCaseException;
import dev.tunegate.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The use cases, by the policy of this project. */
class DeskTest {

  private static Desk desk;

  @BeforeAll
  static void open() {
    desk = Desk.open(PolicyLocation.find(Path.of("rules"), null));
  }

  @Test
  void decidesByThePolicyInForceAndNamesIt() {
    Decision decision = desk.decide(CaseReader.read("{\"title\":\"Hardly anything\"}"));
    assertThat(decision.policy().fingerprint()).isEqualTo(desk.policy().fingerprint());
    assertThat(decision.policy().name()).isEqualTo(desk.policy().registers().info().name());
  }

  @Test
  void handsOutTheSamplesThatCanBeDecided() {
    assertThat(desk.samples()).hasSizeGreaterThanOrEqualTo(40).noneMatch(Sample::refused);
  }

  @Test
  void tellsForEachStatementWhatEncodesItOrWhyNothingDoes() {
    var coverage = StatementCoverage.of(desk.policy());
    assertThat(coverage).hasSize(88);
    assertThat(coverage)
        .allSatisfy(
            one ->
                assertThat(one.uncovered())
                    .as(one.statement().id())
                    .isEqualTo(!one.statement().outOfScope().isEmpty()));
    assertThat(coverage).filteredOn(StatementCoverage::uncovered).hasSize(1);
  }

  @Test
  void aFolderThatIsMissingOrEmptyIsNoPolicy(@TempDir Path folder) {
    assertThatThrownBy(() -> PolicyLocation.find(folder.resolve("nowhere"), null))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("there is no such folder");
    assertThatThrownBy(() -> PolicyLocation.find(folder, null))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void theShippedPolicyIsTheOneOfThisProject() {
    PolicyLocation shipped = PolicyLocation.shipped();
    PolicyLocation here = PolicyLocation.find(Path.of("rules"), null);
    assertThat(shipped.source().fingerprint()).isEqualTo(here.source().fingerprint());
    assertThat(shipped.samples().all()).isEqualTo(here.samples().all());
    assertThat(shipped.samples().problems()).isEmpty();
  }

  @Test
  void aRulesFolderWithoutSamplesHasNone(@TempDir Path folder) throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("policy.yaml"), "name: x\n");
    assertThat(PolicyLocation.find(rules, null).samples().all()).isEmpty();
  }

  @Test
  void aRefusalTellsItsStatusAndEveryField() {
    assertThat(refusal("{\"title\":").status()).isEqualTo(400);
    assertThat(refusal("{\"title\":\"" + "x".repeat(300_000) + "\"}").status()).isEqualTo(413);
    CaseRefusal invalid = refusal("{\"titel\":\"x\",\"data\":{\"labeledExamples\":-1}}");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.type()).isEqualTo("/problems/invalid-case");
    assertThat(invalid.errors()).extracting("pointer").contains("/titel", "/data/labeledExamples");
    assertThat(invalid.detail()).contains("more in errors");
  }

  private static CaseRefusal refusal(String json) {
    try {
      CaseReader.read(json.getBytes(StandardCharsets.UTF_8));
      throw new AssertionError("It was accepted");
    } catch (InvalidCaseException refused) {
      return CaseRefusal.of(refused);
    }
  }
}
