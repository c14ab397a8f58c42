package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.Sample;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.Registers;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers to cases and back. */
class AnswerReadingTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final Registers REGISTERS = SERVICE.desk().policy().registers();

  private static AnswerReading read(Map<String, String> texts) {
    return AnswerReading.of(new Answers(texts), REGISTERS);
  }

  @Test
  void everySampleSurvivesTheWayThroughTheForm() {
    for (Sample sample : SERVICE.desk().samples()) {
      Case facts = CaseReader.read(sample.json());
      assertThat(AnswerReading.of(Answers.of(facts), REGISTERS).facts())
          .as(sample.path())
          .isEqualTo(facts);
    }
  }

  @Test
  void attributesOfEveryKindSurviveTheWayThroughTheForm() {
    Case facts =
        new CaseBuilder("x")
            .attribute(Attribute.of("text/of ~ a kind", "true"))
            .attribute(Attribute.of("number", new BigDecimal("1234.5")))
            .attribute(Attribute.of("flag", false))
            .build();
    assertThat(AnswerReading.of(Answers.of(facts), REGISTERS).facts()).isEqualTo(facts);
  }

  @Test
  void nothingAnsweredIsACaseThatStatesNothing() {
    AnswerReading reading = read(Map.of());
    assertThat(reading.facts()).isEqualTo(new CaseBuilder(Answers.UNTITLED).build());
  }

  @Test
  void everyWrongAnswerIsToldByItsInputInWordsForPeople() {
    AnswerReading reading =
        read(
            Map.of(
                "title", "t".repeat(201),
                "task.scope", "SMALL",
                "data.labeledExamples", "about 400",
                "data.flawedPercent", "140 %",
                "data.curationEffortPercent", "1.23456",
                "constraints.monthlyQueries", "10.5",
                "constraints.latencyLimitMs", "0"));
    assertThat(reading.facts()).isNull();
    assertThat(reading.errors().keySet())
        .containsExactly(
            "title",
            "task.scope",
            "data.labeledExamples",
            "data.flawedPercent",
            "data.curationEffortPercent",
            "constraints.monthlyQueries",
            "constraints.latencyLimitMs");
    assertThat(reading.errors().get("data.labeledExamples"))
        .startsWith("“about 400” is not a number");
    assertThat(reading.errors().get("data.flawedPercent")).contains("from 0 to 100 (%)");
    assertThat(reading.errors().get("constraints.latencyLimitMs")).contains("above 0 and up to");
    assertThat(String.join(" ", reading.errors().values()))
        .doesNotContain("data.")
        .doesNotContain("task.")
        .doesNotContain("NARROW");
  }

  @Test
  void aRateThatIsSaidNotToBeMeasuredIsToldByTheNameOfTheRate() {
    AnswerReading reading =
        read(Map.of("baseline.failureRateMeasured", "false", "baseline.failurePercent", "5"));
    assertThat(reading.errors().get("baseline.failureRateMeasured"))
        .contains(REGISTERS.label("baseline.failurePercent"));
  }
}
