package dev.tunegate.web;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures by their kind and place only: a message may quote what a client sent. */
final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int MOST_FRAMES = 25;
  private static final int MOST_CAUSES = 8;

  private FailureLog() {}

  static void add(Throwable failure) {
    var where = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
      where.append(cause.getClass().getName());
      Arrays.stream(cause.getStackTrace())
          .limit(MOST_FRAMES)
          .forEach(frame -> where.append("\n    at ").append(frame));
      where.append('\n');
    }
    LOG.error("A request failed: {}", where);
  }
}
