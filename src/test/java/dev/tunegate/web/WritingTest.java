package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy written in a real browser: in a grid, in the editor, and without script. */
class WritingTest {

  @AutoClose private static final Workbench WORKBENCH = new Workbench();

  private Visitor visitor;
  private Page page;

  @BeforeEach
  void logIn() {
    logIn(true);
  }

  private void logIn(boolean script) {
    visitor = WORKBENCH.ada(script);
    page = visitor.page();
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  /** Begins a working copy, and tells its address. */
  private String begin() {
    page.navigate(WORKBENCH.service().at("/policy/versions/1/edit"));
    page.locator("button:has-text('Edit this'), button:has-text('Begin another')").click();
    assertThat(page.locator("h1")).hasText("rules/thresholds.yaml");
    return page.url().substring(0, page.url().indexOf("/file"));
  }

  private void open(String copy, String path, String as) {
    page.navigate(copy + "/file?path=" + path + "&as=" + as);
  }

  private Locator cell(String address) {
    return page.locator("[data-cell='" + address + "']");
  }

  private void editorIsReady() {
    page.waitForSelector("#editor[data-ready=true]");
  }

  @Test
  void aNumberIsChangedInTheGridAndARuleInTheEditorAndBothBecomeADraft() {
    String copy = begin();
    Locator value = cell("/few-shot examples/value");
    value.fill("about eight");
    assertThat(value).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("td:has([data-cell='/few-shot examples/value']) .at-cell"))
        .containsText("Write a number");
    value.fill("8");
    assertThat(page.locator(".at-cell.is-error")).hasCount(0);
    Locator source = cell("/few-shot examples/source");
    source.fill("L20, LL73");
    page.locator(".at-cell button:has-text('Write “L73”')").click();
    assertThat(source).hasValue("L20, L73");
    assertThat(page.locator("#saved")).containsText("Saved at");
    assertThat(page.locator(".at-cell")).hasCount(0);

    open(copy, "rules/thresholds.yaml", "text");
    editorIsReady();
    assertThat(page.locator("#text")).hasValue(java.util.regex.Pattern.compile("value: 8\n"));

    open(copy, "rules/grounds/format.drl", "text");
    editorIsReady();
    page.evaluate(
        "() => { const e = window.tunegateWork.editor, m = e.getModel();"
            + " const at = m.findNextMatch('failureMode', {lineNumber: 1, column: 1}, false, true, null, false).range;"
            + " e.executeEdits('test', [{range: at, text: 'failureMood'}]); e.setPosition(at.getStartPosition()); e.focus(); }");
    assertThat(page.locator(".squiggly-error").first()).isVisible();
    assertThat(page.locator("#findings")).containsText("Baseline has no field failureMood");
    page.keyboard().press("Control+.");
    page.locator(".action-widget").waitFor();
    page.keyboard().press("Enter");
    assertThat(page.locator(".squiggly-error")).hasCount(0);
    assertThat(page.locator("#findings")).hasText("Nothing is wrong with the text.");
    page.evaluate(
        "() => { const e = window.tunegateWork.editor;"
            + " e.executeEdits('test', [{range: new monaco.Range(1, 1, 1, 1), text: '// Ada was here.\\n'}]); }");
    assertThat(page.locator("#saved")).containsText("Saved at");

    page.navigate(copy);
    assertThat(page.locator("table.changed tbody tr")).hasCount(2);
    page.fill("#message", "Eight examples <b>will</b> do");
    page.locator("button:has-text('Save as a draft')").click();
    assertThat(page.locator("h1")).containsText("Version 2");
    assertThat(page.locator(".lead")).hasText("Eight examples <b>will</b> do");
    page.navigate(WORKBENCH.service().at("/policy/versions/2/edit?file=rules/grounds/format.drl"));
    assertThat(page.locator("pre")).containsText("// Ada was here.");
  }

  @Test
  void twoWindowsOverwriteNothing() {
    String copy = begin();
    open(copy, "rules/actions/next.drl", "text");
    editorIsReady();
    Page other = visitor.open();
    other.navigate(page.url());
    other.waitForSelector("#editor[data-ready=true]");
    type(other, "// The other\n");
    assertThat(other.locator("#saved")).containsText("Saved at");
    type(page, "// Mine\n");
    assertThat(page.locator(".errors")).containsText("// The other");
    assertThat(page.locator("#text")).hasValue(java.util.regex.Pattern.compile("^// Mine\n"));
    page.locator("button:has-text('Take the other')").click();
    assertThat(page.locator("#text")).hasValue(java.util.regex.Pattern.compile("^// The other\n"));
    other.close();
  }

  private static void type(Page page, String text) {
    page.evaluate(
        "text => window.tunegateWork.editor.executeEdits('test', [{range: new monaco.Range(1, 1, 1, 1), text}])",
        text);
  }

