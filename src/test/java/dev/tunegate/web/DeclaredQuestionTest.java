package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.QuestionText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each type of attribute is asked for in its own way, and its answer read as what it is. */
class DeclaredQuestionTest {

  private static final PolicyModel MODEL =
      PolicyFixture.sound()
          .declare(
              "share: number, unit: \"%\", min: -10, max: 1400.5",
              "note: text", "region: text, answers: { EU: \"in the Union\" }", "regulated: flag")
          .model();

  private static Question question(String name, Map<String, String> answers) {
    QuestionText text =
        Objects.requireNonNull(MODEL.registers().questions().get("attributes." + name));
    return Question.of(MODEL, text, new Answers(answers), Map.of());
  }

  private static AnswerReading reading(String input, String typed) {
    return AnswerReading.of(new Answers(Map.of("title", "t", input, typed)), MODEL.registers());
  }

  @Test
  void aNumberIsTypedWithItsUnit() {
    Question share = question("share", Map.of("attributes.number.share", "1,200"));

    assertThat(share.number()).isTrue();
    assertThat(share.unit()).isEqualTo("%");
    assertThat(share.options()).isEmpty();
    assertThat(share.value()).isEqualTo("1,200");
    assertThat(
            Objects.requireNonNull(reading("attributes.number.share", "1,200").facts())
                .value("attributes.share"))
        .isEqualTo(new BigDecimal("1200"));
  }

  @Test
  void aFlagIsYesOrNoAndMayStayOpen() {
    Question flag = question("regulated", Map.of());

    assertThat(flag.options()).extracting(Question.Option::label).containsExactly("Yes", "No");
    assertThat(flag.open()).isTrue();
    assertThat(
            Objects.requireNonNull(reading("attributes.flag.regulated", "false").facts())
                .value("attributes.regulated"))
        .isEqualTo(false);
  }

  @Test
  void aTextIsChosenWhereItsAnswersAreDeclaredAndTypedWhereNot() {
    assertThat(question("region", Map.of("attributes.text.region", "EU")).options())
        .containsExactly(new Question.Option("EU", "In the Union", true));
    Question note = question("note", Map.of());
    assertThat(note.options()).isEmpty();
    assertThat(note.number()).isFalse();
  }

  @Test
  void whatIsWrongIsSaidWithoutTheNamesOfJson() {
    assertThat(reading("attributes.number.share", "-11").errors())
        .containsExactly(
            Map.entry(
                "attributes.number.share",
                "“-11” is out of range. Write a number from -10 to 1,400.5 (%), or leave it empty if"
                    + " you don’t know."));
    assertThat(reading("attributes.number.share", "many").errors())
        .containsOnlyKeys("attributes.number.share");
    assertThat(reading("attributes.flag.regulated", "maybe").errors())
        .containsExactly(Map.entry("attributes.flag.regulated", "Choose one of the answers."));
  }

  @Test
  void theTableOfAnswersSaysThemWithUnitAndInWords() {
    var answers =
        new Answers(
            Map.of(
                "attributes.number.share",
                "1200",
                "attributes.text.region",
                "EU",
                "attributes.text.own",
                "mine"));

    List<CaseTable.Section> sections = CaseTable.of(MODEL, answers, Map.of());

    assertThat(sections).hasSize(2);
    assertThat(sections.get(0).rows())
        .extracting(CaseTable.Row::label, CaseTable.Row::value)
        .contains(
            tuple("The share", "1,200 %"),
            tuple("The region", "In the Union"),
            tuple("The regulated", "Not known"));
    assertThat(sections.get(1).rows())
        .extracting(CaseTable.Row::label, CaseTable.Row::value)
        .containsExactly(tuple("own", "mine"));
  }
}
