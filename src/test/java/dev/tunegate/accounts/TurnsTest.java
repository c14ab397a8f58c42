package dev.tunegate.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Few hash a password at once; more wait, and more than that are sent away. */
class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void noMoreThanThePlacesAreAtWorkAtOnce() throws Exception {
    var turns = new Turns(2, 100, LONG);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var work =
          java.util.Collections.nCopies(
              40,
              (java.util.concurrent.Callable<Integer>)
                  () ->
                      turns.take(
                          () -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            java.util.concurrent.locks.LockSupport.parkNanos(1_000);
                            return now.decrementAndGet();
                          }));
      for (Future<Integer> done : threads.invokeAll(work)) {
        assertThat(done.get()).isNotNegative();
      }
      assertThat(most.get()).isBetween(1, 2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whoComesWhenAllPlacesAndTheQueueAreFullIsSentAwayAtOnce() throws Exception {
    var turns = new Turns(1, 0, LONG);
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<Boolean> held = threads.submit(() -> turns.take(() -> hold(inside, leave)));
      assertThat(inside.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> turns.take(() -> true)).isInstanceOf(PasswordsBusyException.class);
      leave.countDown();
      assertThat(held.get()).isTrue();
    } finally {
      leave.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void aPlaceIsFreeAgainAlsoAfterAFailureAndWaitingEnds() throws Exception {
    var turns = new Turns(1, 5, Duration.ofMillis(20));
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new IllegalArgumentException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(turns.take(() -> true)).isTrue();
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      var unused = threads.submit(() -> turns.take(() -> hold(inside, leave)));
      assertThat(inside.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> turns.take(() -> true)).isInstanceOf(PasswordsBusyException.class);
    } finally {
      leave.countDown();
      threads.shutdownNow();
    }
  }

  static boolean hold(CountDownLatch inside, CountDownLatch leave) {
    inside.countDown();
    try {
      leave.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
