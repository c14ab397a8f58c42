package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.Catalogue;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The pages as the server renders them. */
class PageTest {

  private static final Http HTTP = Http.SHARED;
  private static final SampleShelf SAMPLES = new SampleShelf(HTTP.service().desk());

  /** Where the policy's own text stands, and what is not shown. */
  private static final Pattern NOT_PROSE =
      Pattern.compile("(?s)<pre.*?</pre>|<input type=\"hidden\".*?>|<textarea.*?</textarea>");

  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern RAW_NAME = Pattern.compile("\\b[A-Z]{2,}_[A-Z_]+\\b|dev\\.tunegate");

  static String prose(String page) {
    return HtmlUtils.htmlUnescape(
        TAG.matcher(NOT_PROSE.matcher(page).replaceAll(" ")).replaceAll(" "));
  }

  @Test
  void theFirstPageOffersToStartToTakeASampleAndToPaste() {
    String page = HTTP.page("/").body();
    assertThat(page)
        .contains(
            "Start a case", "href=\"/ask\"", "Or look at a sample", "Or paste a case as JSON");
    for (SampleShelf.Shelf shelf : SAMPLES.shelves()) {
      for (SampleShelf.Entry entry : shelf.entries()) {
        assertThat(page).contains("href=\"" + entry.address() + "\"");
      }
    }
    assertThat(SAMPLES.shelves()).hasSize(4);
  }

  @Test
  void everySampleHasItsVerdictAtItsAddressWithoutARawName() {
    for (SampleShelf.Shelf shelf : SAMPLES.shelves()) {
      for (SampleShelf.Entry entry : shelf.entries()) {
        HttpResponse<String> answer = HTTP.page(entry.address());
        assertThat(answer.statusCode()).as(entry.address()).isEqualTo(200);
        Decision decision = HTTP.service().desk().decide(CaseReader.read(entry.sample().json()));
        String prose = prose(answer.body());
        String lead = decision.verdict().because();
        assertThat(prose.replaceAll("\\s+", " ")).contains(lead).contains(decision.title());
        for (Decision.Entry action : decision.actions()) {
          assertThat(prose).contains(action.label(), action.derivations().get(0).because());
        }
        for (Decision.QuestionEntry question : decision.questions()) {
          assertThat(prose).contains(question.ask());
        }
        assertNoRawName(prose, entry.address());
      }
    }
  }

  @Test
  void aReasonOpensToItsFactsItsRuleAndTheArticle() {
    SampleShelf.Entry entry = SAMPLES.shelves().get(0).entries().get(0);
    String page = HTTP.page(entry.address()).body();
    assertThat(page)
        .contains("<details class=\"reason\">")
        .contains("What it looked at")
        .contains("What the article says")
        .contains("The rule as it is written")
        .contains("@source(");
  }

  @Test
  void theVerdictShowsTheChecksAndBothSidesOfTheComparison() {
    String page = HTTP.page(SAMPLES.shelves().get(0).entries().get(0).address()).body();
    var registers = HTTP.service().desk().policy().registers();
    String prose = prose(page);
    registers.activeCodes("Check").forEach(check -> assertThat(prose).contains(check.label()));
    registers
        .activeCodes("Reading")
        .forEach(row -> assertThat(prose).contains(row.label(), row.prompting(), row.tuning()));
    assertThat(prose).contains("This case");
  }

  @Test
  void aSampleHasItsDecisionAsJson() {
    SampleShelf.Entry entry = SAMPLES.shelves().get(0).entries().get(0);
    assertThat(HTTP.get(entry.address() + "/decision.json").body())
        .isEqualTo(HTTP.decide(entry.sample().json()).body());
    assertThat(HTTP.page(entry.address() + "-and-more").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsAFriendlyPage() {
    HttpResponse<String> page = HTTP.page("/nothing/here");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is nothing here", "Go to the start");
    assertThat(HTTP.page("/ask/nothing").statusCode()).isEqualTo(404);
    assertThat(HTTP.page("/webjars/htmx.org/2.0.7/package.json").statusCode()).isEqualTo(404);
  }

  @Test
  void assetsComeFromTheServiceItself() {
    for (String asset : new String[] {"tunegate.css", "tunegate.js", "htmx.min.js", "mark.svg"}) {
      assertThat(HTTP.get("/assets/" + asset).statusCode()).as(asset).isEqualTo(200);
    }
    String page = HTTP.page("/").body();
    assertThat(page)
        .doesNotContain("style=")
        .doesNotContainPattern("<script>")
        .doesNotContain("http://");
  }

  static void assertNoRawName(String prose, String where) {
    assertThat(RAW_NAME.matcher(prose).results().map(found -> found.group()).toList())
        .as(where)
        .isEmpty();
    Catalogue.fields().forEach(field -> assertThat(prose).as(where).doesNotContain(field.path()));
  }
}
