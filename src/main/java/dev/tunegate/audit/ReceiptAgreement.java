package dev.tunegate.audit;

import dev.tunegate.ledger.Checkpoint;
import dev.tunegate.ledger.ConsistencyProof;
import dev.tunegate.ledger.KeptCheckpoints;
import dev.tunegate.ledger.SignedNote;
import dev.tunegate.ledger.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the checkpoint of a receipt is of the same log as checkpoints that were kept elsewhere:
 * one of them is it, or a proof shows that the log only grew from one to the other.
 */
final class ReceiptAgreement {

  private final Checkpoint own;
  private final List<VerifierKey> keys;
  private final @Nullable Path file;
  private final List<String> proved;
  private final List<String> notKnown;

  ReceiptAgreement(
      Checkpoint own,
      List<VerifierKey> keys,
      @Nullable Path file,
      List<String> proved,
      List<String> notKnown) {
    this.own = own;
    this.keys = keys;
    this.file = file;
    this.proved = proved;
    this.notKnown = notKnown;
  }

  /**
   * Says what is proved, and what is not known.
   *
   * @param proof a {@link ConsistencyProof} as it was handed out, or null
   * @throws IllegalArgumentException if two checkpoints are not of one log, or what is given is not
   *     what it should be
   * @throws IOException if the file of checkpoints cannot be read
   */
  void check(byte @Nullable [] proof) throws IOException {
    Checkpoint same = kept(own.size());
    if (same != null) {
      requireSame(same, own);
      proved.add("Its checkpoint is the one that was kept in " + file + ".");
    }
    if (proof != null) {
      proved(ConsistencyProof.parse(proof));
    } else if (same == null) {
      notKnown.add(howToKnow());
    }
  }

  private void proved(ConsistencyProof proof) throws IOException {
    Checkpoint later = Checkpoint.of(proof.checkpoint());
    require(
        isSigned(proof.checkpoint(), later, keys), "the proof's checkpoint is not signed by a key");
    require(
        later.origin().equals(own.origin()),
        "the proof is of another log, " + later.origin() + ", than the receipt, " + own.origin());
    if (proof.from() == own.size()) {
      require(proof.proves(own.root()), rewritten(own.size(), later.size()));
      grown(later);
    } else if (later.size() == own.size() && later.root().equals(own.root())) {
      Checkpoint older = kept(proof.from());
      require(
          older != null,
          "the proof begins at "
              + proof.from()
              + " entries, and no checkpoint of as many is in the file of --checkpoint");
      require(proof.proves(older.root()), rewritten(older.size(), own.size()));
      proved.add(
          "Until then the log had only grown: the checkpoint of "
              + older.size()
              + " entries that was kept in "
              + file
              + " is the beginning of its own.");
    } else {
      throw new IllegalArgumentException(
          "the proof is from "
              + proof.from()
              + " to "
              + later.size()
              + " entries, and the receipt's checkpoint has "
              + own.size()
              + ": ask for a proof from or to as many");
    }
  }

  private void grown(Checkpoint later) throws IOException {
    Checkpoint kept = kept(later.size());
    String since = "Since then the log has only grown: its checkpoint is the beginning of that of ";
    if (kept != null) {
      requireSame(kept, later);
      proved.add(since + later.size() + " entries, which was kept in " + file + ".");
      return;
    }
    proved.add(since + later.size() + " entries, which the proof holds.");
    notKnown.add(
        "Whether the checkpoint of "
            + later.size()
            + " entries is the one that others have: "
            + (file == null
                ? "give one from elsewhere with --checkpoint."
                : "none of as many is in " + file + "."));
  }

  private String howToKnow() throws IOException {
    if (file == null) {
      return "Whether the log has been rewritten since: audit verify tells that, by a checkpoint from"
          + " elsewhere; or give one with --checkpoint, and the proof with --consistency.";
    }
    String where =
        "Whether it agrees with "
            + file
            + ": no checkpoint of "
            + own.size()
            + " entries is in it.";
    Checkpoint last = KeptCheckpoints.last(file).orElse(null);
    if (last == null) {
      return where;
    }
    long from = Math.min(own.size(), last.size());
    long to = Math.max(own.size(), last.size());
    return where
        + " Ask for the proof, audit consistency --from "
        + from
        + " --to "
        + to
        + " or /api/audit/consistency?from="
        + from
        + "&to="
        + to
        + ", and give it with --consistency.";
  }

  private @Nullable Checkpoint kept(long size) throws IOException {
    SignedNote note = file == null ? null : KeptCheckpoints.find(file, size).orElse(null);
    if (note == null) {
      return null;
    }
    Checkpoint kept = Checkpoint.of(note);
    require(isSigned(note, kept, keys), "the checkpoint that was kept is not signed by a key");
    return kept;
  }

  private static void requireSame(Checkpoint kept, Checkpoint other) {
    require(
        kept.origin().equals(other.origin()) && kept.root().equals(other.root()),
        "the checkpoint of "
            + other.size()
            + " entries that was kept is another: one of the two logs was made up");
  }

  private static String rewritten(long from, long to) {
    return "the log of "
        + to
        + " entries is not shown to begin with that of "
        + from
        + ": it was rewritten between them, or the proof is not theirs";
  }

  static boolean isSigned(SignedNote note, Checkpoint of, List<VerifierKey> keys) {
    return keys.stream().filter(key -> key.name().equals(of.origin())).anyMatch(note::isSignedBy);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
