package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Explanations, by the API and on the pages without script. */
class ExplanationTest {

  private static final Http HTTP = Http.SHARED;
  private static final String TITLE = "Seating plans for a theatre";

  private static String sample() {
    return HTTP.service().desk().samples().stream()
        .map(sample -> sample.json())
        .filter(json -> json.contains(TITLE))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> explain(String query, String body) {
    return HTTP.send(
        HTTP.request("/api/explanations" + query)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void answersWhatIsAsked() {
    JsonNode json =
        Http.json(explain("?whyNot=FINE_TUNE&whatIf=FINE_TUNE&whatIf=PROMPT&open=true", sample()));
    assertThat(json.at("/verdict/outcome").stringValue()).isEqualTo("NOT_YET");
    assertThat(json.at("/whyNot/0/routes/0/failures/0/kind").stringValue()).isEqualTo("missing");
    assertThat(json.at("/whatIf/0/answers/0/changes/0/to").intValue()).isEqualTo(10);
    assertThat(json.at("/whatIf/1/wanted").stringValue()).isEqualTo("PROMPT");
    assertThat(json.at("/open/settled").booleanValue()).isTrue();
    OpenApiTest.conforms(json.toString(), OpenApiTest.explanation());
  }

  @Test
  void takesTheNameOfARuleWithItsCommas() {
    JsonNode json =
        Http.json(explain("?whyNot=A+reason+for+tuning,+and+all+homework+done", sample()));
    assertThat(json.at("/whyNot/0/target").stringValue())
        .isEqualTo("A reason for tuning, and all homework done");
    assertThat(json.at("/whyNot/0/happened").booleanValue()).isFalse();
  }

  @Test
  void refusesWhatItCannotAnswerAsAProblem() {
    assertThat(explain("?whatIf=TUNE", sample()).statusCode()).isEqualTo(422);
    assertThat(explain("?whyNot=No+such+rule", sample()).body()).contains("no rule of the policy");
    assertThat(explain("?open=perhaps", sample()).statusCode()).isEqualTo(422);
    assertThat(explain("", "{ \"title\": 3 }").statusCode()).isEqualTo(422);
    assertThat(explain("", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void thePageTellsWhatWouldLeadToEachOtherVerdict() {
    Map<String, String> answers = Map.of("title", "A veto", "task.mustChangeQuickly", "true");
    HttpResponse<String> page = HTTP.form("/explain", answers);
    assertThat(page.statusCode()).isEqualTo(200);
    String prose = PageTest.prose(page.body()).replaceAll("\\s+", " ");
    assertThat(prose)
        .contains("What would change this", "Fine-tune", "Not yet", "Needs information")
        .contains("No further answer changes this.")
        .contains("Nothing that a team can act on leads there")
        .contains("In the way: “Behaviour must change faster than a model can be retrained”");
    PageTest.assertNoRawName(prose, "/explain");
  }

  @Test
  void aFormStopsAskingOnceNothingCanChangeTheVerdict() {
    String page =
        HTTP.form("/ask/baseline", Map.of("at", "task", "task.mustChangeQuickly", "true")).body();
    assertThat(page)
        .contains("No further answer changes the verdict.")
        .contains("Nothing that is asked here can change the verdict any more.");
    String open = HTTP.form("/ask/baseline", Map.of("at", "task", "task.scope", "NARROW")).body();
    assertThat(open).doesNotContain("No further answer changes the verdict.");
    assertThat(open.indexOf("name=\"baseline.failureMode\""))
        .as("what settles soonest comes first")
        .isLessThan(open.indexOf("name=\"baseline.promptWords\""));
  }

  @Test
  void theVerdictPageSaysWhenNothingIsOpen() {
    String page = HTTP.verdict(Map.of("title", "A veto", "task.mustChangeQuickly", "true")).body();
    assertThat(page).contains("No further answer changes this.", "/explain\"", "Work it out");
  }
}