  @Test
  void theEditorKnowsTheWordsOfThePolicyAndIsLeftByKeyboard() {
    String copy = begin();
    open(copy, "rules/grounds/format.drl", "text");
    editorIsReady();
    page.evaluate(
        "() => { const e = window.tunegateWork.editor, m = e.getModel();"
            + " const at = m.findNextMatch('Baseline( ', {lineNumber: 1, column: 1}, false, true, null, false).range;"
            + " e.setPosition(at.getEndPosition()); e.focus(); }");
    page.keyboard().type("retr");
    assertThat(page.locator("#text")).hasValue(java.util.regex.Pattern.compile("Baseline\\( retr"));
    page.keyboard().press("Control+Space");
    assertThat(page.locator(".suggest-widget.visible")).containsText("retrieval");
    page.keyboard().press("Escape");
    page.keyboard().press("Control+m");
    page.keyboard().press("Tab");
    assertThat((Boolean) page.evaluate("document.activeElement.closest('#editor') === null"))
        .isTrue();
  }

  @Test
  void aFileIsWrittenWithoutScriptAndWhatIsTypedRunsNothing() {
    visitor.close();
    logIn(false);
    String copy = begin();
    open(copy, "rules/actions/next.drl", "text");
    page.fill("#text", "</textarea><script>alert(1)</script>\n");
    page.locator("button:has-text('Save')").first().click();
    assertThat(page.locator(".notice.done")).containsText("saved");
    assertThat(page.locator("#text")).hasValue("</textarea><script>alert(1)</script>\n");
    assertThat(page.locator("#findings li").first()).isVisible();
    page.navigate(copy);
    page.locator("button:has-text('Undo')").first().click();
    assertThat(page.locator("main")).containsText("Nothing yet.");
  }

  @Test
  void aPhoneLoadsNoEditor() {
    String copy = begin();
    page.setViewportSize(390, 800);
    List<String> asked = new ArrayList<>();
    visitor.context().onRequest(request -> asked.add(request.url()));
    open(copy, "rules/actions/next.drl", "text");
    assertThat(page.locator("#text")).isVisible();
    page.locator("#text").fill("// By thumb");
    assertThat(page.locator("#saved")).containsText("Saved at");
    assertThat(asked).noneMatch(url -> url.contains("/assets/vs/"));
  }

  /** A file in the plain field: there is no room for the editor. */
  private void openPlain(String path) {
    String copy = begin();
    page.setViewportSize(390, 800);
    open(copy, path, "text");
  }

  @Test
  void whoeverStandsOnAFindingStaysThereWhenTheListIsMadeAgain() {
    openPlain("rules/grounds/format.drl");
    String sound = page.locator("#text").inputValue();
    String wrong = sound.replace("@source( L", "@source( LL");
    page.locator("#text").fill(wrong);
    Locator places = page.locator("#findings a");
    assertThat(places.nth(1)).isVisible();
    places.nth(1).focus();
    // Typed by another hand, so to say: the focus stays on the finding.
    String type =
        "text => { const area = document.getElementById('text');"
            + " document.activeElement.dataset.old = true; area.value = text;"
            + " area.dispatchEvent(new Event('input')); }";
    page.evaluate(type, "// A remark\n" + wrong);
    assertThat(page.locator("#findings [data-old]")).hasCount(0);
    assertThat(places.nth(1)).isFocused();
    page.evaluate(type, sound);
    assertThat(page.locator("#findings")).hasText("Nothing is wrong with the text.");
    assertThat(page.locator("#findings")).isFocused();
  }

  @Test
  void whoeverLeavesWhileASaveIsUnderWayIsAskedIfMoreWasTypedSince() {
    openPlain("rules/actions/next.drl");
    page.locator("#text").fill("// One\n");
    assertThat(page.locator("#saved")).containsText("Saved at");
    List<String> asked = new ArrayList<>();
    List<Route> held = new ArrayList<>();
    Predicate<String> saves = url -> url.endsWith("/file");
    // A page of its own: on every other a dialog is an error.
    try (Page leaving = visitor.context().newPage()) {
      leaving.setViewportSize(390, 800);
      leaving.onDialog(
          dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
          });
      leaving.navigate(page.url());
      leaving.route(saves, held::add);
      leaving.locator("#text").click();
      leaving.keyboard().type("// Two");
      assertThat(leaving.locator("#saved")).hasText("Saving …");
      leaving.keyboard().type(", and more");
      Runnable leave = () -> leaving.evaluate("document.querySelector('.over a').click()");
      leave.run();
      leaving.waitForCondition(() -> !asked.isEmpty());
      assertThat(asked).containsExactly("beforeunload");
      assertThat(leaving.locator("#text")).hasValue(java.util.regex.Pattern.compile("and more"));

      leaving.unroute(saves);
      leaving.waitForCondition(() -> !held.isEmpty());
      held.forEach(Route::resume);
      assertThat(leaving.locator("#saved")).containsText("Saved at");
      leave.run();
      leaving.waitForURL(url -> !url.contains("/file"));
      assertThat(asked).hasSize(1);
    }
    page.reload();
    assertThat(page.locator("#text")).hasValue(java.util.regex.Pattern.compile("Two, and more"));
  }
}
