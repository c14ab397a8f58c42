package dev.tunegate.policy.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.PromptMaturity;
import dev.tunegate.facts.TaskKind;
import dev.tunegate.verdict.Outcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Sentences of the readings that can be tried in one breath, so that the reference is no riddle.
 */
class ReferenceTest {

  @Test
  void everyGroundWithAllItsHomeworkJustifiesTuning() {
    CompleteCases.byGround()
        .forEach(
            (ground, facts) -> {
              Expected expected = Reference.of(facts);
              assertThat(expected.outcome()).as(ground).isEqualTo(Outcome.FINE_TUNE);
              assertThat(expected.grounds()).containsExactly(ground);
              assertThat(expected.gaps()).isEmpty();
            });
  }

  @Test
  void aPromptWithAllItsPartsIsMaximisedUnlessItIsCalledADraft() {
    for (Case facts : CompleteCases.byParts()) {
      CaseBuilder builder = CaseBuilder.from(facts);
      assertThat(outcome(builder)).isEqualTo(Outcome.FINE_TUNE);
      builder.put("baseline.promptMaturity", PromptMaturity.FIRST_DRAFT);
      assertThat(outcome(builder)).isEqualTo(Outcome.NOT_YET);
    }
  }

  @Test
  void hardlyAnythingStatedNeedsInformation() {
    assertThat(outcome(new CaseBuilder("t"))).isEqualTo(Outcome.NEEDS_INFORMATION);
    assertThat(outcome(new CaseBuilder("t").put("baseline.promptMaturity", PromptMaturity.NONE)))
        .isEqualTo(Outcome.NEEDS_INFORMATION);
  }

  @Test
  void aRateEqualToTheLimitIsPromptings() {
    CompleteCases.byGround()
        .forEach(
            (ground, facts) -> {
              if (facts.baseline().failureMode() != null) {
                CaseBuilder equal =
                    CaseBuilder.from(facts).put("baseline.failurePercent", BigDecimal.ONE);
                assertThat(outcome(equal)).as(ground).isEqualTo(Outcome.PROMPT);
              }
            });
  }

  @Test
  void aVetoOutranksAnyGroundAndAContradictionOutranksAVeto() {
    for (Case facts : CompleteCases.byGround().values()) {
      CaseBuilder broad = CaseBuilder.from(facts).put("task.kind", TaskKind.ASSISTANT);
      assertThat(outcome(broad)).isEqualTo(Outcome.PROMPT);
      broad.put("baseline.evalSetBuilt", false);
      assertThat(outcome(broad)).isEqualTo(Outcome.NEEDS_INFORMATION);
    }
  }

  @Test
  void missingHomeworkIsNotYetAndUnstatedHomeworkIsAsked() {
    for (Case facts : CompleteCases.byGround().values()) {
      CaseBuilder builder = CaseBuilder.from(facts);
      assertThat(outcome(builder.put("data.curationBudgeted", false))).isEqualTo(Outcome.NOT_YET);
      assertThat(outcome(builder.put("data.curationBudgeted", null)))
          .isEqualTo(Outcome.NEEDS_INFORMATION);
    }
  }

  private static Outcome outcome(CaseBuilder builder) {
    return Reference.of(builder.build()).outcome();
  }
}
