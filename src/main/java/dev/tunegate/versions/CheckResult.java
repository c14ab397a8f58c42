package dev.tunegate.versions;

import dev.tunegate.policy.Diagnostic;
import java.time.Instant;
import java.util.List;

/**
 * What the last check of a version found.
 *
 * @param full whether it was the full check, or the quick one
 * @param samples how many samples were decided
 * @param cases how many generated cases were decided
 * @param engine version of the program that checked
 * @param at when
 * @param diagnostics everything found
 */
public record CheckResult(
    boolean full, int samples, int cases, String engine, Instant at, List<Diagnostic> diagnostics) {

  /** Copies the findings. */
  public CheckResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether nothing was found that keeps the policy from running. */
  public boolean passed() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }
}
