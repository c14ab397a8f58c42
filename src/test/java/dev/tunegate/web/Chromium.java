package dev.tunegate.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Chromium that is on the machine already, driven for tests; none is ever downloaded. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final class Shared {
    static final Chromium CHROMIUM = untilTheEnd();

    private static Chromium untilTheEnd() {
      Chromium chromium = start();
      Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
      // A page may be large, and a machine that is busy takes its time with it.
      PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
      return chromium;
    }
  }

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Where it is, if there is one: as TUNEGATE_CHROMIUM says, else on the path. */
  static Optional<Path> find() {
    String named = System.getenv("TUNEGATE_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start() {
    return new Chromium(
        find().orElseThrow(() -> new IllegalStateException("There is no Chromium on the path")));
  }

  /**
   * The one of all tests, which runs until they end. Skips the test loudly where there is none on
   * the machine; on a build server that is a failure.
   */
  static Chromium shared() {
    if (find().isEmpty()) {
      String missing =
          "BROWSER TESTS ARE SKIPPED: there is no Chromium on the path. Install one (on Debian:"
              + " apt-get install chromium), or name one by TUNEGATE_CHROMIUM.";
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(missing + " With CI=true this is a failure.");
      }
      System.err.println("\n" + "!".repeat(80) + "\n" + missing + "\n" + "!".repeat(80) + "\n");
      Assumptions.abort(missing);
    }
    return Shared.CHROMIUM;
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
