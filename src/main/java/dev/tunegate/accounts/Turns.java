package dev.tunegate.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few do costly work at once; others wait, but neither many of them nor for long. */
final class Turns {

  private final Semaphore places;
  private final int mostWaiting;
  private final Duration longest;

  Turns(int places, int mostWaiting, Duration longest) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = mostWaiting;
    this.longest = longest;
  }

  /**
   * Does work when there is a place for it.
   *
   * @throws PasswordsBusyException if there is none soon
   */
  <T> T take(Supplier<T> work) {
    try {
      if (!places.tryAcquire()
          && (places.getQueueLength() >= mostWaiting
              || !places.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS))) {
        throw new PasswordsBusyException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PasswordsBusyException();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
