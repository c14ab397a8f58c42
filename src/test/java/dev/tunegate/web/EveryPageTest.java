package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.tunegate.accounts.Staff;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every page that the service has for people, in a real browser. */
class EveryPageTest {

  /** Nothing of this may be taken for anything but words; it fits between any quotation marks. */
  private static final String HOSTILE =
      "'>\"><img src=x onerror=window.ran=1><script>window.ran=1</script>"
          + "<svg onload=window.ran=1>${7*7}[[${7*7}]]__${7*7}__&lt;b&gt;";

  private static final String HOSTILE_NAME = "'\"><img src=x onerror=window.ran=1>";

  /** The same for texts of a policy, in which quotation marks and braces mean something. */
  private static final String HOSTILE_TEXT =
      "'><img src=x onerror=window.ran=1><script>window.ran=1</script><svg onload=window.ran=1>";

  /** What is the matter with a page, as far as axe calls it serious or critical. */
  private static final String AXE =
      """
      async () => {
        const found = await axe.run(document, { resultTypes: ['violations'] });
        return found.violations
          .filter(each => each.impact === 'serious' || each.impact === 'critical')
          .map(each => each.id + ' (' + each.help + '): ' + each.nodes.slice(0, 3)
            .map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join(' | '));
      }
      """;

  /** Opens the pages one after the other in the same window, each as whom it is for. */
  private static void visit(
      RunningService service, List<EveryPage.Address> addresses, Consumer<Page> look) {
    Map<String, Page> windows = new LinkedHashMap<>();
    try {
      for (EveryPage.Address address : addresses) {
        Page page = windows.computeIfAbsent(address.who(), who -> context(service, who).newPage());
        // What a page loads may depend on how wide it is when it is opened.
        show(page, 1280, ColorScheme.LIGHT);
        Response response = page.navigate(service.at(address.path()));
        assertThat(Objects.requireNonNull(response).status()).as(address.path()).isIn(200, 422);
        page.waitForFunction("document.querySelector('.htmx-request') === null");
        look.accept(page);
      }
    } finally {
      windows.values().forEach(page -> page.context().close());
    }
  }

  /** Without the page's own policy of content, a script that got in would run. */
  private static BrowserContext context(RunningService service, String who) {
    BrowserContext context =
        Chromium.shared()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBypassCSP(true)
                    // Colours that are on their way from one theme to the other are no finding.
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(60_000);
    if (!who.isEmpty()) {
      try (Page page = context.newPage()) {
        page.navigate(service.at("/login"));
        page.fill("[name=name]", who);
        page.fill("[name=password]", Staff.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
      }
    }
    return context;
  }

  @Test
  void axeFindsNothingSeriousOnPagesOfTheShippedPolicyInEitherThemeAndWidth() {
    List<String> found = new ArrayList<>();
    RunningService shipped = RunningService.shared();
    List<EveryPage.Address> pages = new ArrayList<>();
    for (var group : shipped.desk().policy().registers().groups()) {
      pages.add(new EveryPage.Address("", "/ask/" + group.name()));
    }
    for (SampleShelf.Shelf shelf : new SampleShelf(shipped.desk()).shelves()) {
      String address = shelf.first().get(0).address();
      pages.add(new EveryPage.Address("", address));
      pages.add(new EveryPage.Address("", address + "/picture"));
    }
    for (String path : List.of("/", "/policy", "/policy/statements")) {
      pages.add(new EveryPage.Address("", path));
    }
    visit(shipped, pages, page -> axe(page, found));
    visit(shipped, List.of(new EveryPage.Address("", "/")), page -> flows(page, found));
    assertThat(found).isEmpty();
  }

  /** Pages that only a form leads to: what is wrong, all answers, and what would change them. */
  private static void flows(Page page, List<String> found) {
    page.fill("#json", "{ \"title\": 3 }");
    page.click("text=Read the case");
    axe(page, found);
    page.fill("#json", "{ \"title\": \"A case\" }");
    page.click("text=Read the case");
    axe(page, found);
    page.click("button:text-is('Decide') >> nth=0");
    page.click("text=Work it out");
    page.waitForSelector(".explained");
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    axe(page, found);
  }

  private static void axe(Page page, List<String> found) {
    page.evaluate(Script.TEXT);
    // A page is the same in both themes but for colours, and at both widths but for its layout.
    axe(page, 1280, ColorScheme.LIGHT, found);
    axe(page, 390, ColorScheme.DARK, found);
  }

  private static void axe(Page page, int width, ColorScheme scheme, List<String> found) {
    show(page, width, scheme);
    for (Object each : (List<?>) page.evaluate(AXE)) {
      String what = width + " " + scheme + ": " + each;
      // The same on many pages is told once.
      if (found.stream().noneMatch(known -> known.endsWith(what))) {
        found.add(page.url() + " " + what);
      }
    }
  }

  private static void show(Page page, int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private static final class Script {
    static final String TEXT = text();

    private static String text() {
      try (InputStream in = EveryPageTest.class.getResourceAsStream("/axe.min.js")) {
        return new String(Objects.requireNonNull(in, "axe").readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** One visit for both: what axe looks at is the same whatever the words are. */
  @Test
  void hostileWordsInEveryFieldAreWordsOnEveryPageAndAxeFindsNothingSerious() {
    List<String> found = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    try (var every = new EveryPage(hostile(), HOSTILE, HOSTILE_NAME)) {
      assertThat(every.missing()).as("routes without a page in EveryPage").isEmpty();
      visit(
          every.service(),
          every.addresses(),
          page -> {
            look(page, found, seen);
            axe(page, found);
          });
    }
    assertThat(found).isEmpty();
    assertThat(seen).as("pages on which the words stand").hasSizeGreaterThan(40);
  }

  private static void look(Page page, List<String> found, List<String> seen) {
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    Object ran =
        page.evaluate(
            "window.ran !== undefined || document.querySelector("
                + "'img[src=x], [onerror], [onload], script:not([src])') !== null");
    if (ran.equals(true)) {
      found.add(page.url());
    }
    String text = page.textContent("body");
    if (text.contains("49[[49]]") || text.contains("__49__")) {
      found.add("an expression was evaluated on " + page.url());
    }
    if (text.contains("onerror=window.ran=1")) {
      seen.add(page.url());
    }
  }

  /** The small policy, with hostile words wherever a policy has words. */
  private static Content hostile() {
    Map<String, byte[]> rules = new TreeMap<>();
    Contents.sound()
        .rules()
        .files()
        .forEach((path, text) -> rules.put(path, utf8(hostile(path, text))));
    Map<String, byte[]> samples = new TreeMap<>(Contents.sound().sampleFiles());
    samples.put("PROMPT/" + HOSTILE_NAME + ".json", utf8("{\"title\":\"" + HOSTILE_TEXT + "\"}"));
    samples.put(
        "PROMPT/" + HOSTILE_NAME + ".expect.yaml",
        utf8("verdict: PROMPT\nwhy: \"" + HOSTILE_TEXT + "\"\n"));
    return Content.of(rules, samples);
  }

  private static String hostile(String path, String text) {
    return path.endsWith(".yaml")
        ? text.replaceAll(
            "(title|owner|label|ask|means|section|says|publisher|unit): \"",
            "$1: \"" + HOSTILE_TEXT)
        : text.replace("@because( \"", "@because( \"" + HOSTILE_TEXT)
            .replace("rule \"", "rule \"<img src=x onerror=window.ran=1>");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
