package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Contents;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trying a draft on cases, beside the version in force. */
class TryTest {

  private static final String TRY = "/policy/versions/2/try";
  private static final String BETWEEN =
      "{\"title\":\"t <i>x</i>\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},"
          + "\"baseline\":{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
          + "\"data\":{\"labeledExamples\":420}}";

  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    http = new Http(service);
    var life = service.running().getBean(ServiceDesk.class).life();
    life.draft(null, "Fewer will do", Contents.enough(400), new Actor("ada"));
    life.draft(null, "Broken", Contents.broken(), new Actor("ada"));
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void aCaseTypedOnTheSpotIsDecidedUnderBothAndEachReasonIsToldOnce() {
    HttpResponse<String> page = http.form(TRY, Map.of("case", BETWEEN));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Not yet becomes tune.", "Decided under both")
        .contains("Version 1, in force", "Version 2")
        .contains("No more", "t &lt;i&gt;x&lt;/i&gt;")
        .doesNotContain("<i>x</i>");
    // What both say stands once, and what one says under it alone, without a mark at each.
    assertThat(page.body())
        .containsOnlyOnce("5 % of outputs break the format; at most 1 % may")
        .containsOnlyOnce("There are 420 examples; 500 are needed")
        .containsOnlyOnce("Only here")
        .containsSubsequence("Version 2", "Both say", "5 % of outputs", "No more");
  }

  @Test
  void whileSomebodyTypesTheVerdictsAreGlancedAt() {
    String part = http.form(TRY + "/live", Map.of("case", BETWEEN)).body();
    assertThat(part)
        .contains("Not yet becomes tune.", "At a glance", "No more")
        .doesNotContain("<html", "Both say");
    assertThat(http.form(TRY + "/live", Map.of("case", "{ \"title\"")).body())
        .contains("This is no case yet.");
    assertThat(http.form(TRY + "/live", Map.of("case", "")).body()).doesNotContain("<h2");
    assertThat(http.page(TRY + "/live").statusCode()).isEqualTo(302);
  }

  @Test
  void aSampleOrARecordedCaseIsTakenAndNothingIsRecorded() {
    String id = Http.header(http.decide(BETWEEN), "Location").replaceFirst(".*/", "");
    int before = count();
    assertThat(http.page(TRY).body()).contains("NOT_YET/few.json", "Take it");
    assertThat(http.page(TRY + "?sample=NOT_YET/few.json").body())
        .contains("&quot;labeledExamples&quot;:399", "It stays not yet");
    assertThat(http.page(TRY + "?record=" + id).body())
        .contains("Not yet becomes tune.", "&quot;labeledExamples&quot; : 420");
    assertThat(count()).isEqualTo(before);
    HttpResponse<String> none = http.page(TRY + "?record=01a21130-a059-77e7-bfde-ee71814aa979");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("No decision with this ID can be read here");
    assertThat(http.page(TRY + "?record=%3Cb%3E").body()).contains("value=\"&lt;b&gt;\"");
    assertThat(http.page(TRY + "?sample=NOT_YET/none.json").statusCode()).isEqualTo(404);
  }

  private static int count() {
    return Http.json(http.get("/api/decisions")).path("decisions").size();
  }

  @Test
  void aBrokenDraftSaysWhyAndATextThatIsNoCaseToo() {
    HttpResponse<String> broken = http.form("/policy/versions/3/try", Map.of("case", BETWEEN));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body())
        .contains("There is something wrong in version 3", "added/added.drl")
        .contains(
            "labeledExamples", "/policy/versions/3/edit?file=rules/added/added.drl&amp;line=");
    assertThat(http.form("/policy/versions/3/try/live", Map.of("case", BETWEEN)).body())
        .contains("There is something wrong in version 3");
    HttpResponse<String> noCase =
        http.form(TRY, Map.of("case", "{\"task\":{\"scope\":\"SMALL\"}}"));
    assertThat(noCase.statusCode()).isEqualTo(422);
    assertThat(noCase.body()).contains("This is no case yet.", "SMALL");
    assertThat(http.page("/policy/versions/9/try").statusCode()).isEqualTo(404);
  }
}
