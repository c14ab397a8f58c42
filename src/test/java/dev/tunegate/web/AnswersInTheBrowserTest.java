package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was answered is kept, whatever the network and the browser do meanwhile. */
class AnswersInTheBrowserTest {

  private static final RunningService SERVICE = RunningService.shared();

  private Visitor visitor;
  private Page page;

  @BeforeEach
  void openPage() {
    visitor = new Visitor(SERVICE, true);
    page = visitor.page();
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void backAndForwardInTheBrowserLoseNothing() {
    page.navigate(SERVICE.at("/ask/baseline"));
    page.check("[name='baseline.evalSetBuilt'][value='true']");
    visitor.button("Continue").click();
    page.fill("[name='data.labeledExamples']", "1234");
    visitor.button("Continue").click();
    assertThat(page.locator(".over")).hasText("Part 4 of 5");

    page.goBack();
    assertThat(page.locator("[name='data.labeledExamples']")).hasValue("1234");
    page.goBack();
    assertThat(page.locator("[name='baseline.evalSetBuilt'][value='true']")).isChecked();
    visitor.button("Skip to your answers").click();
    assertThat(page.locator("h1")).hasText("Your answers");
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("1,234 examples")))
        .isVisible();
  }

  @Test
  void aFormThatIsSentWhileThePageLoadsLosesNothing() {
    page.navigate(SERVICE.at("/ask/baseline"));
    visitor.button("Continue").click();
    page.fill("[name='data.labeledExamples']", "1234");
    visitor.button("Continue").click();
    assertThat(page.locator(".over")).hasText("Part 4 of 5");

    page.goBack();
    List<Route> held = pagesLoadSlowly();
    page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(page.locator("[name='data.labeledExamples'][type=hidden]")).hasValue("1234");
    held.get(0).fulfill(new Route.FulfillOptions().setStatus(404));
    visitor.button("Skip to your answers").click();
    assertThat(page.locator("h1")).hasText("Your answers");
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("1,234 examples")))
        .isVisible();
  }

  /** Pages have loaded only when what is asked for here is answered. */
  private List<Route> pagesLoadSlowly() {
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**/slow.svg", held::add);
    page.addInitScript("addEventListener('DOMContentLoaded', () => new Image().src = '/slow.svg')");
    return held;
  }

  @Test
  void whatIsSaidOfAnOldAnswerDoesNotPutItBack() {
    page.navigate(SERVICE.at("/ask/constraints"));
    Locator input = page.locator("form.ask .question .number").first();
    String name = input.getAttribute("name");
    List<Route> held = checksHeldOf(input);
    input.fill("7");
    page.waitForResponse("**/check?*", () -> held.get(0).resume());
    page.waitForTimeout(200);
    assertThat(page.locator("input[name='" + name + "']")).hasValue("7");
    assertThat(page.locator("form.ask .question.wrong")).hasCount(0);
  }

  @Test
  void whatIsChangedWhileThePageLoadsIsNotPutBack() {
    page.navigate(SERVICE.at("/ask/constraints"));
    Locator input = page.locator("form.ask .question .number").first();
    Locator unknown = page.locator("form.ask .unknown input").first();
    input.fill("many");
    page.locator("form.ask .options input:not([value=''])").first().check();
    List<Route> held = pagesLoadSlowly();
    visitor.button("Continue").click();
    assertThat(page.locator("#errors")).isVisible();
    page.waitForCondition(() -> !held.isEmpty());
    input.fill("");
    unknown.check();
    held.get(0).fulfill(new Route.FulfillOptions().setStatus(404));
    page.waitForLoadState();
    assertThat(input).hasValue("");
    assertThat(unknown).isChecked();
  }

  /** Types what is no number, and holds what the service says of it. */
  private List<Route> checksHeldOf(Locator input) {
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**/check?*", held::add);
    input.fill("many");
    page.waitForRequest("**/check?*", input::blur);
    page.waitForCondition(() -> !held.isEmpty());
    return held;
  }

  @Test
  void anAnswerThatComesDuringAPressDoesNotMoveTheButtonAway() {
    page.navigate(SERVICE.at("/ask/constraints"));
    List<Route> held = checksHeldOf(page.locator("form.ask .question .number").first());
    visitor.button("Continue").hover();
    page.mouse().down();
    page.waitForResponse("**/check?*", () -> held.get(0).resume());
    page.waitForTimeout(200);
    assertThat(page.locator("form.ask .question.wrong")).hasCount(0);
    page.mouse().up();
    assertThat(page.locator("#errors")).isVisible();
  }

  @Test
  void anAnswerThatComesDuringAPressIsShownAfterIt() {
    page.navigate(SERVICE.at("/ask/constraints"));
    List<Route> held = checksHeldOf(page.locator("form.ask .question .number").first());
    page.locator("h1").hover();
    page.mouse().down();
    page.waitForResponse("**/check?*", () -> held.get(0).resume());
    page.waitForTimeout(200);
    page.mouse().up();
    page.waitForCondition(() -> held.size() > 1);
    held.get(1).resume();
    assertThat(page.locator("form.ask .question.wrong")).hasCount(1);
  }
}
