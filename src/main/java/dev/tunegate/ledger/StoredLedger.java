package dev.tunegate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A log as its tables hold it, read by whoever has no key and writes nothing; a {@link Ledger} may
 * be open on it meanwhile. Nothing is checked: that is what {@link LedgerVerification} is for. Safe
 * to share between threads.
 */
public final class StoredLedger {

  private final Transactions transactions;

  StoredLedger(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The log of a database.
   *
   * @throws LedgerException if the database cannot be reached
   */
  public static StoredLedger of(DataSource database) {
    return new StoredLedger(Transactions.on(database));
  }

  /** How many entries have their place in the tree. */
  public long size() {
    return transactions.read(Tables::size);
  }

  /** An entry, if there is one of the index. */
  public Optional<Entry> entry(long index) {
    return entries(index, 1).stream().filter(entry -> entry.index() == index).findFirst();
  }

  /** Entries in their order. */
  public List<Entry> entries(long from, int most) {
    return transactions.read(connection -> Tables.entries(connection, from, most));
  }

  /** Entries in their order, without what they say. */
  public List<EntryHead> heads(long from, int most) {
    return transactions.read(connection -> Tables.heads(connection, from, most));
  }

  /**
   * Entries of one kind in their order.
   *
   * @param from the index from which to begin
   * @param since which were handed in then or later; null for whenever
   */
  public List<Entry> entries(String kind, long from, @Nullable Instant since, int most) {
    return transactions.read(connection -> Tables.entries(connection, kind, from, since, most));
  }

  /**
   * The first entry of one kind whose payload ends in some bytes, where an index does not lead to
   * it: every payload of the kind and the time is looked at.
   *
   * @param from the index from which to begin
   * @param since which was handed in then or later
   * @param until which was handed in then or earlier
   */
  public Optional<Entry> entryEndingIn(
      String kind, long from, Instant since, Instant until, byte[] end) {
    return Optional.ofNullable(
        transactions.read(
            connection -> Tables.endingIn(connection, kind, from, since, until, end)));
  }

  /** The index of what {@link Incoming#add} took, once it has one. */
  public OptionalLong indexOf(long incoming) {
    long index = transactions.read(connection -> Tables.indexOf(connection, incoming));
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
  }

  /** Whether nothing waits for its place: what was durable before is among the entries now. */
  public boolean isSettled() {
    return !transactions.<Boolean>read(Tables::hasIncoming);
  }

  /** The keys that have signed, from the first to the one that signs now. */
  public List<VerifierKey> keys() {
    return transactions.read(
        connection ->
            Tables.keys(connection).stream()
                .map(entry -> OwnEntries.readKey(entry).key())
                .toList());
  }

  /** The last signed checkpoint, if there is one. */
  public Optional<SignedNote> checkpoint() {
    return Optional.ofNullable(transactions.read(Tables::lastCheckpoint));
  }

  /** The first checkpoint that covers an entry, if it is signed yet. */
  public Optional<SignedNote> checkpointOf(long index) {
    return Optional.ofNullable(
        transactions.read(connection -> Tables.checkpointFrom(connection, index + 1)));
  }

  /**
   * Proves that an entry is in the log as it was at some size; see {@link Hashing#includes}.
   *
   * @throws IllegalArgumentException if the entry or the size is not there
   */
  public List<Hash> inclusion(long index, long size) {
    return transactions.read(
        connection -> {
          requireSize(size, Tables.size(connection));
          return Hashing.inclusion(index, size, new StoredTree(connection));
        });
  }

  /**
   * Proves that the log only grew from one size to another; see {@link Hashing#consistent}.
   *
   * @throws IllegalArgumentException if a size is not there
   */
  public List<Hash> consistency(long from, long to) {
    return transactions.read(
        connection -> {
          requireSize(to, Tables.size(connection));
          return Hashing.consistency(from, to, new StoredTree(connection));
        });
  }

  private static void requireSize(long size, long there) {
    if (size > there) {
      throw new IllegalArgumentException("The log has " + there + " entries, not yet " + size);
    }
  }
}
