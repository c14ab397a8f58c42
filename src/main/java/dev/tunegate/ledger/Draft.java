package dev.tunegate.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What is to become an entry: salted, hashed (by the thread that hands it in, not by the one that
 * all wait for), and known to be acceptable before it meets the database.
 */
record Draft(String kind, Instant at, Entry.Content content, Hash commitment, Hash leaf) {

  /** A group of entries is held in memory and written in one transaction. */
  static final int LARGEST = 16 << 20;

  private static final Pattern KIND = Pattern.compile("[a-z0-9.-]{1,64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static Draft of(String kind, Instant at, byte[] payload) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "A kind is 1 to 64 lower-case letters, digits, dots and hyphens, not: " + kind);
    }
    if (payload.length > LARGEST) {
      throw new IllegalArgumentException(
          "A payload has at most " + LARGEST + " bytes, and this one " + payload.length);
    }
    byte[] salt = new byte[Hashing.SALT];
    RANDOM.nextBytes(salt);
    return of(kind, at.truncatedTo(ChronoUnit.MILLIS), new Entry.Content(salt, payload));
  }

  /** One that was salted before. */
  static Draft of(String kind, Instant at, Entry.Content content) {
    Hash commitment = Hashing.commitment(content.salt(), content.payload());
    return new Draft(kind, at, content, commitment, Hashing.leaf(commitment, at, kind));
  }

  /** For callers from outside, who may not write the ledger's own kinds. */
  static Draft ofOthers(String kind, Instant at, byte[] payload) {
    if (kind.startsWith(Entry.OWN)) {
      throw new IllegalArgumentException(
          "Only the ledger itself writes entries of the kind " + kind);
    }
    return of(kind, at, payload);
  }

  /** The entry that it becomes. */
  Entry at(long index) {
    return new Entry(index, kind, at, commitment, leaf, content);
  }
}
