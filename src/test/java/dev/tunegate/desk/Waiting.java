package dev.tunegate.desk;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens on another thread; how long it takes is not judged. */
final class Waiting {

  private static final int MOST = 1_200;

  private Waiting() {}

  static void until(BooleanSupplier happened) {
    for (int i = 0; i < MOST; i++) {
      if (happened.getAsBoolean()) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("It did not happen within a minute");
  }
}
