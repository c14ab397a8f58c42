package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.Change;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.Registers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleLineTest {

  private static final Registers WORDS =
      PolicyChecker.check(PolicyLocation.shipped().source()).orThrow().registers();

  private static ComparePage.Line line(Change.Detail... details) {
    var change =
        new Change(
            Change.Subject.SAMPLE,
            Change.Kind.CHANGED,
            "NOT_YET/Nine are few.json",
            List.of(details));
    return SampleLine.of(change, WORDS);
  }

  @Test
  void noRawNameStandsWherePeopleRead() {
    ComparePage.Line line =
        line(
            new Change.Detail("folder", "PROMPT", "NOT_YET"),
            new Change.Detail("expected verdict", "PROMPT", "NOT_YET"),
            new Change.Detail("expected gaps", "EVAL_SET_MISSING, TASK_UNSTABLE", ""),
            new Change.Detail("task.scope", "DIVERSE_INPUTS", "NARROW"),
            new Change.Detail("constraints.monthlyQueries", "", "1250000"),
            new Change.Detail("data.verified", "false", "true"));
    assertThat(line.headline()).isEqualTo("“Nine are few” changes");
    assertThat(line.details().toString())
        .contains("stands under: Prompt", "now: Not yet", "expected missing homework: ")
        .contains("1,250,000", "no, after=now: yes")
        .doesNotContain(
            "NOT_YET", "EVAL_SET", "NARROW", "DIVERSE_INPUTS", "task.scope", "monthlyQueries");
  }

  @Test
  void whatHasNoWordsStaysAsItIs() {
    ComparePage.Line line =
        line(
            new Change.Detail("why", "Because", "Since"),
            new Change.Detail("expected gaps", "", "GONE"),
            new Change.Detail("attributes.none", "A", "B"));
    assertThat(line.details().toString()).contains("why: Because", "GONE", "attributes.none: A");
    assertThat(SampleLine.sentence("01a21130-a059-77e7-bfde-ee71814aa979"))
        .isEqualTo("01a21130-a059-77e7-bfde-ee71814aa979");
  }
}
