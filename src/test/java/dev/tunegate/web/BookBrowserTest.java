package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a policy owner reads the policy, in a real browser. */
class BookBrowserTest {

  private static final RunningService SERVICE = RunningService.shared();

  @Test
  void theRuleBehindAStatementIsFoundWithItsSampleAndItsPlaceInTheGraph() {
    for (boolean script : new boolean[] {true, false}) {
      try (var visitor =
          new Visitor(
              SERVICE,
              new Browser.NewContextOptions()
                  .setJavaScriptEnabled(script)
                  .setViewportSize(390, 800))) {
        read(visitor.page(), script);
      }
    }
  }

  private static void read(Page page, boolean script) {
    page.navigate(SERVICE.at("/policy"));
    page.getByLabel("Find").fill("tens of thousands strict");
    if (!script) {
      page.locator("form.find button").click();
    }
    page.locator("#found .hits a[href*='/policy/statements#L31']").click();
    Locator statement = page.locator("#L31");
    assertThat(statement).isVisible();
    statement.locator("a", named("Strict output that prompting keeps breaking")).click();
    assertThat(page.locator("h1")).hasText("Strict output that prompting keeps breaking");
    assertThat(page.locator(".when"))
        .containsText("The kind of failure is “the format is broken”.");
    assertThat(page.locator(".then")).containsText("This reason for tuning holds");
    noSidewaysScroll(page, script);

    page.locator(".fired a").first().click();
    assertThat(page.locator("article.verdict")).isVisible();
    page.goBack();

    page.locator("a", onPage("See it in the rule graph")).click();
    assertThat(page.locator(".picture")).isVisible();
    page.locator("#way").selectOption("effects");
    page.locator("#depth").selectOption("1");
    page.locator(".around button").click();
    assertThat(page.locator(".picture .node")).hasCount(2);
    page.locator(".picture .conclusion a").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".panel:visible")).containsText("Reason for tuning");
    page.locator(".panel:visible a", onPage("Look around it")).click();
    assertThat(page.locator("h1")).hasText("A strict format that no prompt holds");
    noSidewaysScroll(page, script);
    if (script) {
      noBookPageScrollsSideways(page);
    }
  }

  private static void noBookPageScrollsSideways(Page page) {
    for (String path :
        List.of(
            "/policy",
            "/policy?find=examples",
            "/policy/stages/homework",
            "/policy/stages/comparison",
            "/policy/numbers",
            "/policy/codes",
            "/policy/questions",
            "/policy/graph?stage=grounds")) {
      page.navigate(SERVICE.at(path));
      noSidewaysScroll(page, true);
    }
  }

  private static void noSidewaysScroll(Page page, boolean script) {
    // Until the style sheet is there everything is as wide as it likes.
    page.waitForLoadState();
    if (script) {
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(page.url())
        .isEqualTo(0);
  }

  private static Locator.LocatorOptions named(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private static Page.LocatorOptions onPage(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
