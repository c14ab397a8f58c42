package dev.tunegate.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Writing;
import dev.tunegate.store.Actor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes pictures of the pages on which the policy is written, light and dark, wide and narrow. */
final class WorkScreenshots {

  private static final Path FOLDER = Path.of("target/screenshots");

  private WorkScreenshots() {}

  private static Map<String, String> pages(RunningService service) {
    var ada = new Actor("ada");
    Writing writing = service.desks().writing();
    String id = writing.begin(1, ada).id();
    String base = WorkController.WORK + "/" + id;
    String format = "rules/grounds/format.drl";
    String rule = writing.texts(id, ada).get(format).replaceFirst("failureMode", "failureMood");
    writing.write(id, format, 0, rule, ada);
    String numbers = "rules/thresholds.yaml";
    String text = writing.texts(id, ada).get(numbers).replaceFirst("L73", "L733");
    writing.write(id, numbers, 0, text, ada);
    writing.describe(id, "Eight examples in a prompt are enough", ada);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("work-list", WorkController.WORK);
    pages.put("work", base);
    pages.put("work-grid", WorkController.file(id, numbers));
    pages.put("work-table", WorkController.file(id, "rules/homework/data-minimums.drl.csv"));
    pages.put("work-text", WorkController.file(id, format) + "&as=text");
    pages.put("work-rule", base + "/rule");
    pages.put("work-add", base + "/add");
    pages.put("file", "/policy/versions/1/edit");
    return pages;
  }

  /** Takes the pages that are named, or all. */
  public static void main(String[] wanted) {
    int code = 1;
    try (Chromium chromium = Chromium.start();
        var service = new RunningService(PolicyLocation.shipped())) {
      service.hire();
      Map<String, String> pages = pages(service);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1280, 390}) {
          try (BrowserContext context =
              chromium
                  .browser()
                  .newContext(
                      new Browser.NewContextOptions()
                          .setViewportSize(width, 900)
                          .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.navigate(service.at("/login"));
            page.fill("[name=name]", "ada");
            page.fill("[name=password]", Staff.PASSWORD);
            page.locator("main button[type=submit]").click();
            pages.forEach(
                (name, address) -> {
                  if (wanted.length == 0 || List.of(wanted).contains(name)) {
                    page.navigate(service.at(address));
                    page.waitForTimeout(name.equals("work-text") && width > 600 ? 4_000 : 1_000);
                    String file =
                        name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
                    page.screenshot(
                        new Page.ScreenshotOptions()
                            .setPath(FOLDER.resolve(file))
                            .setClip(0, 0, width, 1_500)
                            .setFullPage(true));
                    Object scroll =
                        page.evaluate("document.documentElement.scrollWidth - innerWidth");
                    if (!scroll.equals(0)) {
                      System.out.println(file + " scrolls sideways by " + scroll);
                    }
                  }
                });
          }
        }
      }
      code = 0;
    } catch (RuntimeException failure) {
      System.err.println(failure.getMessage());
    }
    System.exit(code);
  }
}
