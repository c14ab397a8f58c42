package dev.tunegate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConclusionTest {

  @Test
  void everyConclusionIsFoundAgainByItsTypeAndKey() {
    for (Conclusion conclusion :
        new Conclusion[] {
          new Finding("A"),
          new Ground("A"),
          new Prospect("A"),
          new Gap("A"),
          new Veto("A"),
          new Contradiction("task.kind", "data.verified"),
          new Action("A"),
          new Question("data.verified"),
          new Warning("A"),
          new Reading("A", Side.PROMPTING),
          new Check(10, Answer.NOT_APPLICABLE),
          new Verdict(Outcome.NOT_YET)
        }) {
      assertThat(Conclusion.of(conclusion.type(), conclusion.key())).isEqualTo(conclusion);
    }
  }

  @Test
  void whatIsNoConclusionIsRefused() {
    for (String[] each :
        new String[][] {
          {"Finger", "A"},
          {"Check", "3"},
          {"Check", "x:YES"},
          {"Reading", "A:LEFT"},
          {"Contradiction", "a"},
          {"Verdict", "MAYBE"}
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> Conclusion.of(each[0], each[1]));
    }
  }
}
