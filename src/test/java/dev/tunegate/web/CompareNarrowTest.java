package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Contents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a telephone the matrix of verdicts is a list, and nothing of it is cut off. */
class CompareNarrowTest {

  private static final int WIDTH = 390;

  @Test
  void everyCellOfTheMatrixThatHoldsANumberIsWithinTheScreen() {
    try (RunningService service = VersionsApiTest.service(Clock.systemUTC());
        BrowserContext context =
            Chromium.shared()
                .browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, 844)
                        .setColorScheme(ColorScheme.DARK))) {
      service.desks().life().draft(null, "Fewer", Contents.enough(400), new Actor("ada"));
      Page page = context.newPage();
      page.setDefaultTimeout(60_000);
      page.navigate(service.at("/policy/compare?old=1&new=2"));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screenshots/compare-390-dark.png")));
      List<Locator> cells = page.locator(".matrix td:not(.none)").all();
      assertThat(cells).hasSizeGreaterThan(3);
      for (Locator cell : cells) {
        BoundingBox box = cell.boundingBox();
        if (box != null) {
          assertThat(box.x + box.width).as(cell.innerText()).isLessThanOrEqualTo(WIDTH);
        }
      }
      assertThat(page.locator(".matrix td.moves").first().innerText()).contains("becomes ");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    }
  }
}
