package dev.tunegate.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
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

  /**
   * A page to be taken.
   *
   * @param who sees it; empty for nobody in particular
   */
  private record Shot(String who, Consumer<Page> open) {}

  private final Map<String, Shot> shots = new LinkedHashMap<>();

  private Screenshots(RunningService service) {
    this.service = service;
    RunningService.staff();
    put("start", page -> go(page, "/"));
    put(
        "start-error",
        page -> {
          go(page, "/");
          page.fill(
              "#json", "{ \"title\": \"x\", \"task\": { \"scope\": \"SMALL\" }, \"data\": 3 }");
          page.click("text=Read the case");
        });
    put("ask", page -> go(page, "/ask"));
    put(
        "ask-error",
        page -> {
          go(page, "/ask/data");
          page.fill("[name='data.labeledExamples']", "about 400");
          page.fill("[name='data.flawedPercent']", "140 %");
          page.click("text=Continue");
        });
    put(
        "review-empty",
        page -> {
          go(page, "/ask");
          page.click("text=Skip to your answers");
        });
    put(
        "verdict-empty",
        page -> {
          go(page, "/ask");
          page.fill("#q-title-input", LONG + "!");
          page.click("text=Skip to your answers");
          page.click("button:text-is('Decide') >> nth=0");
        });
    put("versions", page -> go(page, "/policy/versions"));
    put("version", page -> go(page, "/policy/versions/1"));
    put("edit", page -> go(page, "/policy/versions/1/edit"));
    int proposed = proposed(service);
    String review = "/policy/versions/" + proposed;
    put(
        "review-of-version",
        page -> {
          go(page, review);
          page.waitForFunction("document.querySelector('.htmx-request') === null");
        });
    put("review-text", page -> go(page, review + "/text?file=rules/thresholds.yaml"));
    put("try", page -> go(page, review + "/try"));
    put(
        "try-sample",
        page ->
            go(
                page,
                review
                    + "/try?sample=NOT_YET/Nine%20examples%20in%20the%20prompt%20are%20too%20few.json"));
    put("compare", page -> go(page, "/policy/compare?old=1&new=" + proposed));
    String record = decided(service);
    put("decisions", page -> go(page, "/decisions"));
    put("record", page -> go(page, record));
    put("record-picture", page -> go(page, record + "/picture"));
    int number = 0;
    for (SampleShelf.Shelf shelf : new SampleShelf(service.desk()).shelves()) {
      String address = shelf.first().get(0).address();
      put("verdict-" + shelf.slug(), page -> go(page, address));
      put("picture-" + shelf.slug(), page -> go(page, address + "/picture"));
      put(
          "picture-" + shelf.slug() + "-open",
          page -> {
            go(page, address + "/picture");
            page.locator(".picture .firing a").first().click();
          });
      if (number++ == 0) {
        put(
            "review",
            page -> {
              go(page, address);
              page.click("text=Start from this case");
            });
      }
      put(
          "verdict-" + shelf.slug() + "-open",
          page -> {
            go(page, address);
            page.evaluate(
                "document.querySelectorAll('li:first-child > details.reason, details details').forEach(d => d.open = true)");
          });
    }
    put(
        "verdict-print",
        page -> {
          page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
          go(page, new SampleShelf(service.desk()).shelves().get(0).first().get(0).address());
          page.evaluate("document.querySelectorAll('.reason').forEach(each => each.open = true)");
        });
    put(
        "verdict-explained",
        page -> {
          go(page, new SampleShelf(service.desk()).shelves().get(1).first().get(0).address());
          page.click("text=Work it out");
          page.waitForSelector(".explained");
          page.evaluate(
              "document.querySelectorAll('.explained details').forEach(d => d.open = true)");
        });
    put(
        "ask-settled",
        page -> {
          go(page, "/ask");
          page.locator("[name='task.mustChangeQuickly'][value='true']").check();
          page.click("text=Continue");
        });
    put("policy", page -> go(page, "/policy"));
    put("policy-find", page -> go(page, "/policy?find=examples"));
    for (String name : List.of("numbers", "codes", "questions", "graph")) {
      put("book-" + name, page -> go(page, "/policy/" + name));
    }
    for (String stage : List.of("homework", "grounds", "comparison")) {
      put("book-" + stage, page -> go(page, "/policy/stages/" + stage));
    }
    put("book-rule", page -> go(page, "/policy/rules/strict-output-that-prompting-keeps-breaking"));
    put("book-graph-stage", page -> go(page, "/policy/graph?stage=objections"));
    put(
        "book-graph-focus",
        page -> go(page, "/policy/graph?focus=Ground:FORMAT&way=causes&depth=2"));
    put("statements", page -> go(page, "/policy/statements"));
    put("problem", page -> go(page, "/problems/invalid-case"));
    put("not-found", page -> go(page, "/nothing/here"));
    put("policy-comment", "bo", review + "/text?file=rules/thresholds.yaml&line=13");
    shots.put(
        "review-as-approver",
        new Shot(
            "bo",
            page -> {
              go(page, review);
              page.locator(".diff tr.added .number a").first().click();
              page.waitForSelector("#write");
              page.waitForFunction("document.querySelector('.htmx-request') === null");
            }));
    put("versions-as-approver", "bo", "/policy/versions");
    put("versions-as-owner", "ada", "/policy/versions");
    shots.put(
        "upload-refused",
        new Shot(
            "ada",
            page -> {
              go(page, "/policy/versions");
              page.click("summary:text-is('Upload a policy')");
              page.locator("input[type=file]")
                  .setInputFiles(
                      new FilePayload(
                          "rules.zip", "application/zip", "no archive".getBytes(UTF_8)));
              page.locator("form:has(input[type=file]) [name=message]").fill("A try");
              page.locator("form:has(input[type=file]) button[type=submit]").click();
              page.waitForSelector("#errors, .errors");
            }));
    put("account", "ada", "/account");
    put("accounts", "administrator", "/accounts");
    put("audit", "auditor", "/audit");
    put("login", "", "/login");
    WorkScreenshots.pages(service).forEach((name, address) -> put(name, "ada", address));
  }

  private void put(String name, Consumer<Page> open) {
    shots.put(name, new Shot("", open));
  }

  private void put(String name, String who, String address) {
    shots.put(name, new Shot(who, page -> go(page, address)));
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

  private void logIn(BrowserContext context, String who) {
    try (Page page = context.newPage()) {
      go(page, "/login");
      page.fill("[name=name]", who);
      page.fill("[name=password]", Staff.PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL(url -> !url.contains("/login"));
    }
  }

  private void go(Page page, String path) {
    page.navigate(service.at(path));
  }

  /**
   * Takes pictures of the pages that are wanted, or of all.
   *
   * @return those that scroll sideways, and those that cannot be taken
   */
  static List<String> take(RunningService service, Browser browser, List<String> wanted) {
    var all = new Screenshots(service);
    List<String> wide = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 390}) {
        for (String who : List.of("", "ada", "bo", "auditor", "administrator")) {
          List<String> names = all.names(who, wanted);
          if (names.isEmpty()) {
            continue;
          }
          try (BrowserContext context =
              browser.newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(width, 900)
                      .setColorScheme(scheme))) {
            if (!who.isEmpty()) {
              all.logIn(context, who);
            }
            names.forEach(
                name ->
                    all.take(
                        context,
                        name,
                        "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png",
                        wide));
          }
        }
      }
    }
    return wide;
  }

  private List<String> names(String who, List<String> wanted) {
    return shots.entrySet().stream()
        .filter(shot -> shot.getValue().who().equals(who))
        .map(Map.Entry::getKey)
        .filter(name -> wanted.isEmpty() || wanted.contains(name))
        .toList();
  }

  private void take(BrowserContext context, String name, String ending, List<String> wide) {
    try (Page page = context.newPage()) {
      page.setDefaultTimeout(10_000);
      shots.get(name).open().accept(page);
      page.waitForFunction("document.querySelector('.htmx-request') === null");
      if (page.locator(".monaco, #editor, [data-editor]").count() > 0) {
        page.waitForTimeout(2_000);
      }
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(FOLDER.resolve(name + ending))
              .setFullPage(true)
              .setType(ScreenshotType.PNG));
      Object scroll = page.evaluate("document.documentElement.scrollWidth - innerWidth");
      if (!scroll.equals(0)) {
        wide.add(name + ending + " scrolls sideways by " + scroll);
      }
    } catch (PlaywrightException missing) {
      wide.add(name + ending + " cannot be taken: " + missing.getMessage());
    }
  }

  /** Takes the pictures of the README into a folder. */
  static void takeForReadme(RunningService service, Browser browser, Path folder) {
    var all = new Screenshots(service);
    String verdict =
        new SampleShelf(service.desk())
            .shelves().stream()
                .flatMap(shelf -> shelf.entries().stream())
                .filter(entry -> tellsMuch(service, entry))
                .findFirst()
                .orElseThrow()
                .address();
    String review = "/policy/versions/" + service.desks().life().history().get(0).number();
    String base = WorkScreenshots.change(service);
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1120, 1000)
                .setColorScheme(ColorScheme.LIGHT))) {
      all.readme(
          context,
          folder.resolve("verdict.png"),
          "header",
          1000,
          page -> {
            all.go(page, verdict);
            page.locator("details.reason > summary").first().click();
          });
      all.logIn(context, "ada");
      all.readme(
          context,
          folder.resolve("try.png"),
          "#result",
          636,
          page -> {
            String sample = "NOT_YET/Nine%20examples%20in%20the%20prompt%20are%20too%20few.json";
            all.go(page, base + "/try?sample=" + sample);
          });
      all.readme(
          context,
          folder.resolve("numbers.png"),
          "h2:text-is('Numbers')",
          560,
          page -> {
            all.go(page, base + "/file?path=rules/thresholds.yaml");
            Locator cell = page.locator("[data-cell='/few-shot examples/value']");
            cell.fill("-8");
            cell.press("Tab");
            page.waitForSelector("[aria-invalid=true]");
          });
      all.readme(
          context,
          folder.resolve("review.png"),
          "h2:text-is('What it changes')",
          880,
          page -> all.go(page, review));
    }
  }

  /** Takes so much of a page, from a place on. */
  private void readme(
      BrowserContext context, Path file, String from, int height, Consumer<Page> open) {
    try (Page page = context.newPage()) {
      open.accept(page);
      page.waitForFunction("document.querySelector('.htmx-request') === null");
      double top = Math.max(0, page.locator(from).first().boundingBox().y - 24);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(file)
              .setFullPage(true)
              .setClip(0, top, 1120, height));
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
