package dev.tunegate.ledger;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints and keys that were kept where whoever changes a log cannot reach. Checkpoints come in
 * the order of their sizes, as the ledger's own file has them.
 */
final class OutsideCheckpoints {

  private final List<VerifierKey> trusted;
  private final NoteFile.@Nullable Reader notes;
  private final Verifier.Findings findings;
  private @Nullable SignedNote note;
  private @Nullable Checkpoint due;
  private long count;

  OutsideCheckpoints(
      List<VerifierKey> trusted, NoteFile.@Nullable Reader notes, Verifier.Findings findings) {
    this.trusted = trusted;
    this.notes = notes;
    this.findings = findings;
    forward();
  }

  /** How many the log agrees with. */
  long count() {
    return count;
  }

  private void forward() {
    long before = due == null ? 0 : due.size();
    try {
      note = notes == null ? null : notes.next();
      due = note == null ? null : Checkpoint.of(note);
      if (due != null && due.size() < before) {
        throw new IllegalArgumentException(
            "one of " + due.size() + " entries comes after one of " + before);
      }
    } catch (IOException | IllegalArgumentException failure) {
      due = null;
      findings.add(
          Finding.Kind.CHECKPOINT,
          before,
          before,
          "The checkpoints from outside cannot be read on: " + failure.getMessage());
    }
  }

  /** Whether the log, at its present size, is what was signed. */
  boolean agree(Frontier tree, KeyChain keys) {
    boolean agree = true;
    for (Checkpoint now = due; now != null && now.size() <= tree.size(); now = due) {
      if (isSigned(now, keys) && now.size() == tree.size()) {
        boolean same = now.root().equals(tree.root());
        agree &= same;
        count += same ? 1 : 0;
      }
      forward();
    }
    return agree;
  }

  private boolean isSigned(Checkpoint checkpoint, KeyChain keys) {
    String why = "";
    SignedNote signed = note;
    try {
      if (signed != null
          && Stream.concat(keys.all().stream(), trusted.stream())
              .filter(key -> key.name().equals(checkpoint.origin()))
              .anyMatch(signed::isSignedBy)) {
        return true;
      }
    } catch (IllegalArgumentException failure) {
      why = ": " + failure.getMessage();
    }
    findings.add(
        Finding.Kind.SIGNATURE,
        Math.max(0, checkpoint.size() - 1),
        Math.max(0, checkpoint.size() - 1),
        "The checkpoint from outside, of "
            + checkpoint.size()
            + " entries, is not signed by a key of this log"
            + why);
    return false;
  }

  void finish(long size, KeyChain keys) {
    for (VerifierKey key : trusted) {
      if (!keys.all().contains(key)) {
        findings.add(Finding.Kind.KEY, 0, 0, "The log was never signed by the key " + key);
      }
    }
    Checkpoint ahead = due;
    while (ahead != null && ahead.size() <= size) {
      // The log was found to be broken before it came to this one.
      forward();
      ahead = due;
    }
    if (ahead != null && isSigned(ahead, keys)) {
      findings.add(
          Finding.Kind.TRUNCATED,
          size,
          ahead.size() - 1,
          "The log was rolled back or cut: it has "
              + size
              + " entries, and a checkpoint from outside was signed for "
              + ahead.size());
    }
  }
}
