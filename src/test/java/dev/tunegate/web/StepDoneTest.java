package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every step of a version's page says in its own words what happened. */
class StepDoneTest {

  @Test
  void everyStepThatHasARouteHasASentenceOfItsOwn() {
    Set<String> told = new HashSet<>();
    for (Route route : Routes.all()) {
      String pattern = route.pattern().getPatternString();
      if (pattern.startsWith("/policy/versions/{number}/")
          && route.takes("POST")
          // These lead to a working copy, a comment or an answer, which tell enough.
          && Stream.of("/edit", "/comment", "/answer", "/resolve", "/reopen", "/try", "/live")
              .noneMatch(pattern::endsWith)) {
        String step = pattern.substring(pattern.lastIndexOf('/') + 1);
        String words = StepDone.words(step, 7, 8);
        assertThat(words).as(step).contains("ersion 7").doesNotContain("has changed");
        assertThat(told.add(words)).as(words).isTrue();
      }
    }
    assertThat(told).hasSizeGreaterThan(8);
  }
}
