package dev.tunegate.desk;

import dev.tunegate.policy.Diagnostic;
import java.time.Instant;
import java.util.List;

/**
 * How it stands with a watched folder.
 *
 * @param folder its name, without where it is
 * @param since when it was looked at last
 * @param sound whether what is saved in it is in force; otherwise the last good version is
 * @param findings what keeps it from being in force, or the samples that fail though it is
 */
public record WatchState(String folder, Instant since, boolean sound, List<Diagnostic> findings) {

  /** Copies the findings. */
  public WatchState {
    findings = List.copyOf(findings);
  }
}
