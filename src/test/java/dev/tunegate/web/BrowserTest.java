package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people do with the pages, in a real browser. */
class BrowserTest {

  private static final RunningService SERVICE = RunningService.shared();

  private Visitor visitor;
  private Page page;

  @BeforeEach
  void openPage() {
    open(true);
  }

  private void open(boolean script) {
    if (visitor != null) {
      visitor.close();
    }
    visitor = new Visitor(SERVICE, script);
    page = visitor.page();
    visitor.go("/");
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  private Locator headline() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private void choose(String question, String value) {
    page.locator("[name='" + question + "'][value='" + value + "']").check();
  }

  @Test
  void aSampleIsOpenedReadAndChangedUntilTheVerdictChanges() {
    takeSampleToADifferentVerdict();
  }

  @Test
  void aBoxOfThePictureTellsItsRuleByKeyboardAndWithoutScript() {
    open(false);
    page.locator(".shelf.fine-tune a").first().click();
    page.locator(".picture .firing a").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".panel:visible")).hasCount(1);
    assertThat(page.locator(".panel:visible")).containsText("The rule as it is written");
    page.locator(".panel:visible .close").click();
    assertThat(page.locator(".panel:visible")).hasCount(0);
  }

  @Test
  void theSameWorksWithoutScript() {
    open(false);
    takeSampleToADifferentVerdict();
  }

  @Test
  void whatWouldChangeAVerdictIsToldOnItsPage() {
    page.locator(".shelf.not-yet a").first().click();
    String address = page.url();
    visitor.button("Work it out").click();
    assertThat(page.locator(".explained #to-fine-tune")).hasText("Fine-tune");
    assertThat(page.locator(".explained .ways").first()).containsText("→");
    assertThat(page.locator(".explained #to-open")).isVisible();
    assertThat(page).hasURL(address);
  }

  /** What an auditor does, months later, from the register on. */
  @Test
  void aDecisionIsFoundAndUnderstoodAndDecidedAgainAndItsReceiptTaken() {
    String sample =
        SERVICE.desk().samples().stream()
            .filter(each -> each.path().startsWith("NOT_YET/"))
            .findFirst()
            .orElseThrow()
            .json();
    String title = JsonMapper.shared().readTree(sample).get("title").stringValue();
    assertThat(new Http(SERVICE).decide(sample).statusCode()).isEqualTo(201);

    page.navigate(SERVICE.at("/decisions"));
    page.getByLabel("Words of the case").fill(title);
    page.getByLabel("Verdict").selectOption("NOT_YET");
    page.locator("form.search button").click();
    page.locator("table.register th a").first().click();
    assertThat(page.locator("p.case")).hasText(title);

    page.locator(".picture .firing a").first().click();
    assertThat(page.locator(".panel:visible")).containsText("The rule as it is written");
    page.locator(".panel:visible .close").click();

    visitor.button("Work it out").click();
    assertThat(page.locator(".explained .ways").first()).containsText("→");

    visitor.button("Decide it again").click();
    assertThat(page.locator(".replayed")).containsText("the same decision, byte for byte");

    Download receipt = page.waitForDownload(() -> page.locator("a", named("The receipt")).click());
    assertThat(receipt.suggestedFilename()).startsWith("receipt-");
    Object report =
        page.evaluate(
            "async address => { const answer = await fetch(address);"
                + " return answer.headers.get('content-type') + ' ' + (await answer.text()).slice(0, 5); }",
            page.locator("a", named("The report as PDF")).getAttribute("href"));
    assertThat(String.valueOf(report)).isEqualTo("application/pdf %PDF-");
  }

  private static Page.LocatorOptions named(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void whatWouldChangeAVerdictIsToldWithoutScriptOnAPageOfItsOwn() {
    open(false);
    page.locator(".shelf.not-yet a").first().click();
    visitor.button("Work it out").click();
    assertThat(headline()).hasText("What would change this");
    assertThat(page.locator(".explained .ways").first()).containsText("→");
    visitor.button("Back to the verdict").click();
    assertThat(headline()).containsText("Not yet:");
  }

  private void takeSampleToADifferentVerdict() {
    page.locator(".shelf.fine-tune a").first().click();
    assertThat(headline()).containsText("Fine-tune:");
    Locator reason = page.locator("details.reason").first();
    Locator article = reason.locator("> .behind > .cited");
    assertThat(article).isHidden();
    reason.locator("summary").first().click();
    assertThat(article).containsText("What the article says");
    assertThat(article).isVisible();

    visitor.button("Start from this case").click();
    assertThat(headline()).hasText("Your answers");
    page.locator("button[formaction='/ask/task']").click();
    choose("task.scope", "MANY_CAPABILITIES");
    visitor.button("Skip to your answers").click();
    visitor.button("Decide").click();
    assertThat(headline()).containsText("Prompt:");
    assertThat(page.locator(".reason").first()).containsText("Rules tuning out");
  }

  @Test
  void aCaseOfWhichEverythingIsSkippedAsksWhatItNeedsAndKeepsTheRest() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Start a case")).click();
    page.fill("#q-title-input", "Nothing is known");
    for (int part = 1; part < 5; part++) {
      assertThat(page.locator(".over")).hasText("Part " + part + " of 5");
      visitor.button("Continue").click();
    }
    visitor.button("To your answers").click();
    assertThat(page.locator(".lead")).hasText("Nothing is known");
    visitor.button("Decide").click();
    assertThat(headline()).containsText("Needs information:");

    Locator open = page.locator("ul.open button").first();
    String question = open.textContent();
    open.click();
    assertThat(page.locator(".question:target")).containsText(question);
    visitor.button("Skip to your answers").click();
    assertThat(page.locator(".lead")).hasText("Nothing is known");
  }

  @Test
  void anErrorStandsBesideItsFieldAndNothingTypedIsLost() {
    page.navigate(SERVICE.at("/ask/data"));
    page.fill("[name='data.labeledExamples']", "about 400");
    page.keyboard().press("Tab");
    assertThat(page.locator("[id='q-data.labeledExamples'] .error"))
        .containsText("is not a number");

    visitor.button("Continue").click();
    assertThat(page.locator("#errors")).isFocused();
    assertThat(page.locator("[name='data.labeledExamples']")).hasValue("about 400");
    page.locator("#errors a").first().click();
    assertThat(page.locator("[name='data.labeledExamples']")).isFocused();
    page.fill("[name='data.labeledExamples']", "4,000");
    visitor.button("Continue").click();
    assertThat(page.locator(".over")).hasText("Part 4 of 5");
  }

  @Test
  void theWholeWayIsGoneByKeyboardAlone() {
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("a.button.primary")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".over")).hasText("Part 1 of 5");

    tabTo("#q-title-input");
    page.keyboard().type("By keyboard");
    tabTo("[name='task.kind']:checked");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("[name='task.kind'][value='OTHER']")).isChecked();
    page.locator("#q-title-input").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".over")).hasText("Part 2 of 5");
    tabTo("button[formaction='/review']");
    page.keyboard().press("Enter");
    assertThat(headline()).hasText("Your answers");
    tabTo("button.primary");
    page.keyboard().press("Enter");
    assertThat(headline()).containsText(":");
    tabTo("details.reason > summary, details.source > summary");
    page.keyboard().press("Enter");
    assertThat(page.locator("details[open]").first()).isVisible();
  }

  /** Presses the tab key until the focus is there. */
  private void tabTo(String selector) {
    for (int i = 0; i < 200; i++) {
      if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The tab key never reaches " + selector);
  }

  @Test
  void hostileTextInEveryFieldRunsNothing() {
    String hostile =
        "\"'><script>alert(1)</script><img src=x onerror=alert(2)>\u202Eevil\u05D0 ${7*7} [[${7*7}]]";
    page.navigate(SERVICE.at("/ask"));
    page.fill("#q-title-input", hostile);
    page.fill("#q-description-input", hostile);
    for (int part = 1; part <= 5; part++) {
      assertThat(page.locator(".over")).hasText("Part " + part + " of 5");
      fillNumbers(hostile);
      visitor.button(part < 5 ? "Continue" : "To your answers").click();
      assertThat(page.locator("#errors")).isVisible();
      // Checks are asked for once the page has all its scripts.
      page.waitForLoadState();
      fillNumbers("");
      // The last field is left, and the answers to its check have moved what they move.
      page.keyboard().press("Tab");
      assertThat(page.locator("[aria-invalid=true]")).hasCount(0);
      visitor.button(part < 5 ? "Continue" : "To your answers").click();
    }
    visitor.button("Decide").click();
    assertThat(page.locator(".case")).containsText("<script>alert(1)</script>");
    assertThat(page.locator(".case")).containsText("${7*7}");
    page.navigate(SERVICE.at("/"));
    page.fill("#json", hostile);
    visitor.button("Read the case").click();
    assertThat(page.locator("#json")).hasValue(hostile);
    page.navigate(SERVICE.at("/policy"));
    page.fill("#find", hostile);
    assertThat(page.locator("#found")).containsText("0 places say");
  }

  private void fillNumbers(String text) {
    for (Locator input : page.locator("form.ask .question .number").all()) {
      input.fill(text);
    }
  }

  @Test
  void noPageScrollsSidewaysOnASmallScreen() {
    page.setViewportSize(390, 800);
    List<String> paths = new ArrayList<>(List.of("/", "/ask", "/ask/baseline", "/policy"));
    paths.addAll(List.of("/policy/statements", "/problems", "/nothing"));
    new SampleShelf(SERVICE.desk())
        .shelves()
        .forEach(shelf -> paths.add(shelf.entries().get(0).address()));
    for (String path : paths) {
      page.navigate(SERVICE.at(path));
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as(path)
          .isEqualTo(0);
    }
  }
}
