package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.MovingClock;
import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Contents;
import dev.tunegate.versions.State;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Ada proposes, and Bo reviews, comments and decides, on pages alone; one story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewTest {

  private static final String TWO = "/policy/versions/2";
  private static final String THRESHOLDS = "rules/thresholds.yaml";

  private static MovingClock clock = new MovingClock(Instant.EPOCH);
  private static RunningService service;
  private static Staff staff;
  private static Browser ada;
  private static Browser bo;
  private static Browser asker;

  @BeforeAll
  static void open() {
    // People log in for hours at most, so that the story's clock begins now.
    clock = new MovingClock(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    service = VersionsApiTest.service(clock);
    staff = service.hire();
    ada = Browser.of(service, "ada");
    bo = Browser.of(service, "bo");
    asker = Browser.of(service, "asker");
    draft(400, "Fewer <b>will</b> do");
    life().propose(2, new Actor("ada"));
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private static PolicyLife life() {
    return service.running().getBean(ServiceDesk.class).life();
  }

  private static int draft(int examples, String message) {
    return life().draft(null, message, Contents.enough(examples), new Actor("ada")).number();
  }

  private static int approved(int examples) {
    int number = draft(examples, "Only " + examples);
    life().propose(number, new Actor("ada"));
    life().approve(number, "", new Actor("bo"));
    return number;
  }

  private static String page(Browser who, String path) {
    HttpResponse<String> answer = who.get(path);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  @Order(1)
  void whatAVersionChangesIsToldInWordsAsTextAndInSamples() {
    String page = page(bo, TWO);
    assertThat(page)
        .contains("Fewer &lt;b&gt;will&lt;/b&gt; do")
        .contains("value: 500", "now: 400")
        .contains("changed: 1 line removed, 1 line added")
        .contains("<del>500</del>", "<ins>400</ins>")
        .contains("2 files differ from version 1")
        .contains("“few” changes", "Samples that change")
        .contains("hx-get=\"/policy/versions/2/effects\"", "It takes some seconds")
        .contains("/policy/compare?old=1&amp;new=2")
        .doesNotContain("<b>will</b>");
    assertThat(page.indexOf("What it changes</h2>")).isLessThan(page.indexOf("As text</h2>"));
    assertThat(page.indexOf("Comments</h2>")).isLessThan(page.indexOf("What can be done</h2>"));
  }

  @Test
  @Order(2)
  void whatBecomesOfTheVerdictsComesLaterAndIsThereAtOnceTheNextTime() {
    HttpResponse<String> part =
        bo.send(new Http(service).request(TWO + "/effects").header("HX-Request", "true").GET());
    assertThat(part.body())
        .contains("Cases by their verdict before", "The smallest such case", "Before:", "After:")
        .doesNotContain("<html");
    assertThat(bo.get(TWO + "/effects").statusCode()).as("without script").isEqualTo(302);
    assertThat(page(bo, TWO))
        .contains("The smallest such case")
        .doesNotContain("hx-get=\"/policy/versions/2/effects");
  }

  @Test
  @Order(3)
  void aCommentStandsAtItsLineAndInTheListUntilItIsResolved() {
    assertThat(page(bo, TWO))
        .contains("/policy/versions/2/text?file=rules/thresholds.yaml&amp;line=");
    int line = lineOf("value: 400");
    String form = page(bo, TWO + "/text?file=" + THRESHOLDS + "&line=" + line);
    assertThat(form).contains("Your comment on line " + line, "id=\"write\"");
    HttpResponse<String> written =
        bo.post(
            TWO + "/comment",
            Map.of(
                "file",
                THRESHOLDS,
                "line",
                "" + line,
                "text",
                "Why <script>alert(1)</script>?\nSay."));
    assertThat(written.statusCode()).isEqualTo(302);
    String id = Http.header(written, "Location").replaceFirst(".*#comment-", "");
    assertThat(page(ada, TWO))
        .contains("Why &lt;script&gt;alert(1)&lt;/script&gt;?")
        .contains("id=\"comment-" + id + "\"", "thresholds.yaml, line " + line)
        .contains("Answer or resolve", "One comment is open.")
        .doesNotContain("<script>alert");
    ada.post(TWO + "/answer", Map.of("comment", id, "text", "Three teams asked."));
    ada.post(TWO + "/resolve", Map.of("comment", id));
    assertThat(page(asker, TWO))
        .contains("Three teams asked.", "Resolved by ada", "value: 400")
        .doesNotContain("One comment is open", "Open it again", "hx-select");
    HttpResponse<String> twice = bo.post(TWO + "/resolve", Map.of("comment", id));
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("ada has resolved this comment already");
    bo.post(TWO + "/reopen", Map.of("comment", id));
    assertThat(page(bo, TWO)).contains("One comment is open.");
    assertThat(page(Browser.of(service, "auditor"), "/api/journal?after=0"))
        .contains("comment.written", "comment.answered", "comment.resolved", "comment.reopened");
  }

  private static int lineOf(String text) {
    List<String> lines = life().content(2).files().get(THRESHOLDS).lines().toList();
    return 1
        + IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text))
            .findFirst()
            .orElseThrow();
  }

  @Test
  @Order(4)
  void aCommentThatCannotBeTakenIsRefusedAndNothingTypedIsLost() {
    Map<String, String> gone =
        Map.of("file", "rules/gone.drl", "line", "3", "text", "What of <this>?");
    HttpResponse<String> refused = bo.post(TWO + "/comment", gone);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("has no file rules/gone.drl", "What of &lt;this&gt;?</textarea>");
    HttpResponse<String> beyond =
        bo.post(TWO + "/comment", Map.of("file", THRESHOLDS, "line", "9999", "text", "Far off"));
    assertThat(beyond.body()).contains("Line 9999 is none of rules/thresholds.yaml");
    assertThat(bo.post(TWO + "/comment", Map.of("text", " ")).statusCode()).isEqualTo(422);
    HttpResponse<String> tooLong = bo.post(TWO + "/comment", Map.of("text", "x".repeat(2_001)));
    assertThat(tooLong.body()).contains("at most 2000 characters", "x".repeat(2_001));
    assertThat(bo.post(TWO + "/comment", Map.of("text", "a\u202eb")).statusCode()).isEqualTo(422);
    assertThat(bo.post(TWO + "/answer", Map.of("comment", "1", "text", "x")).statusCode())
        .as("the first step of all is no comment")
        .isEqualTo(404);
    assertThat(asker.post(TWO + "/comment", Map.of("text", "Me too")).statusCode()).isEqualTo(403);
    assertThat(bo.get(TWO + "/text?file=rules/gone.drl").statusCode()).isEqualTo(404);
    assertThat(bo.get("/policy/versions/99/text?file=" + THRESHOLDS).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(5)
  void openCommentsAreShownOnWhatIsMadeFromTheVersion() {
    String renamed = Contents.sound().files().get("rules/policy.yaml");
    int next =
        life()
            .draft(
                2,
                "A title",
                life().content(2).with("rules/policy.yaml", renamed + "# x\n"),
                new Actor("ada"))
            .number();
    assertThat(page(bo, "/policy/versions/" + next))
        .contains(
            "One open comment on what it was made from", "On version 2, rules/thresholds.yaml");
    life().withdraw(next, "A slip", new Actor("ada"), false);
  }

  @Test
  @Order(6)
  void itIsApprovedWithAWordAndComesIntoForceAtItsTime() {
    assertThat(ada.post(TWO + "/approve", Map.of("reason", "Mine")).statusCode()).isEqualTo(403);
    bo.post(TWO + "/approve", Map.of("reason", "It <holds>"));
    assertThat(page(bo, TWO)).contains("It &lt;holds&gt;", "Or at a time", "in UTC");
    HttpResponse<String> past = bo.post(TWO + "/schedule", Map.of("at", "2020-01-01T08:00"));
    assertThat(past.statusCode()).isEqualTo(422);
    assertThat(past.body()).contains("Name a time that is to come", "value=\"2020-01-01T08:00\"");
    assertThat(bo.post(TWO + "/schedule", Map.of("at", "soon")).body())
        .contains("“soon” is no time that can be read");
    String at = clock.instant().plus(Duration.ofHours(2)).toString().substring(0, 16);
    bo.post(TWO + "/schedule", Map.of("at", at));
    assertThat(page(ada, TWO)).contains("has set that it comes into force on", "Call it off");
    assertThat(page(ada, "/policy/versions")).contains("Approved; comes into force on");
    assertThat(health().at("/scheduled/0/number").intValue()).isEqualTo(2);
    assertThat(health().path("status").stringValue()).isEqualTo("ok");
    ada.post(TWO + "/call-off", Map.of("reason", "Not on a Friday"));
    assertThat(page(ada, TWO)).contains("Called off", "Not on a Friday", "Or at a time");
    bo.post(TWO + "/schedule", Map.of("at", at));
    assertThat(life().version(2).state()).isEqualTo(State.APPROVED);
    clock.advance(Duration.ofHours(3));
    soon(() -> service.desk().version() == 2);
    assertThat(page(Browser.of(service, "ada"), TWO))
        .contains("In force", "At the time that bo set")
        .doesNotContain("Call it off");
    soon(() -> health().path("scheduled").isEmpty());
  }

  @Test
  @Order(7)
  void whatIsOutdatedAtItsTimeIsSaidOnPageHistoryAndHealthAndByApi() {
    int late = approved(300);
    int first = approved(250);
    JsonNode set =
        api(
            "bo",
            "/" + late + "/activate",
            "{\"at\":\"" + clock.instant().plusSeconds(600) + "\"}",
            200);
    assertThat(set.at("/schedule/requester").stringValue()).isEqualTo("bo");
    assertThat(api("bo", "/" + late + "/activate", "{\"at\":\"2026-12-01T08:00\"}", 422).toString())
        .contains("as in 2026-12-01T08:00Z");
    life().activate(first, new Actor("bo"));
    assertThat(page(asker, "/policy/versions/" + late)).contains("That cannot happen any more");
    clock.advance(Duration.ofHours(1));
    soon(() -> health().path("status").stringValue().equals("attention"));
    assertThat(health().at("/scheduled/0/trouble").stringValue()).contains("is in force now");
    assertThat(page(asker, "/policy/versions/" + late)).contains("Not put in force at its time");
    assertThat(page(asker, "/policy/versions")).contains("could not come into force on");
    api("bo", "/" + late + "/call-off", "{}", 200);
    api("bo", "/" + late + "/call-off", "{}", 409);
    soon(() -> health().path("status").stringValue().equals("ok"));
  }

  @Test
  @Order(8)
  void aWithdrawnVersionDoesNotComeIntoForce() {
    int inForce = life().version(service.desk().version()).number();
    int number = approved(200);
    api(
        "bo",
        "/" + number + "/activate",
        "{\"at\":\"" + clock.instant().plusSeconds(60) + "\"}",
        200);
    life().withdraw(number, "A slip", new Actor("ada"), false);
    int next = approved(150);
    api(
        "bo",
        "/" + next + "/activate",
        "{\"at\":\"" + clock.instant().plusSeconds(90) + "\"}",
        200);
    clock.advance(Duration.ofMinutes(2));
    soon(() -> service.desk().version() == next);
    assertThat(life().version(number).state()).isEqualTo(State.WITHDRAWN);
    assertThat(life().version(inForce).state()).isEqualTo(State.SUPERSEDED);
  }

  @Test
  @Order(9)
  void theHistoryTellsWhoWhenAndWhyAndComparesAnyTwo() {
    String page = page(asker, "/policy/versions");
    assertThat(page)
        .contains("Approved</span> by <bdi>bo</bdi>", "It &lt;holds&gt;", "Not on a Friday")
        .contains("name=\"old\" value=\"1\"", "name=\"new\" value=\"2\"", "Compare the two");
    assertThat(page(asker, "/policy/compare?old=1&new=2")).contains("In the verdicts");
  }

  private static JsonNode health() {
    return Http.json(new Http(service).get("/api/health"));
  }

  private static JsonNode api(String who, String path, String body, int status) {
    HttpResponse<String> answer =
        new Http(service)
            .send(
                new Http(service)
                    .request("/api/policy/versions" + path)
                    .header("Authorization", "Bearer " + staff.token(who))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Http.json(answer);
  }

  /** The service looks once a second. */
  private static void soon(BooleanSupplier so) {
    for (int i = 0; i < 600 && !so.getAsBoolean(); i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    assertThat(so.getAsBoolean()).isTrue();
  }
}
