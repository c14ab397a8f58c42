package dev.tunegate.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
import dev.tunegate.accounts.Staff;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Takes pictures of every page, light and dark, wide and narrow. */
final class Screenshots {

  private static final Path FOLDER = Path.of("target/screenshots");
  private static final String LONG =
      "A very long title of a case that somebody wrote without thinking of whoever has to read it later on,"
          + " and which goes on and on until it has reached the two hundred characters that a title may have, ok";

  private final RunningService service;
  private final Map<String, Consumer<Page>> pages = new LinkedHashMap<>();

  private Screenshots(RunningService service) {
    this.service = service;
    pages.put("start", page -> go(page, "/"));
    pages.put(
        "start-error",
        page -> {
          go(page, "/");
          page.fill(
              "#json", "{ \"title\": \"x\", \"task\": { \"scope\": \"SMALL\" }, \"data\": 3 }");
          page.click("text=Read the case");
        });
    pages.put("ask", page -> go(page, "/ask"));
    pages.put(
        "ask-error",
        page -> {
          go(page, "/ask/data");
          page.fill("[name='data.labeledExamples']", "about 400");
          page.fill("[name='data.flawedPercent']", "140 %");
          page.click("text=Continue");
        });
    pages.put(
        "review-empty",
        page -> {
          go(page, "/ask");
          page.click("text=Skip to your answers");
        });
    pages.put(
        "verdict-empty",
        page -> {
          go(page, "/ask");
          page.fill("#q-title-input", LONG + "!");
          page.click("text=Skip to your answers");
          page.click("button:text-is('Decide') >> nth=0");
        });
    pages.put("versions", page -> go(page, "/policy/versions"));
    pages.put("version", page -> go(page, "/policy/versions/1"));
    pages.put("edit", page -> go(page, "/policy/versions/1/edit"));
    int proposed = proposed(service);
    String review = "/policy/versions/" + proposed;
    pages.put(
        "review-of-version",
        page -> {
          go(page, review);
          page.waitForFunction("document.querySelector('.htmx-request') === null");
        });
    pages.put("review-text", page -> go(page, review + "/text?file=rules/thresholds.yaml"));
    pages.put("try", page -> go(page, review + "/try"));
    pages.put(
        "try-sample",
        page ->
            go(
                page,
                review
                    + "/try?sample=NOT_YET/Nine%20examples%20in%20the%20prompt%20are%20too%20few.json"));
    pages.put("compare", page -> go(page, "/policy/compare?old=1&new=" + proposed));
    String record = decided(service);
    pages.put("decisions", page -> go(page, "/decisions"));
    pages.put("record", page -> go(page, record));
    pages.put("record-picture", page -> go(page, record + "/picture"));
    int number = 0;
    for (SampleShelf.Shelf shelf : new SampleShelf(service.desk()).shelves()) {
      String address = shelf.first().get(0).address();
      pages.put("verdict-" + shelf.slug(), page -> go(page, address));
      pages.put("picture-" + shelf.slug(), page -> go(page, address + "/picture"));
      pages.put(
          "picture-" + shelf.slug() + "-open",
          page -> {
            go(page, address + "/picture");
            page.locator(".picture .firing a").first().click();
          });
      if (number++ == 0) {
        pages.put(
            "review",
            page -> {
              go(page, address);
              page.click("text=Start from this case");
            });
      }
      pages.put(
          "verdict-" + shelf.slug() + "-open",
          page -> {
            go(page, address);
            page.evaluate(
                "document.querySelectorAll('li:first-child > details.reason, details details').forEach(d => d.open = true)");
          });
    }
    pages.put(
        "verdict-print",
        page -> {
          page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
          go(page, new SampleShelf(service.desk()).shelves().get(0).first().get(0).address());
          page.evaluate("document.querySelectorAll('.reason').forEach(each => each.open = true)");
        });
    pages.put(
        "verdict-explained",
        page -> {
          go(page, new SampleShelf(service.desk()).shelves().get(1).first().get(0).address());
          page.click("text=Work it out");
          page.waitForSelector(".explained");
          page.evaluate(
              "document.querySelectorAll('.explained details').forEach(d => d.open = true)");
        });
    pages.put(
        "ask-settled",
        page -> {
          go(page, "/ask");
          page.locator("[name='task.mustChangeQuickly'][value='true']").check();
          page.click("text=Continue");
        });
    pages.put("policy", page -> go(page, "/policy"));
    pages.put("policy-find", page -> go(page, "/policy?find=examples"));
    for (String name : List.of("numbers", "codes", "questions", "graph")) {
      pages.put("book-" + name, page -> go(page, "/policy/" + name));
    }
    for (String stage : List.of("homework", "grounds", "comparison")) {
      pages.put("book-" + stage, page -> go(page, "/policy/stages/" + stage));
    }
    pages.put(
        "book-rule", page -> go(page, "/policy/rules/strict-output-that-prompting-keeps-breaking"));
    pages.put("book-graph-stage", page -> go(page, "/policy/graph?stage=objections"));
    pages.put(
        "book-graph-focus",
        page -> go(page, "/policy/graph?focus=Ground:FORMAT&way=causes&depth=2"));
    pages.put("statements", page -> go(page, "/policy/statements"));
    pages.put("problem", page -> go(page, "/problems/invalid-case"));
    pages.put("not-found", page -> go(page, "/nothing/here"));
    // From here on somebody is logged in.
    pages.put(
        "review-as-approver",
        page -> {
          logIn(page);
          go(page, review + "/text?file=rules/thresholds.yaml&line=13");
          go(page, review);
          page.locator(".diff tr.added .number a").first().click();
          page.waitForSelector("#write");
          page.waitForFunction("document.querySelector('.htmx-request') === null");
        });
    pages.put(
        "versions-as-approver",
        page -> {
          logIn(page);
          go(page, "/policy/versions");
        });
  }

