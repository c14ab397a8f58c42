package dev.tunegate.ledger;

/**
 * Something that a verification found.
 *
 * @param kind what sort of thing
 * @param first the first entry that it may concern
 * @param last the last one; where only the entry itself is concerned, the same
 * @param message for people: what is wrong with what
 */
public record Finding(Kind kind, long first, long last, String message) {

  /** The sorts of things that can be wrong. */
  public enum Kind {
    /** A payload or salt is not what was recorded. */
    PAYLOAD,
    /** An entry's kind, time or commitment is not what was recorded. */
    ENTRY,
    /** Entries are missing, or there is one too many, or they are out of order. */
    ORDER,
    /** Entries are not those of which a signed checkpoint tells. */
    CHANGED,
    /** A stored subtree is not that of the entries. */
    TREE,
    /** A checkpoint is no checkpoint, or stands where it does not belong. */
    CHECKPOINT,
    /** A checkpoint is not signed by the key that should have signed it. */
    SIGNATURE,
    /** A key took over that the one before did not name, or a trusted key never signed the log. */
    KEY,
    /** A payload is gone without an entry that tells of it, or is there although one does. */
    ERASURE,
    /** The log ends before it should. */
    TRUNCATED,
    /** What an entry says does not fit what else there is; found by who knows what entries say. */
    CONTENT,
    /** Something cannot even be read. */
    UNREADABLE
  }

  @Override
  public String toString() {
    return message;
  }
}
