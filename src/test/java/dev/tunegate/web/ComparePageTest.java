package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Side;
import org.junit.jupiter.api.Test;

/** What is concluded stands on the page of a comparison in words, never as a code. */
class ComparePageTest {

  private static final Registers WORDS =
      PolicyChecker.check(PolicyLocation.shipped().source()).orThrow().registers();

  @Test
  void everyKindOfConclusionIsToldInWords() {
    assertThat(ComparePage.conclusion(new Check(4, Answer.NO), WORDS))
        .isEqualTo("Check 4, “Do you know what goes wrong?”: No");
    String dimension = WORDS.codesOf("Reading").keySet().iterator().next();
    assertThat(ComparePage.conclusion(new Reading(dimension, Side.FINE_TUNING), WORDS))
        .isEqualTo(
            "Comparison, “" + WORDS.label("Reading", dimension) + "”: on the side of fine-tuning")
        .doesNotContain(dimension);
    assertThat(ComparePage.conclusion(new Question("data.labeledExamples"), WORDS))
        .isEqualTo("Open question: " + WORDS.label("data.labeledExamples"));
  }
}
