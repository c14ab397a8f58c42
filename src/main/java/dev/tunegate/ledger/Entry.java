package dev.tunegate.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger.
 *
 * @param index its place, from 0, without gaps
 * @param kind what it tells of, such as {@code decision}; kinds that begin with {@code ledger.} are
 *     the ledger's own
 * @param at when it was handed in, in whole milliseconds; clocks of several machines may differ, so
 *     times need not grow with indexes
 * @param commitment to salt and payload, see {@link Hashing}
 * @param leaf its leaf of the tree
 * @param content salt and payload, or null once they are erased
 */
public record Entry(
    long index, String kind, Instant at, Hash commitment, Hash leaf, @Nullable Content content) {

  /** Names the log's key: the first entry, and each one with which another key takes over. */
  public static final String KEY = "ledger.key";

  /** Tells of entries whose payloads were erased, who erased them, and why. */
  public static final String ERASED = "ledger.erased";

  /** The kinds that only the ledger itself writes begin so. */
  static final String OWN = "ledger.";

  /**
   * What an entry says.
   *
   * @param salt 32 random bytes
   * @param payload any bytes; neither array is to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Content(byte[] salt, byte[] payload) {}
}
