package dev.tunegate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the terminal. */
final class Terminal {

  /** Width that everything is made for. */
  static final int WIDTH = 80;

  private Terminal() {}

  /**
   * Whether a stream of the process is known to be a terminal: 1 for output, 2 for errors. Where
   * the system does not tell, it is taken to be none.
   */
  static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }

  /** Whether output may have colour: on a terminal, and NO_COLOR (no-color.org) is not set. */
  static boolean colour() {
    String off = System.getenv("NO_COLOR");
    return (off == null || off.isEmpty()) && isTerminal(1);
  }
}
