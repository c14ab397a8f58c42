package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.QuestionText;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Asking for a case part by part, as a browser without script does it. */
class AskingTest {

  private static final Http HTTP = Http.SHARED;
  private static final List<QuestionText.Group> GROUPS =
      HTTP.service().desk().policy().registers().groups();

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">";
  }

  @Test
  void everyPartAsksAllItsQuestionsAndTakesIDontKnow() {
    for (QuestionText.Group group : GROUPS) {
      String page = HTTP.page("/ask/" + group.name()).body();
      String read = HtmlUtils.htmlUnescape(page);
      assertThat(read).contains(group.title());
      for (QuestionText text : HTTP.service().desk().policy().registers().questions().values()) {
        if (text.group().equals(group.name()) && !text.ask().isEmpty()) {
          assertThat(read).contains(text.ask(), text.means());
        }
      }
      assertThat(page).contains("I don’t know");
    }
    assertThat(HTTP.page("/ask").uri().getPath()).isEqualTo("/ask");
  }

  @Test
  void whatIsAnsweredIsCarriedAlongToEveryOtherPart() {
    Map<String, String> answers =
        Map.of(
            "at",
            "task",
            "title",
            "Line \"items\"",
            "task.scope",
            "NARROW",
            "data.verified",
            "true");
    String page = HTTP.form("/ask/constraints", answers).body();
    assertThat(page)
        .contains(hidden("title", "Line &quot;items&quot;"))
        .contains(hidden("task.scope", "NARROW"))
        .contains(hidden("data.verified", "true"));
    String back = HTTP.form("/ask/task", answers).body();
    assertThat(back)
        .contains("value=\"NARROW\" checked=\"checked\"")
        .contains(hidden("data.verified", "true"));
    assertThat(back).doesNotContain(hidden("task.scope", "NARROW"));
  }

  @Test
  void anErrorStandsBesideItsFieldAndInASummaryThatLinksToIt() {
    HttpResponse<String> answer =
        HTTP.form(
            "/ask/constraints",
            Map.of("at", "data", "data.labeledExamples", "about 400", "task.scope", "NARROW"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("One answer needs a look")
        .contains("href=\"#q-data.labeledExamples-input\"")
        .contains("id=\"q-data.labeledExamples\"")
        .contains("id=\"q-data.labeledExamples-error\"")
        .contains("aria-invalid=\"true\"")
        .contains("value=\"about 400\"")
        .contains(hidden("task.scope", "NARROW"));
  }

  @Test
  void goingBackIsNeverHeldUpAndKeepsWhatWasTyped() {
    HttpResponse<String> answer =
        HTTP.form("/ask/task", Map.of("at", "data", "data.labeledExamples", "about 400"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(GROUPS.get(0).title())
        .contains(hidden("data.labeledExamples", "about 400"));
  }

  @Test
  void theAnswersAreAllShownBeforeDecidingThoseNotKnownIncluded() {
    String page =
        HTTP.form("/review", Map.of("title", "Invoices", "data.labeledExamples", "1 400")).body();
    assertThat(page).contains("1,400 examples").contains("Not known");
    HTTP.service()
        .desk()
        .policy()
        .registers()
        .questions()
        .values()
        .forEach(
            text ->
                assertThat(HtmlUtils.htmlUnescape(page))
                    .contains(text.ask().isEmpty() ? "" : CaseTable.capital(text.label())));
  }

  @Test
  void aWrongAnswerIsNotDecidedButLedBackToWithEverythingKept() {
    HttpResponse<String> answer =
        HTTP.form("/verdict", Map.of("data.flawedPercent", "140", "task.scope", "NARROW"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("formaction=\"/ask/data#q-data.flawedPercent-input\"")
        .contains(hidden("data.flawedPercent", "140"))
        .contains(hidden("task.scope", "NARROW"));
    assertThat(HTTP.form("/verdict.json", Map.of("data.flawedPercent", "140")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aCaseOfWhichNothingIsKnownNeedsInformationAndAsksForIt() {
    HttpResponse<String> answer = HTTP.verdict(Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("needs-information")
        .contains(Answers.UNTITLED)
        .contains("Still open")
        .containsPattern("formaction=\"/ask/[a-z]+#q-[a-zA-Z.]+\"");
  }

  @Test
  void theFormDecidesAsTheApiDoes() {
    String json =
        HTTP.form("/verdict.json", Map.of("title", "x", "data.labeledExamples", "1,400")).body();
    assertThat(json)
        .isEqualTo(HTTP.decide("{\"title\":\"x\",\"data\":{\"labeledExamples\":1400}}").body());
  }

  @Test
  void aPastedCaseIsReadIntoTheAnswers() {
    String json =
        "{\"title\":\"x\",\"task\":{\"scope\":\"NARROW\"},\"attributes\":{\"region\":\"EU\"}}";
    String page = HTTP.form("/paste", Map.of("json", json)).body();
    assertThat(page)
        .contains(hidden("task.scope", "NARROW"))
        .contains(hidden("attributes.text.region", "EU"))
        .contains("Also stated, and read by no rule");
  }

  @Test
  void aPastedTextThatIsNoCaseStaysWithWhatIsWrong() {
    HttpResponse<String> answer =
        HTTP.form("/paste", Map.of("json", "{\"title\":\"x\",\"task\":{\"scope\":\"SMALL\"}}"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(HtmlUtils.htmlUnescape(answer.body()))
        .contains("must be one of NARROW")
        .contains("{\"title\":\"x\",\"task\":{\"scope\":\"SMALL\"}}")
        .contains("href=\"#json\"");
  }

  @Test
  void oneQuestionIsCheckedWhileTheFormIsFilledIn() {
    String part =
        HTTP.form("/check?name=data.labeledExamples", Map.of("data.labeledExamples", "x")).body();
    assertThat(part)
        .startsWith("<div class=\"question wrong\"")
        .contains("is not a number")
        .doesNotContain("<html");
  }

  @Test
  void markupInEveryAnswerStaysText() {
    String hostile = "\"><script>alert(1)</script>'--><b>&amp;";
    Map<String, String> answers =
        Map.of(
            "title",
            hostile,
            "description",
            hostile,
            "data.labeledExamples",
            hostile,
            "task.scope",
            hostile,
            "attributes.text." + hostile,
            hostile);
    for (String path : List.of("/ask/task", "/ask/data", "/review", "/verdict")) {
      assertThat(HTTP.form(path, answers).body()).doesNotContain("<script>alert");
    }
    String verdict =
        HTTP.verdict(Map.of("title", hostile, "attributes.text." + hostile, hostile)).body();
    assertThat(verdict).contains("alert(1)").doesNotContain("<script>alert");
  }

  @Test
  void addressesOfFormsOpenedWithoutOneLeadToTheStart() {
    for (String path : List.of("/verdict", "/review", "/paste", "/verdict.json")) {
      HttpResponse<String> answer = HTTP.page(path);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(Http.header(answer, "Location")).isEqualTo("/");
    }
  }
}
