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
    assertThat(Screenshots.take(RunningService.shared(), Chromium.shared().browser(), List.of()))
        .isEmpty();
  }

  @Test
  void takesThePicturesOfTheReadme() {
    Screenshots.takeForReadme(
        RunningService.shared(), Chromium.shared().browser(), Path.of("src/readme"));
  }
}
