package dev.tunegate.web;

import dev.tunegate.ledger.LedgerException;
import dev.tunegate.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.expression.EvaluationException;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * Logs failures by their kind and place, and by their message where it speaks of the machine, its
 * database or our own pages. Any other message may quote what a client sent, and is left out.
 */
final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int MOST_FRAMES = 25;
  private static final int MOST_CAUSES = 8;
  private static final int LONGEST = 300;

  /** Of these even what stands in quotation marks: it is the name of a template, or its text. */
  private static final Class<?> OURS = TemplateEngineException.class;

  private static final List<Class<?>> OF_THE_MACHINE =
      List.of(
          SQLException.class,
          FileSystemException.class,
          LedgerException.class,
          StoreException.class,
          EvaluationException.class);

  /** Where a database quotes values: in quotation marks, and as {@code (name)=(value)}. */
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"|'[^']*'|“[^”]*”|\\([^()]*\\)=\\([^()]*\\)");

  private FailureLog() {}

  static void add(Throwable failure) {
    LOG.error("A request failed: {}", text(failure));
  }

  /** What is logged of a failure. */
  static String text(Throwable failure) {
    var text = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
      text.append(cause.getClass().getName()).append(message(cause));
      Arrays.stream(cause.getStackTrace())
          .limit(MOST_FRAMES)
          .forEach(frame -> text.append("\n    at ").append(frame));
      text.append('\n');
    }
    return text.toString();
  }

  private static String message(Throwable failure) {
    // Of the class itself: what extends it may be about a file that somebody uploaded.
    boolean machine =
        failure.getClass() == IOException.class
            || OF_THE_MACHINE.stream().anyMatch(kind -> kind.isInstance(failure));
    String said = failure.getMessage();
    if (said == null || !(machine || OURS.isInstance(failure))) {
      return "";
    }
    // Databases tell details, which are values, on lines of their own.
    String line = said.lines().findFirst().orElse("");
    String safe = OURS.isInstance(failure) ? line : QUOTED.matcher(line).replaceAll("…");
    String state =
        failure instanceof SQLException sql ? " (SQL state " + sql.getSQLState() + ")" : "";
    return ": " + (safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…") + state;
  }
}
