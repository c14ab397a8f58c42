package dev.tunegate.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

  private final List<String> givenUp = new ArrayList<>();
  private final Recent<Integer, String> recent = new Recent<>(2, givenUp::add);

  @Test
  void makesWhatItDoesNotKeepAndHandsOutWhatItDoes() {
    assertThat(recent.get(1, () -> "made")).isEqualTo("made");
    assertThat(recent.get(1, () -> "made again")).isEqualTo("made");
    assertThat(recent.get(2)).isNull();
  }

  @Test
  void givesUpWhatNobodyAskedForLongest() {
    recent.get(1, () -> "one");
    recent.get(2, () -> "two");
    recent.get(1);

    recent.get(3, () -> "three");

    assertThat(givenUp).containsExactly("two");
    assertThat(recent.get(1)).isEqualTo("one");
    assertThat(recent.size()).isEqualTo(2);
  }

  @Test
  void ofWhatWasMadeTwiceItKeepsTheFirst() {
    String kept =
        recent.get(
            1,
            () -> {
              recent.put(1, "quicker");
              return "slower";
            });

    assertThat(kept).isEqualTo("quicker");
    assertThat(givenUp).containsExactly("slower");
  }

  @Test
  void whatIsPutInItsPlaceAndWhatIsClearedIsGivenUp() {
    recent.put(1, "old");
    recent.put(1, "new");
    recent.put(2, "other");

    recent.clear();

    assertThat(givenUp).containsExactly("old", "new", "other");
    assertThat(recent.size()).isZero();
  }
}
