package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import dev.tunegate.verdict.Side;
import org.junit.jupiter.api.Test;

/** What is concluded is told in words, never as a code. */
class ConclusionWordsTest {

  private static final Registers WORDS =
      PolicyChecker.check(PolicyLocation.shipped().source()).orThrow().registers();

  @Test
  void everyKindOfConclusionIsToldInWords() {
    assertThat(ConclusionWords.says(new Check(4, Answer.NO), WORDS))
        .isEqualTo("Check 4, “Do you know what goes wrong?”: No");
    String dimension = WORDS.codesOf("Reading").keySet().iterator().next();
    assertThat(ConclusionWords.says(new Reading(dimension, Side.FINE_TUNING), WORDS))
        .isEqualTo(
            "Comparison, “" + WORDS.label("Reading", dimension) + "”: on the side of fine-tuning")
        .doesNotContain(dimension);
    assertThat(ConclusionWords.says(new Question("data.labeledExamples"), WORDS))
        .isEqualTo("Open question: " + WORDS.label("data.labeledExamples"));
  }

  @Test
  void noConclusionOfThePolicyIsToldByItsCode() {
    for (String type : new String[] {"Ground", "Gap", "Veto", "Prospect", "Warning", "Action"}) {
      for (String code : WORDS.codesOf(type).keySet()) {
        assertThat(ConclusionWords.says(Conclusion.of(type, code), WORDS)).doesNotContain(code);
      }
    }
  }
}
