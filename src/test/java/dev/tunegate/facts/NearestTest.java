package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing what was meant. */
class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "kind, kind, 0",
    "KIND, kind, 0",
    "few-shot_Examples, fewShotExamples, 0",
    "knid, kind, 1",
    "kid, kind, 1",
    "kinds, kind, 1",
    "bind, kind, 1",
    "abc, kind, 4"
  })
  void distanceCountsSlipsOfThePen(String one, String other, int edits) {
    assertThat(Nearest.distance(one, other)).isEqualTo(edits);
    assertThat(Nearest.distance(other, one)).isEqualTo(edits);
  }

  @Test
  void whatIsTooFarIsNotGuessed() {
    assertThat(Nearest.to("zebra", List.of("kind", "scope"))).isEmpty();
    assertThat(Nearest.to("k".repeat(10_000), List.of("kind"))).isEmpty();
    assertThat(Nearest.to("x", List.of())).isEmpty();
  }

  @Test
  void equallyNearNamesKeepTheirOrder() {
    assertThat(Nearest.first("GOD", List.of("NONE", "POOR", "GOOD")))
        .containsExactly("GOOD", "NONE", "POOR");
  }
}
