package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.versions.RefusedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Work on policies is bounded, whatever it does. */
class WorkshopTest {

  @Test
  void handsOutWhatComesOfTheWorkAndWhatItThrows() {
    var workshop = new Workshop(Duration.ofSeconds(30), 1);
    assertThat(workshop.<String>within(() -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                workshop.within(
                    () -> {
                      throw new IllegalArgumentException("plain");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plain");
  }

  @Test
  void workThatTakesTooLongIsGivenUpAndKeepsItsPlaceUntilItEnds() throws Exception {
    var workshop = new Workshop(Duration.ofMillis(50), 1);
    var end = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    assertThatThrownBy(() -> workshop.within(() -> stubborn(end, ended)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.kind()).isEqualTo(RefusedException.Kind.TOO_SLOW));
    assertThatThrownBy(() -> workshop.within(() -> true))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.kind()).isEqualTo(RefusedException.Kind.BUSY));
    end.countDown();
    ended.await();
    assertThat(new Workshop(Duration.ofSeconds(30), 1).<Boolean>within(() -> true)).isTrue();
  }

  /** Does not listen to interrupts, as a policy's network does not. */
  private static boolean stubborn(CountDownLatch end, CountDownLatch ended) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    ended.countDown();
    return true;
  }

  @Test
  void workThatRunsOutOfStackIsRefused() {
    var workshop = new Workshop(Duration.ofSeconds(30), 1);
    assertThatThrownBy(() -> workshop.within(() -> deeper(1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("more memory than there is");
    assertThat(workshop.<Boolean>within(() -> true)).isTrue();
  }

  private static int deeper(int level) {
    return level < 0 ? 0 : deeper(level + 1) + 1;
  }
}
