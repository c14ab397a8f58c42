package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a version changes, asked of a running service. */
class CompareTest {

  private static final RunningService SERVICE = VersionsApiTest.service(Clock.systemUTC());
  private static final Http HTTP = new Http(SERVICE);
  private static String fingerprint = "";

  @BeforeAll
  static void draft() {
    Content content = Contents.enough(400);
    fingerprint =
        SERVICE
            .running()
            .getBean(ServiceDesk.class)
            .life()
            .draft(null, "Fewer <b>examples</b> will do", content, new Actor("ada"))
            .fingerprint();
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void tellsWhatIsDifferentAndWhatBecomesOfTheVerdicts() {
    JsonNode comparison = ok("/api/policy/compare?old=active&new=2&cases=2000");
    assertThat(comparison.at("/changes/0").toString()).contains("examples");
    assertThat(comparison.at("/looked/generated").intValue()).isEqualTo(2000);
    assertThat(comparison.path("transitions").toString()).contains("FINE_TUNE");
  }

  @Test
  void takesAVersionByItsNumberByItsFingerprintAndAsTheActiveOne() {
    String byNumber = HTTP.get("/api/policy/compare?old=1&new=2&cases=500").body();
    String byName =
        HTTP.get("/api/policy/compare?new=" + fingerprint.substring(0, 19) + "&cases=500").body();
    assertThat(byName).isEqualTo(byNumber).contains("version 2");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/policy/compare?new=7, 404",
    "/api/policy/compare?new=nonsense, 404",
    "/api/policy/compare?new=sha256:00, 404",
    "/api/policy/compare?new=2&cases=-1, 422",
    "/api/policy/compare?new=2&cases=100001, 422",
    "/api/policy/compare?new=2&cases=many, 422",
    "/api/policy/compare, 422"
  })
  void refusesWhatItCannotCompare(String path, int status) {
    HttpResponse<String> answer = HTTP.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Http.header(answer, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void givesTheFilesOfAVersionInTheFormOfADraft() {
    JsonNode files = ok("/api/policy/versions/active/files");
    assertThat(files.path("number").intValue()).isEqualTo(1);
    assertThat(files.path("files").propertyNames()).contains("policy.yaml");
    assertThat(files.path("samples").isEmpty()).isFalse();
  }

  @Test
  void showsPeopleTheMatrixAndTheSmallestCaseOfEachChange() {
    String page = HTTP.page("/policy/compare?old=1&new=2").body();
    assertThat(page)
        .contains("In the verdicts")
        .contains("becomes")
        .contains("The smallest such case")
        .contains("beyond these nothing is claimed")
        .contains("Fewer &lt;b&gt;examples&lt;/b&gt; will do")
        .contains("those of cases that are to be refused have no verdict")
        .doesNotContain("<b>examples</b>", "Drools");
  }

  @Test
  void asksWhichVersionsToCompareWhereNoneIsNamed() {
    HttpResponse<String> page = HTTP.page("/policy/compare");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<option value=\"2\"").doesNotContain("In the verdicts");
  }

  @Test
  void comparesAVersionWithItselfAndFindsNothing() {
    String page = HTTP.page("/policy/compare?old=1&new=1").body();
    assertThat(page).contains("Nothing is different.").contains("No verdict changes");
  }

  private static JsonNode ok(String path) {
    HttpResponse<String> answer = HTTP.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }
}
