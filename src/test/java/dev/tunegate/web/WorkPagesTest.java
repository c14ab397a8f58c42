package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.Grid;
import dev.tunegate.store.Actor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.HyperLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Working copies by HTTP: whose they are, what is lost, and what is put together in forms. */
class WorkPagesTest {

  private static final String FILE = "rules/thresholds.yaml";

  private static RunningService service;
  private static Browser ada;
  private static Browser bo;
  private String copy = "";

  @BeforeAll
  static void open() {
    service = VersionsApiTest.service(Clock.systemUTC());
    service.hire();
    ada = Browser.of(service, "ada");
    bo = Browser.of(service, "bo");
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @BeforeEach
  void begin() {
    String location =
        Http.header(ada.post("/policy/versions/1/edit", Map.of("file", FILE)), "Location");
    copy = location.substring(location.indexOf("/policy/work"), location.indexOf("/file"));
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Http.json(answer);
  }

  private HttpResponse<String> script(String step, Map<String, String> inputs) {
    var body = new StringBuilder("_csrf=" + ada.token());
    inputs.forEach(
        (name, value) ->
            body.append('&')
                .append(name)
                .append('=')
                .append(
                    java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
    return ada.send(
        new Http(service)
            .request(copy + step)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  @Test
  void aCopyOfSomebodyElseIsNotThereUntilItIsShared() {
    Browser approver = Browser.of(service, "approver");
    for (String path :
        List.of("", "/file?path=" + FILE, "/vocabulary", "/rule", "/add", "/try", "/try/live")) {
      assertThat(bo.get(copy + path).statusCode()).as(path).isEqualTo(404);
      assertThat(approver.get(copy + path).statusCode()).as(path).isEqualTo(403);
    }
    for (String step :
        List.of(
            "/file",
            "/remove",
            "/check",
            "/cells",
            "/message",
            "/try",
            "/try/live",
            "/share",
            "/discard",
            "/draft")) {
      assertThat(bo.post(copy + step, Map.of("path", FILE, "message", "x")).statusCode())
          .as(step)
          .isEqualTo(404);
    }
    ada.post(copy + "/share", Map.of("shared", "true"));
    assertThat(bo.get("/policy/work").body()).contains(copy, "Shared with you");
    assertThat(bo.post(copy + "/file", Map.of("path", FILE, "text", "a: 1")).statusCode())
        .isEqualTo(302);
    assertThat(bo.post(copy + "/discard", Map.of()).statusCode()).isEqualTo(403);
    ada.post(copy + "/share", Map.of("shared", "false"));
    assertThat(bo.get(copy).statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsLateIsToldAndBothTextsStay() {
    JsonNode saved =
        json(script("/file", Map.of("path", FILE, "revision", "0", "text", "one: 1")), 200);
    assertThat(saved.get("revision").intValue()).isEqualTo(1);
    Map<String, String> late = Map.of("path", FILE, "revision", "0", "text", "two: <2>");
    assertThat(json(script("/file", late), 409).get("text").stringValue()).isEqualTo("one: 1");
    HttpResponse<String> page = ada.post(copy + "/file", late);
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("two: &lt;2&gt;", "one: 1", "name=\"revision\" value=\"1\"");
  }

  @Test
  void whatIsTypedIsCheckedUnsavedAndTheCheckSaysWhatToWrite() {
    String text = ada.get(copy + "/file?path=" + FILE).body();
    assertThat(text).contains("As a grid");
    JsonNode found =
        json(
            script(
                "/check",
                Map.of(
                    "path",
                    "rules/grounds/new.drl",
                    "text",
                    """
                    import dev.tunegate.facts.*
                    import dev.tunegate.verdict.*
                    rule "New"
                    @source( L1 )
                    @because( "x" )
                    when
                      Task( scpe == Scope.NARROW )
                    then
                      insert( new Ground( "FORMAT" ) );
                    end
                    """)),
            200);
    JsonNode first = found.get("findings").get(0);
    assertThat(first.get("path").stringValue()).isEqualTo("rules/grounds/new.drl");
    assertThat(first.get("line").intValue()).isEqualTo(7);
    assertThat(first.get("fix").get("met").stringValue()).isEqualTo("scpe");
    assertThat(first.get("fix").get("text").stringValue()).isEqualTo("scope");
    assertThat(ada.get(copy).body()).contains("Nothing yet.");
    JsonNode words = json(ada.get(copy + "/vocabulary"), 200);
    assertThat(words.get("types").size()).isGreaterThan(10);
    assertThat(words.get("codes").get("Ground").get(0).get("code").stringValue()).isNotEmpty();
  }

  @Test
  void whatIsHostileIsShownAsItIsTyped() {
    String hostile = "\"><script>alert(1)</script>";
    ada.post(copy + "/message", Map.of("message", hostile));
    ada.post(copy + "/file", Map.of("path", "rules/x" + hostile + ".drl", "text", hostile));
    ada.post(
        copy + "/file",
        Map.of("path", "facts-samples/PROMPT/" + hostile + ".json", "text", hostile));
    for (String path : List.of("/policy/work", copy, copy + "/file?path=" + FILE, copy + "/rule")) {
      assertThat(ada.get(path).body()).as(path).doesNotContain("<script>alert");
    }
    HttpResponse<String> form =
        ada.post(
            copy + "/rule",
            Map.of("name", hostile, "because", hostile, "file", hostile, "source", hostile));
    assertThat(form.body()).contains("alert(1)").doesNotContain("<script>alert");
    assertThat(ada.post(copy + "/add", Map.of("name", hostile, "json", hostile)).body())
        .contains("Nothing is added yet")
        .doesNotContain("<script>alert");
  }

  @Test
  void aCellIsChangedAndACellThatIsOutOfDateIsNot() {
    String page = ada.get(copy + "/file?path=" + FILE).body();
    String cell = page.replaceAll("(?s).*?data-cell=\"([^\"]*/value)\".*", "$1");
    Map<String, String> change = Map.of("path", FILE, "cell", cell, "was", "500", "value", "many");
    JsonNode found = json(script("/cells", change), 200).get("findings");
    assertThat(found.toString()).contains("Write a number");
    JsonNode refused =
        json(
            script("/cells", Map.of("path", FILE, "cell", cell, "was", "500", "value", "400")),
            409);
    assertThat(refused.get("detail").stringValue()).contains("many");
    json(script("/cells", Map.of("path", FILE, "cell", cell, "was", "many", "value", "400")), 200);
    assertThat(ada.get(copy + "/file?as=text&path=" + FILE).body()).contains("value: 400");
  }

  @Test
  void aRuleIsPutTogetherShownAndAdded() {
    Map<String, String> form =
        new java.util.TreeMap<>(
            Map.of(
                "name", "Wide and many",
                "file", "grounds/format.drl",
                "source", "L1",
                "because", "You have {labeledExamples} examples; {limit} will do.",
                "fact0", "Data.labeledExamples",
                "is0", "AT_LEAST",
                "limit0", threshold(),
                "fact1", "Task.scope",
                "is1", "IS_NOT",
                "value1", "NARROW"));
    form.put("concludes", "Gap:TOO_FEW_EXAMPLES");
    String shown = ada.post(copy + "/rule", form).body();
    assertThat(shown)
        .contains("Data( $labeledExamples : labeledExamples,", "labeledExamples &gt;= $limit")
        .contains("Task( scope != null,", "Nothing is wrong with it.");
    assertThat(ada.get(copy).body()).contains("Nothing yet.");
    form.put("add", "true");
    assertThat(ada.post(copy + "/rule", form).statusCode()).isEqualTo(302);
    assertThat(ada.get(copy + "/file?as=text&path=rules/grounds/format.drl").body())
        .contains("rule &quot;Wide and many&quot;", "Nothing is wrong with the text.");
    assertThat(ada.post(copy + "/rule", Map.of("name", "x")).statusCode()).isEqualTo(422);
  }

  private String threshold() {
    return ada.get(copy + "/file?path=" + FILE)
        .body()
        .replaceAll("(?s).*?data-cell=\"/([^\"]*)/value\".*", "$1");
  }

  private static final String BETWEEN =
      "{\"title\":\"t <i>x</i>\",\"task\":{\"scope\":\"NARROW\",\"outputFormat\":\"STRICT\"},"
          + "\"baseline\":{\"failurePercent\":5,\"acceptableFailurePercent\":1},"
          + "\"data\":{\"labeledExamples\":420}}";

  @Test
  void whatIsWrittenIsTriedBesideTheVersionInForceBeforeItIsADraft() {
    assertThat(ada.get(copy).body()).contains("href=\"" + copy + "/try\"");
    assertThat(ada.post(copy + "/try", Map.of("case", BETWEEN)).body())
        .contains("It stays not yet, and nothing else is different.", "Both say")
        .doesNotContain("Only here");
    String text = service.desks().life().content(1).files().get(FILE).replace("500", "400");
    ada.post(copy + "/file", Map.of("path", FILE, "text", text));
    assertThat(ada.post(copy + "/try", Map.of("case", BETWEEN)).body())
        .contains("Not yet becomes tune.", "Decided under both", "The working copy")
        .contains("Version 1, in force", "t &lt;i&gt;x&lt;/i&gt;");
    assertThat(ada.post(copy + "/try/live", Map.of("case", BETWEEN)).body())
        .contains("Not yet becomes tune.", "At a glance")
        .doesNotContain("<html");
    assertThat(ada.get(copy + "/try?sample=NOT_YET/few.json").body())
        .contains("&quot;labeledExamples&quot;", "Decided under both");
    String id = Http.header(new Http(service).decide(BETWEEN), "Location").replaceFirst(".*/", "");
    assertThat(ada.get(copy + "/try?record=" + id).body()).contains("Not yet becomes tune.");
    assertThat(ada.get(copy + "/try?sample=NOT_YET/none.json").statusCode()).isEqualTo(404);
    assertThat(ada.get(copy + "/try?record=none").statusCode()).isEqualTo(422);
    assertThat(ada.post(copy + "/try", Map.of("case", "{\"task\":{}}")).body())
        .contains("This is no case yet.");
    assertThat(Http.header(ada.get(copy + "/try/live"), "Location")).endsWith(copy + "/try");
  }

  @Test
  void aCopyWithErrorsSaysWhichFindingStandsInTheWayOfTryingItAndLinksToIt() {
    ada.post(copy + "/file", Map.of("path", FILE, "text", "examples:\n  value: many\n"));
    String link = copy + "/file?path=rules/thresholds.yaml&amp;as=text#L2";
    HttpResponse<String> refused = ada.post(copy + "/try", Map.of("case", BETWEEN));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("There is something wrong in this working copy", link);
    assertThat(ada.get(copy + "/try").body()).contains("so that it decides nothing yet", link);
    assertThat(ada.post(copy + "/try/live", Map.of("case", BETWEEN)).body()).contains(link);
    ada.post(copy + "/file", Map.of("path", "rules/note.txt", "text", "No rules."));
    HttpResponse<String> untaken = ada.post(copy + "/try", Map.of("case", BETWEEN));
    assertThat(untaken.statusCode()).isEqualTo(422);
    assertThat(untaken.body()).contains(copy + "/file?path=rules/note.txt");
  }

  @Test
  void aSampleOfACaseThatIsToBeRefusedExpectsWhatItIsRefusedFor() {
    Map<String, String> sample =
        new java.util.TreeMap<>(
            Map.of(
                "json", "{\"title\": \"t\", \"task\": {\"scope\": \"SMALL\", \"<b>\": 1}}",
                "name", "A scope that is none",
                "verdict", "REFUSED",
                "why", "A scope is one of a closed list."));
    assertThat(ada.post(copy + "/add", sample).statusCode()).isEqualTo(302);
    String stem = "facts-samples/REFUSED/A scope that is none";
    var files = service.desks().writing().texts(copy.replaceFirst(".*/", ""), new Actor("ada"));
    assertThat(files.get(stem + ".expect.yaml"))
        .contains("problems:", "  - pointer: \"/task/scope\"\n    type: unknown-value")
        .doesNotContain("verdict:");
    var read = service.desks().writing().content(copy.replaceFirst(".*/", ""), new Actor("ada"));
    var added =
        read.readSamples().all().stream()
            .filter(each -> each.name().equals("A scope that is none"))
            .findFirst()
            .orElseThrow();
    assertThat(added.refused()).isTrue();
    assertThat(added.expectation().problems()).extracting("type").contains("unknown-value");
    sample.put("name", "Another");
    sample.put("actions", "TUNE");
    assertThat(ada.post(copy + "/add", sample).body()).contains("has no actions");
    sample.put("actions", "");
    sample.put("json", "{\"title\": \"t\"}");
    assertThat(ada.post(copy + "/add", sample).body()).contains("The case is not refused");
    assertThat(ada.get(copy + "/try?sample=REFUSED/A scope that is none.json".replace(" ", "%20")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(422);
  }

  @Test
  void theEditorKnowsTheAttributesThatThePolicyDeclares() {
    String declared =
        """
        residency:
          type: text
          group: task
          label: where the data must stay
          ask: Where must your data stay?
          means: The law may say so.
          answers:
            EU: in the European Union
        """;
    ada.post(copy + "/file", Map.of("path", "rules/attributes.yaml", "text", declared));
    JsonNode words = json(ada.get(copy + "/vocabulary"), 200);
    JsonNode own = words.get("attributes").get(0);
    assertThat(own.get("name").stringValue()).isEqualTo("residency");
    assertThat(own.get("value").stringValue()).isEqualTo("text");
    assertThat(own.get("answers").get(0).get("says").stringValue()).contains("European Union");
    assertThat(words.get("paths").toString()).contains("attributes.residency", "task.scope");
  }

  @Test
  void aSampleIsMadeFromAnotherAndRemovedAgain() {
    String picked = ada.get(copy + "/add?from=facts-samples/NOT_YET/few.json").body();
    assertThat(picked).contains("labeledExamples");
    Map<String, String> sample =
        Map.of(
            "json",
            "{\"title\": \"t\"}",
            "name",
            "Nothing is stated",
            "verdict",
            "NEEDS_INFORMATION",
            "why",
            "Nothing is known.");
    assertThat(ada.post(copy + "/add", sample).statusCode()).isEqualTo(302);
    assertThat(ada.post(copy + "/add", sample).body()).contains("already");
    String path = "facts-samples/NEEDS_INFORMATION/Nothing is stated.expect.yaml";
    assertThat(ada.get(copy).body()).contains(path, "Nothing is wrong with the text.");
    ada.post(copy + "/remove", Map.of("path", path));
    ada.post(copy + "/remove", Map.of("path", path.replace(".expect.yaml", ".json")));
    assertThat(ada.get(copy).body()).contains("Nothing yet.");
  }

  private HttpResponse<String> spreadsheet(String path, byte[] xlsx) {
    return ada.send(
        new Http(service)
            .request(copy + "/table.xlsx?path=" + path)
            .header("Accept", "application/json")
            .header("Content-Type", "application/octet-stream")
            .header("X-CSRF-TOKEN", ada.token())
            .POST(BodyPublishers.ofByteArray(xlsx)));
  }

  @Test
  void aTableComesBackFromASpreadsheetAndOneThatCanDoMoreIsRefusedByItsCell() throws IOException {
    String path = "rules/homework/minimums.drl.csv";
    String text = Files.readString(Path.of("rules/homework/data-minimums.drl.csv"));
    json(script("/file", Map.of("path", path, "revision", "0", "text", text)), 200);
    HttpResponse<String> out = ada.get(copy + "/table.xlsx?path=" + path);
    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.body()).startsWith("PK");
    assertThat(Http.header(out, "Content-Disposition")).contains("minimums.xlsx");

    List<List<String>> rows = new ArrayList<>(Grid.rows(text).orElseThrow());
    List<String> last = new ArrayList<>(rows.get(rows.size() - 1));
    last.set(0, "As a spreadsheet has it");
    rows.set(rows.size() - 1, last);
    byte[] changed = TableWorkbook.write("minimums", rows);
    assertThat(spreadsheet(path, changed).statusCode()).isEqualTo(204);
    String grid = ada.get(copy + "/file?path=" + path).body();
    assertThat(grid).contains("data-grid", "As a spreadsheet has it");

    byte[] formula =
        TableWorkbookTest.book(
            book -> {
              var sheet = book.newWorksheet("minimums");
              sheet.value(0, 0, "Worked out");
              sheet.formula(2, 1, "1+1");
            });
    byte[] link =
        TableWorkbookTest.book(
            book -> {
              var sheet = book.newWorksheet("minimums");
              sheet.hyperlink(3, 2, new HyperLink("https://example.com/", "a link"));
            });
    byte[] macros = TableWorkbookTest.with(changed, "xl/vbaProject.bin", "x");
    Map.of(
            formula, "cell B3 of the sheet “minimums” is worked out by a formula",
            link, "cell C4 of the sheet “minimums” links to something outside",
            macros, "holds macros")
        .forEach(
            (xlsx, why) ->
                assertThat(json(spreadsheet(path, xlsx), 422).get("detail").stringValue())
                    .contains(why));
    assertThat(ada.get(copy + "/file?path=" + path).body())
        .contains("As a spreadsheet has it")
        .doesNotContain("Worked out");
  }
}
