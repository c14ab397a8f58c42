package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes pictures of every page into {@code target/screenshots}, and the one of the README, on
 * demand: {@code mvn test -Dtest=ScreenshotsTest -Dtunegate.screenshots=true}.
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
  void takesThePictureOfTheReadme() {
    try (Chromium chromium = Chromium.startOrSkip()) {
      Screenshots.takeForReadme(
          RunningService.shared(), chromium.browser(), Path.of("src/readme/verdict.png"));
    }
  }
}
