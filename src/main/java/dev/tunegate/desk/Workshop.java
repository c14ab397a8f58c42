package dev.tunegate.desk;

import dev.tunegate.versions.RefusedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where policies are checked and built: few at a time, and none for longer than a limit, so that a
 * slow or hostile policy takes nothing down. Work that goes beyond it is interrupted and left to
 * itself; its place is free again only when it has really ended.
 */
final class Workshop {

  /** Whoever waits holds a thread of the service: more are sent away at once. */
  private static final int MOST_WAITING = 8;

  private final Duration longest;
  private final Semaphore places;

  Workshop(Duration longest, int places) {
    this.longest = longest;
    this.places = new Semaphore(places, true);
  }

  /**
   * Does work on a policy.
   *
   * @throws RefusedException if there is no place, or the work takes too long or too much memory
   */
  <T> T within(Supplier<T> work) {
    var task = new FutureTask<T>(work::get);
    try {
      if (places.getQueueLength() >= MOST_WAITING
          || !places.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedException(
            RefusedException.Kind.BUSY,
            "Other policies are being checked or built. Try again in a moment.");
      }
      start(task);
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new RefusedException(
          RefusedException.Kind.TOO_SLOW,
          "Checking and building the policy took longer than "
              + longest.toSeconds()
              + " s, and was given up. Make the policy smaller: fewer rules, or conditions that"
              + " match less.");
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new RefusedException(RefusedException.Kind.BUSY, "The service is being stopped.");
    }
  }

  private void start(FutureTask<?> task) {
    Daemon.of(
            "policy",
            () -> {
              try {
                task.run();
              } finally {
                places.release();
              }
            })
        .start();
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof RuntimeException plain) {
      return plain;
    }
    if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
      return new RefusedException(
          RefusedException.Kind.TOO_SLOW,
          "Checking and building the policy took more memory than there is, and was given up. Make"
              + " the policy smaller.");
    }
    return new IllegalStateException("A policy could not be worked on", cause);
  }
}
