package dev.tunegate.cli;

import dev.tunegate.engine.Wording;
import java.io.PrintWriter;

/** A line on the terminal that tells how far a batch has come. */
final class Progress {

  private static final int EVERY = 1_000;

  private final PrintWriter err;
  private final boolean shown;
  private final long start = System.nanoTime();
  private int done;

  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  void step() {
    done++;
    if (shown && done % EVERY == 0) {
      double seconds = (System.nanoTime() - start) / 1e9;
      err.print(
          "\r"
              + Wording.number(done)
              + " decided, "
              + Wording.number((long) (done / seconds))
              + " a second ");
      err.flush();
    }
  }

  void end() {
    if (shown && done >= EVERY) {
      err.println();
      err.flush();
    }
  }
}
