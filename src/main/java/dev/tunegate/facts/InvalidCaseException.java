package dev.tunegate.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that is refused as a case, with everything that is wrong with it. The message of the
 * exception may be logged: it repeats nothing that was sent.
 */
public final class InvalidCaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<CaseProblem> problems;
  private final boolean cutShort;

  InvalidCaseException(List<CaseProblem> problems, boolean cutShort) {
    super(
        "The case is refused: "
            + problems.stream().map(CaseProblem::logLine).collect(Collectors.joining("; "))
            + (cutShort ? "; and more" : ""));
    this.problems = new ArrayList<>(problems);
    this.cutShort = cutShort;
  }

  /** What is wrong, in the order of the text; at least one problem. */
  public List<CaseProblem> problems() {
    return List.copyOf(problems);
  }

  /** Whether there is more wrong than {@link #problems} lists. */
  public boolean cutShort() {
    return cutShort;
  }
}
