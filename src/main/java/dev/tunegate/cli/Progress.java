package dev.tunegate.cli;

import dev.tunegate.engine.Wording;
import java.io.PrintWriter;

/** A line on the terminal that tells how far a batch has come. */
final class Progress {

  private static final int EVERY = 1_000;

  private final String done;
  private final PrintWriter err;
  private final boolean shown;
  private final long start = System.nanoTime();
  private long count;

  /**
   * Begins.
   *
   * @param done what is done with each, such as {@code decided}
   */
  Progress(String done, PrintWriter err, boolean shown) {
    this.done = done;
    this.err = err;
    this.shown = shown;
  }

  void step() {
    count++;
    if (shown && count % EVERY == 0) {
      double seconds = (System.nanoTime() - start) / 1e9;
      err.print(
          "\r"
              + Wording.number(count)
              + " "
              + done
              + ", "
              + Wording.number((long) (count / seconds))
              + " a second ");
      err.flush();
    }
  }

  void end() {
    if (shown && count >= EVERY) {
      err.println();
      err.flush();
    }
  }
}
