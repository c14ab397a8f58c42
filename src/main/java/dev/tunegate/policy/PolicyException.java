package dev.tunegate.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot run, with everything that is wrong with it. */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** A policy with these findings cannot run. */
  public PolicyException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** A policy that cannot even be read. */
  public PolicyException(Place place, String problem, String advice) {
    this(List.of(new Diagnostic(Diagnostic.Severity.ERROR, place, "", problem, advice)));
  }

  /** Everything that was found, warnings included, in the order of the files. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
