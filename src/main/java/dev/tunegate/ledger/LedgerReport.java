package dev.tunegate.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found out.
 *
 * @param size how many entries were read
 * @param erased how many of them are erased, with an entry that tells of it
 * @param checkpoints how many checkpoints of the log hold
 * @param outside how many checkpoints from outside hold
 * @param last the last checkpoint that holds, or null
 * @param keys that signed the log, by its own words, from the first to the last
 * @param findings what is wrong, by entry; at most {@value Verifier#MOST} are listed
 */
public record LedgerReport(
    long size,
    long erased,
    long checkpoints,
    long outside,
    @Nullable Checkpoint last,
    List<VerifierKey> keys,
    List<Finding> findings) {

  /** Copies the lists. */
  public LedgerReport {
    keys = List.copyOf(keys);
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

  /**
   * How many entries at the end no checkpoint covers yet. Only those could be removed without
   * anybody's knowing; a ledger that is open keeps them few.
   */
  public long unsigned() {
    return last == null ? size : size - last.size();
  }
}
