package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes pictures of every page, wide and narrow, light and dark, into {@code target/screenshots},
 * and those of the README into {@code src/readme}, on demand: {@code mvn test
 * -Dtest=ScreenshotsTest -Dtunegate.screenshots=true}.
 */
@EnabledIfSystemProperty(named = "tunegate.screenshots", matches = "true")
class ScreenshotsTest {

  @Test
  void noPageScrollsSidewaysInAnyPicture() {
    try (Chromium chromium = Chromium.startOrSkip()) {
      assertThat(Screenshots.take(RunningService.shared(), chromium.browser(), List.of()))
          .isEmpty();
    }
  }

  @Test
  void takesThePicturesOfTheReadme() {
    try (Chromium chromium = Chromium.startOrSkip()) {
      Screenshots.takeForReadme(RunningService.shared(), chromium.browser(), Path.of("src/readme"));
    }
  }
}
