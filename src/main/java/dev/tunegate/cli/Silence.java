package dev.tunegate.cli;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command prints is for a person or a program; libraries would tell of themselves. */
final class Silence {

  private Silence() {}

  /** Lets no library log. */
  static void libraries() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.OFF);
    }
  }
}
