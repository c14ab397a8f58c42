package dev.tunegate.audit;

import dev.tunegate.ledger.Finding;
import dev.tunegate.ledger.LedgerReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the whole record found.
 *
 * @param log what was found of the log itself
 * @param decisions how many decisions it holds, those that are erased left out
 * @param steps how many steps on policies, accounts and tokens
 * @param policies how many policies whole
 * @param versions of the policy that steps name, by their numbers
 * @param from when the first entry was handed in; null if there is none
 * @param to when the last one was
 * @param database what was found of the tables beside the log; null where it was an export
 * @param findings everything that is wrong, by entry
 */
public record RecordReport(
    LedgerReport log,
    long decisions,
    long steps,
    int policies,
    List<Version> versions,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Beside database,
    List<Finding> findings) {

  /**
   * What stands in a database beside its log.
   *
   * @param registered up to which entry the register has come
   * @param olderSteps how many steps of the journal are older than the log, and not proven by it
   * @param waiting how many entries wait for their place, and are in no checkpoint
   */
  public record Beside(long registered, long olderSteps, long waiting) {}

  /**
   * A version of the policy, as the log tells of it.
   *
   * @param entry that names it first
   * @param fingerprint of its rules
   * @param content digest of rules and samples
   */
  public record Version(int number, long entry, String fingerprint, String content) {}

  /** Copies the lists. */
  public RecordReport {
    versions = List.copyOf(versions);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean holds() {
    return findings.isEmpty();
  }

  /** What is wrong first, if anything: it names the first bad entry. */
  public Optional<Finding> first() {
    return findings.stream().findFirst();
  }
}
