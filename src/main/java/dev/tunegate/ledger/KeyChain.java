package dev.tunegate.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a log as its entries name them, and whether each one signed what it had to sign. */
final class KeyChain {

  private final Verifier.Findings findings;
  private final List<VerifierKey> keys = new ArrayList<>();

  /** The size at which the last key took over, until a checkpoint of old and new confirms it. */
  private long unconfirmed = -1;

  KeyChain(Verifier.Findings findings) {
    this.findings = findings;
  }

  List<VerifierKey> all() {
    return keys;
  }

  /** Takes an entry that names a key. */
  void entry(Entry entry) {
    long index = entry.index();
    try {
      OwnEntries.Key named = OwnEntries.readKey(entry);
      VerifierKey before = keys.isEmpty() ? null : keys.get(keys.size() - 1);
      if (before != null && !before.equals(named.previous())) {
        findings.add(
            Finding.Kind.KEY, index, index, "Entry " + index + " replaces a key that did not sign");
      }
      keys.add(named.key());
      unconfirmed = before == null ? -1 : index + 1;
    } catch (IllegalArgumentException failure) {
      findings.add(
          Finding.Kind.KEY,
          index,
          index,
          "Entry " + index + " should name a key, and does not: " + failure.getMessage());
    }
  }

  /** Before anything follows, a new key must be confirmed by the old one. */
  void requireConfirmed(long size) {
    if (unconfirmed >= 0) {
      findings.add(
          Finding.Kind.KEY,
          unconfirmed - 1,
          unconfirmed - 1,
          "Entry "
              + (unconfirmed - 1)
              + " names a new key, and no checkpoint of "
              + unconfirmed
              + " entries is signed by the old one");
      unconfirmed = -1;
    }
  }

  /**
   * Checks a checkpoint of the log but for its root.
   *
   * @param size how many entries have come
   * @return the checkpoint, or null if it was found to be wrong
   */
  @Nullable Checkpoint check(LogReader.Signed signed, long size) {
    String name = "The checkpoint of " + signed.size() + " entries";
    long entry = Math.max(0, Math.min(signed.size(), size) - 1);
    try {
      SignedNote note = SignedNote.parse(signed.note());
      Checkpoint checkpoint = Checkpoint.of(note);
      if (checkpoint.size() != signed.size()) {
        throw new IllegalArgumentException("it is one of " + checkpoint.size() + " entries");
      }
      if (isSigned(note, checkpoint, signed.size() == unconfirmed)) {
        if (signed.size() == unconfirmed) {
          unconfirmed = -1;
        }
        return checkpoint;
      }
      findings.add(
          Finding.Kind.SIGNATURE, entry, entry, name + " is not signed by the log's key of then");
    } catch (IllegalArgumentException failure) {
      boolean forged = String.valueOf(failure.getMessage()).contains("is not its own");
      findings.add(
          forged ? Finding.Kind.SIGNATURE : Finding.Kind.CHECKPOINT,
          entry,
          entry,
          name + (forged ? " is forged: " : " is none: ") + failure.getMessage());
    }
    return null;
  }

  /** Whether the last key has signed, and where it just took over the one before, too. */
  private boolean isSigned(SignedNote note, Checkpoint checkpoint, boolean takesOver) {
    int count = keys.size();
    if (count == 0 || !checkpoint.origin().equals(keys.get(count - 1).name())) {
      return false;
    }
    return note.isSignedBy(keys.get(count - 1))
        && (!takesOver || note.isSignedBy(keys.get(count - 2)));
  }
}
