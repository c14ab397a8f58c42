package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.versions.Contents;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A policy changed by browser alone, from the form to the roll back; one story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VersionsPagesTest {

  private static RunningService service;
  private static final Map<String, Browser> BROWSERS = new HashMap<>();
  private static Http http;

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    http = new Http(service);
    service.hire();
    BROWSERS.put("ada", Browser.of(service, "ada"));
    BROWSERS.put("bo", Browser.of(service, "bo"));
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static HttpResponse<String> form(String who, String path, Map<String, String> inputs) {
    return BROWSERS.get(who).post(path, inputs);
  }

  /** As somebody sees it who may change and approve. */
  private static String page(String path) {
    HttpResponse<String> answer = BROWSERS.get("ada").get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /** Begins a working copy of a version, and tells its address. */
  private static String begin(String who, int version, String file) {
    HttpResponse<String> begun =
        form(who, "/policy/versions/" + version + "/edit", Map.of("file", file));
    assertThat(begun.statusCode()).isEqualTo(302);
    String location = Http.header(begun, "Location");
    return location.substring(location.indexOf("/policy/work"), location.indexOf("/file"));
  }

  private static void write(String who, String work, String file, String text) {
    HttpResponse<String> saved =
        form(who, work + "/file", Map.of("path", file, "revision", "0", "text", text));
    assertThat(saved.statusCode()).isEqualTo(302);
  }

  /** Changes one file of a version, and saves that as a draft. */
  private static HttpResponse<String> draft(
      String who, int version, String file, String text, String message) {
    String work = begin(who, version, file);
    write(who, work, file, text);
    return form(who, work + "/draft", Map.of("message", message));
  }

  @Test
  @Order(1)
  void theHistoryBeginsWithTheVersionInForce() {
    assertThat(page("/policy/versions"))
        .contains("Found at the first start: a test", "In force", "tunegate", "Change the policy");
    assertThat(page("/policy/versions/1")).contains("Put in force", "It has not been checked here");
  }

  @Test
  @Order(2)
  void aChangeOfAFileWithoutAWordIsRefusedAndNothingTypedIsLost() {
    assertThat(page("/policy/versions/1/edit")).contains("value: 500", "Edit this");
    String work = begin("ada", 1, "rules/thresholds.yaml");
    write("ada", work, "rules/thresholds.yaml", "typed <here>");
    assertThat(page(work + "/file?path=rules/thresholds.yaml")).contains("typed &lt;here&gt;");
    HttpResponse<String> refused = form("ada", work + "/draft", Map.of("message", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Say what the change is for", "rules/thresholds.yaml");
    assertThat(page(work + "/file?path=rules/thresholds.yaml")).contains("typed &lt;here&gt;");
    assertThat(form("ada", work + "/discard", Map.of()).statusCode()).isEqualTo(302);
    assertThat(BROWSERS.get("ada").get(work).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(3)
  void aFileAndThenAnotherBecomeADraft() {
    String thresholds = Contents.enough(400).files().get("rules/thresholds.yaml");
    HttpResponse<String> saved =
        draft("ada", 1, "rules/thresholds.yaml", thresholds.replace("\n", "\r\n"), "Fewer will do");
    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(Http.header(saved, "Location")).endsWith("/policy/versions/2");
    assertThat(page("/policy/versions/2"))
        .contains("Fewer will do", "Check and propose", "rules/thresholds.yaml")
        .contains("Saved as version 2, a draft", "1 file differs from version 1");
    HttpResponse<String> unsound = form("ada", "/policy/versions/2/propose", Map.of());
    assertThat(unsound.statusCode()).isEqualTo(422);
    assertThat(unsound.body())
        .contains("The policy is not sound", "few.json")
        .containsOnlyOnce("does not come out as expected");
    draft(
        "ada",
        2,
        "facts-samples/NOT_YET/few.json",
        Contents.enough(400).files().get("facts-samples/NOT_YET/few.json"),
        "Fewer will do, and the sample says so");
    assertThat(page("/policy/versions/3"))
        .contains("Made from version", "rules/thresholds.yaml", "facts-samples/NOT_YET/few.json");
  }

  @Test
  @Order(4)
  void itIsProposedApprovedBySomebodyElseAndPutInForce() {
    assertThat(form("ada", "/policy/versions/3/propose", Map.of()).statusCode()).isEqualTo(302);
    HttpResponse<String> own = form("ada", "/policy/versions/3/approve", Map.of("reason", "Mine"));
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("your own work", ">Mine</textarea>");
    assertThat(form("bo", "/policy/versions/3/reject", Map.of("reason", " ")).statusCode())
        .isEqualTo(422);
    assertThat(form("bo", "/policy/versions/3/approve", Map.of()).statusCode()).isEqualTo(302);
    assertThat(BROWSERS.get("bo").get("/policy/versions/3").body())
        .contains("Version 3 is approved. It can be put in force now.");
    assertThat(form("bo", "/policy/versions/3/activate", Map.of()).statusCode()).isEqualTo(302);
    String done = BROWSERS.get("bo").get("/policy/versions/3").body();
    assertThat(done)
        .containsPattern("role=\"status\"[^>]*>Version 3 is in force. From now on, every case");
    assertThat(BROWSERS.get("bo").get("/policy/versions/3").body())
        .as("loaded once more")
        .doesNotContain("From now on, every case");
    assertThat(page("/policy/versions/3")).contains("In force");
    assertThat(page("/policy/numbers")).contains("400").doesNotContain("You are reading");
    assertThat(page("/policy/numbers?version=1"))
        .contains("You are reading", "/policy/rules/", "?version=1")
        .doesNotContain("<span>400</span>");
    assertThat(http.verdict(Map.of("title", "A case")).body())
        .contains("<a href=\"/policy/versions/3\">version <span>3</span>");
  }

  @Test
  @Order(5)
  void anEarlierVersionIsPutBackByTwo() {
    assertThat(page("/policy/versions/1")).contains("Ask for the roll back");
    form("ada", "/policy/versions/1/request-rollback", Map.of("reason", "It was <better>"));
    assertThat(page("/policy/versions/1"))
        .contains("It was &lt;better&gt;", "Confirm, and put it back in force")
        .doesNotContain("Ask for the roll back");
    assertThat(page("/policy/versions")).contains("a roll back to it waits to be confirmed");
    assertThat(page("/api/policy/versions")).contains("\"rollbacksAsked\":[1]");
    assertThat(form("ada", "/policy/versions/1/confirm-rollback", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(form("bo", "/policy/versions/1/confirm-rollback", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(BROWSERS.get("bo").get("/policy/versions/1").body())
        .contains("Version 1 is in force again.");
    assertThat(page("/policy/versions")).contains("Superseded").doesNotContain("waits to be");
    assertThat(service.desk().version()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void anOutdatedDraftSaysWhatDiffersAndOffersToRebase() {
    assertThat(page(begin("ada", 2, "rules/policy.yaml"))).contains("Fewer will do");
    draft("ada", 3, "rules/policy.yaml", titled(), "A title");
    assertThat(page("/policy/versions/4"))
        .contains("Another version came into force meanwhile", "Rebase")
        .containsPattern("/policy/compare\\?old=\\d+&amp;new=\\d+");
    HttpResponse<String> rebased = form("bo", "/policy/versions/4/rebase", Map.of());
    assertThat(Http.header(rebased, "Location")).endsWith("/policy/versions/5");
    assertThat(page("/policy/versions/5")).contains("rules/policy.yaml").doesNotContain(">Rebase<");
  }

  @Test
  @Order(7)
  void aDraftWhoseChangeIsInForceAlreadyOffersToBeWithdrawn() {
    form("bo", "/policy/versions/5/propose", Map.of());
    form("ada", "/policy/versions/5/withdraw", Map.of("reason", "Not hers"));
    assertThat(page("/policy/versions/5")).contains("Proposed").doesNotContain("Withdraw it");
    BROWSERS.put("cy", Browser.of(service, "approver"));
    form("cy", "/policy/versions/5/approve", Map.of());
    form("cy", "/policy/versions/5/activate", Map.of());
    assertThat(page("/policy/versions/4")).contains("All of it is in force already");
    draft("bo", 1, "rules/policy.yaml", titled(), "The title once more");
    String needless = BROWSERS.get("bo").get("/policy/versions/6").body();
    assertThat(needless)
        .contains("All of it is in force already", "Withdraw it")
        .doesNotContain(">Rebase<", "Check and propose");
    assertThat(section(page("/policy/versions"), "open")).contains("The title once more");
    form("bo", "/policy/versions/6/withdraw", Map.of("reason", "It is <in> force"));
    assertThat(page("/policy/versions/6"))
        .contains("Withdrawn", "It is &lt;in&gt; force")
        .doesNotContain("Withdraw it");
    assertThat(page("/policy/versions")).contains("The title once more");
    assertThat(section(page("/policy/versions"), "open")).doesNotContain("The title once more");
  }

  private static String section(String page, String id) {
    int begin = page.indexOf("id=\"" + id + "\"");
    return page.substring(begin, page.indexOf("</section>", begin));
  }

  private static String titled() {
    return Contents.sound()
        .files()
        .get("rules/policy.yaml")
        .replaceFirst("(?m)^title: .*$", "title: Another title");
  }

  @Test
  @Order(8)
  void aFindingNamesItsFileAsTheVersionDoesAndLeadsToItsLine() {
    String slip =
        Contents.sound().files().get("rules/thresholds.yaml").replace("value: 500", "value: x");
    HttpResponse<String> saved = draft("ada", 1, "rules/thresholds.yaml", slip, "A slip");
    String location = Http.header(saved, "Location");
    String version = location.substring(location.indexOf("/policy/versions/"));
    form("ada", version + "/check", Map.of());
    var link =
        Pattern.compile(
                "<a href=\"([^\"]+)\"><code>(rules/thresholds\\.yaml:([0-9]+):[^<]*)</code></a>")
            .matcher(page(version));
    assertThat(link.find()).isTrue();
    assertThat(page(link.group(1).replace("&amp;", "&")))
        .contains(">" + link.group(3) + "</a> reads: <code>least examples: { value: x,")
        .contains("<mark id=\"at\">");
    assertThat(page(version + "/edit?line=100000")).doesNotContain("<mark");
  }

  @Test
  @Order(9)
  void addressesThatAreNoneAreNotFound() {
    for (String path :
        new String[] {
          "/policy/versions/99",
          "/policy/versions/x",
          "/policy/versions/1/edit?file=rules/none.drl",
          "/policy/versions/1/edit?file=../../etc/passwd"
        }) {
      assertThat(http.page(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(form("ada", "/policy/versions/1/burn", Map.of()).statusCode()).isEqualTo(405);
    assertThat(http.page("/policy/versions/1/propose").statusCode()).isEqualTo(302);
  }
}