  /** A draft with comments. */
  private static int proposed(RunningService service) {
    var ada = new Actor("ada");
    Content before = service.desks().life().content(1);
    String numbers = before.files().get("rules/thresholds.yaml");
    Content after =
        before.with(
            "rules/thresholds.yaml",
            numbers.replaceFirst("(few-shot examples:\\s+value: )10", "$18"));
    int draft =
        service.desks().life().draft(1, "Eight worked examples will do", after, ada).number();
    var comments = service.desks().reviews().comments();
    int line =
        1 + after.files().get("rules/thresholds.yaml").lines().toList().indexOf("  value: 8");
    long asked =
        comments.write(
            draft,
            "rules/thresholds.yaml",
            line,
            "Is the note below still right?",
            new Actor("bo"));
    comments.answer(draft, asked, "No; I will mend it in the next draft.", ada);
    comments.write(draft, "", 0, "Three teams asked for it.", ada);
    return draft;
  }

  /** Fills the register, and tells the address of the newest record. */
  private static String decided(RunningService service) {
    var http = new Http(service);
    service.desk().samples().forEach(sample -> http.decide(sample.json()));
    String api = Http.header(http.decide(service.desk().samples().get(0).json()), "Location");
    http.get(api);
    return api.replaceFirst("^/api", "");
  }

  private void logIn(Page page) {
    RunningService.staff();
    go(page, "/login");
    if (page.locator("[name=password]").count() == 0) {
      return; // logged in already
    }
    page.fill("[name=name]", "bo");
    page.fill("[name=password]", Staff.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL(url -> !url.contains("/login"));
  }

  private void go(Page page, String path) {
    page.navigate(service.at(path));
  }

  /**
   * Takes pictures of the pages that are wanted, or of all.
   *
   * @return those that scroll sideways
   */
  static List<String> take(RunningService service, Browser browser, List<String> wanted) {
    var shots = new Screenshots(service);
    List<String> wide = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 390}) {
        try (BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme))) {
          shots.pages.forEach(
              (name, open) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                  try (Page page = context.newPage()) {
                    page.setDefaultTimeout(10_000);
                    open.accept(page);
                    String file =
                        name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
                    page.screenshot(
                        new Page.ScreenshotOptions()
                            .setPath(FOLDER.resolve(file))
                            .setFullPage(true)
                            .setType(ScreenshotType.PNG));
                    Object scroll =
                        page.evaluate("document.documentElement.scrollWidth - innerWidth");
                    if (!scroll.equals(0)) {
                      wide.add(file + " scrolls sideways by " + scroll);
                    }
                  }
                }
              });
        }
      }
    }
    return wide;
  }

  /** Takes the upper part of a verdict page. */
  static void takeForReadme(RunningService service, Browser browser, Path file) {
    String address =
        new SampleShelf(service.desk())
            .shelves().stream()
                .flatMap(shelf -> shelf.entries().stream())
                .filter(entry -> tellsMuch(service, entry))
                .findFirst()
                .orElseThrow()
                .address();
    try (BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1120, 1000)
                    .setColorScheme(ColorScheme.LIGHT));
        Page page = context.newPage()) {
      page.navigate(service.at(address));
      page.locator("details.reason > summary").first().click();
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  /** A reason for tuning, and homework that is missing. */
  private static boolean tellsMuch(RunningService service, SampleShelf.Entry entry) {
    Decision decision = service.desk().decide(CaseReader.read(entry.sample().json()));
    return decision.gaps().size() == 2 && decision.grounds().size() == 1;
  }

  /** Takes the pages that are named, or all. */
  public static void main(String[] pages) {
    int code = 1;
    try (Chromium chromium = Chromium.start()) {
      take(RunningService.shared(), chromium.browser(), List.of(pages))
          .forEach(System.out::println);
      code = 0;
    } catch (RuntimeException failure) {
      System.err.println(failure.getMessage());
    }
    System.exit(code);
  }
}
