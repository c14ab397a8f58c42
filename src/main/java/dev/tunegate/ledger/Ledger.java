package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A log that grows at its end, in a database (SQLite or PostgreSQL) that has the tables of {@code
 * V3__ledger.sql}. Safe to share between threads; several processes may have it open at once.
 *
 * <p>Outside the database it keeps a folder with {@value #CHECKPOINTS}, every signed checkpoint
 * after the other, and {@value #KEYS}, the log's verifier keys from the first to the present one.
 * Keep copies of both where nobody who can write to the database can: with them anyone can tell
 * whether the log was ever changed or rolled back.
 *
 * <p>It fails closed: whatever goes wrong is a {@link LedgerException}, nothing of the entry is
 * then to be relied on, and work goes on by itself once the cause is gone.
 */
public final class Ledger implements AutoCloseable {

  /** The file of checkpoints in the ledger's folder. */
  public static final String CHECKPOINTS = "checkpoints";

  /** The file of verifier keys in the ledger's folder: one vkey a line. */
  public static final String KEYS = "keys";

  private final Transactions transactions;
  private final StoredLedger stored;
  private final Sequencer sequencer;
  private final Recorder recorder;
  private final LedgerOptions options;
  private final Path folder;

  private Ledger(
      Transactions transactions, Sequencer sequencer, LedgerOptions options, Path folder) {
    this.transactions = transactions;
    this.stored = new StoredLedger(transactions);
    this.sequencer = sequencer;
    this.options = options;
    this.folder = folder;
    this.recorder = new Recorder(transactions, sequencer, options);
  }

  /**
   * Opens the log of a database; an empty one begins with an entry that names its key.
   *
   * @param database its connections
   * @param key what signs checkpoints; its name is the log's origin
   * @param folder where the files outside the database are; it is made if it is missing
   * @throws LedgerException if the database cannot be used, the log is not the continuation of what
   *     was signed before, or another key signs it
   */
  public static Ledger open(
      DataSource database, SigningKey key, Path folder, LedgerOptions options) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new LedgerException("The ledger's folder " + folder + " cannot be made", failure);
    }
    Transactions transactions = Transactions.on(database);
    var sequencer = new Sequencer(transactions, key, folder.resolve(CHECKPOINTS), options);
    sequencer.open();
    var ledger = new Ledger(transactions, sequencer, options, folder);
    ledger.keepKeys();
    return ledger;
  }

  /**
   * Adds an entry and returns when it is durable. Not to be called inside a transaction, which may
   * hold what the ledger waits for: there, use {@link Incoming}.
   *
   * @param kind 1 to 64 lower-case letters, digits, dots and hyphens, not beginning with {@code
   *     ledger.}
   * @param payload any bytes, at most 16 MiB, such as {@link CanonicalJson#bytes}
   * @return where it is, or will be in a moment
   * @throws IllegalArgumentException if kind or payload are not acceptable
   * @throws LedgerException if it is not recorded, or it is not known whether it is
   */
  public Appended append(String kind, byte[] payload) {
    return append(Draft.ofOthers(kind, options.clock().instant(), payload));
  }

  private Appended append(Draft draft) {
    var pending = new Recorder.Pending(draft);
    recorder.add(pending);
    await(pending.durable());
    return new Appended(pending.index());
  }

  /**
   * An entry that is durable.
   *
   * @param index its index: on SQLite known already; on PostgreSQL as soon as one of the processes
   *     has given it, which is within a moment unless {@link Ledger#problem} tells of something
   */
  public record Appended(CompletableFuture<Long> index) {

    /** Waits for the index. */
    public long join() {
      return index.join();
    }
  }

  /** As when the database does not even fail. */
  private <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(options.appendWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      throw new LedgerException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException slow) {
      throw new LedgerException(
          "It is not known whether the entry is recorded: the database did not answer within "
              + options.appendWithin().toSeconds()
              + " seconds",
          slow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LedgerException(
          "It is not known whether the entry is recorded: waiting was interrupted", interrupted);
    }
  }

  /**
   * Erases what entries say, together with their salts, for good: the log still verifies, nothing
   * can be guessed back, and an entry tells who did it and why. On SQLite the bytes are overwritten
   * in the file. On PostgreSQL they are gone from its files only after {@code vacuum full} of
   * ledger_payload and ledger_incoming; copies elsewhere, such as backups, are the operator's.
   *
   * @param indexes which; all must be there and not yet erased
   * @param who erases
   * @param why such as a law or a rule of retention
   * @return the index of the entry that tells of it
   * @throws IllegalArgumentException if one of them cannot be erased; then none is
   * @throws LedgerException if it is not done, or it is not known whether it is
   */
  public long erase(List<Long> indexes, String who, String why) {
    List<Long> sorted = indexes.stream().distinct().sorted().toList();
    transactions.read(
        connection -> {
          for (long index : sorted) {
            List<Entry> found = Tables.entries(connection, index, 1);
            OwnEntries.requireErasable(index, found.isEmpty() ? null : found.get(0));
          }
          return sorted;
        });
    byte[] payload = OwnEntries.erased(sorted, who, why);
    long index = await(append(Draft.of(Entry.ERASED, options.clock().instant(), payload)).index());
    transactions.clean();
    return index;
  }

  /**
   * Lets another key sign from here on. An entry names both, and the checkpoint that ends with it
   * is signed by both, so whoever trusts the old one can trust the new one, and checkpoints of old
   * stay verifiable with the file of {@value #KEYS}. From now on the ledger must be opened with the
   * new key; other processes that have the log open still take entries and leave the signing to
   * this.
   *
   * <p>First {@linkplain SigningKey#write write} the new key to a file of its own; then rotate;
   * then put the file where the service looks for its key, and the old one away. Whatever happens
   * in between, opening the ledger with the wrong one says which one signs.
   *
   * @param next of the same name
   * @throws LedgerException if it is of another name, signs already, or cannot take over now
   */
  public void rotate(SigningKey next) {
    sequencer.rotate(next);
    keepKeys();
  }

  private void keepKeys() {
    List<VerifierKey> keys = keys();
    Path file = folder.resolve(KEYS);
    try {
      KeysFile.add(file, keys);
    } catch (IOException failure) {
      throw new LedgerException("The file of keys " + file + " cannot be written", failure);
    }
  }

  /** What an entry says is erased: indexes of others; none for any other kind of entry. */
  public static List<Long> erasedBy(Entry entry) {
    return entry.kind().equals(Entry.ERASED) ? OwnEntries.readErased(entry) : List.of();
  }

  /** The log as it can be read, also by whoever may not write it. */
  public StoredLedger stored() {
    return stored;
  }

  /** How many entries have their place in the tree. */
  public long size() {
    return stored.size();
  }

  /** An entry, if there is one of the index. */
  public Optional<Entry> entry(long index) {
    return stored.entry(index);
  }

  /** Entries in their order. */
  public List<Entry> entries(long from, int most) {
    return stored.entries(from, most);
  }

  /** The index of what {@link Incoming#add} took, once it has one. */
  public OptionalLong indexOf(long incoming) {
    return stored.indexOf(incoming);
  }

  /** Whether nothing waits for its place: what was durable before is among the entries now. */
  public boolean isSettled() {
    return stored.isSettled();
  }

  /** The keys that have signed, from the first to the one that signs now. */
  public List<VerifierKey> keys() {
    return stored.keys();
  }

  /** The last signed checkpoint. There is one since the log began. */
  public SignedNote checkpoint() {
    return stored.checkpoint().orElseThrow();
  }

  /** The first checkpoint that covers an entry, if it is signed yet. */
  public Optional<SignedNote> checkpointOf(long index) {
    return stored.checkpointOf(index);
  }

  /**
   * The first checkpoint that covers an entry; where none does yet, one is signed now.
   *
   * @throws LedgerException if none can be had within the time that an append may take
   */
  public SignedNote checkpointOver(long index) {
    long deadline = System.nanoTime() + options.appendWithin().toNanos();
    Optional<SignedNote> found = stored.checkpointOf(index);
    while (found.isEmpty() && System.nanoTime() < deadline) {
      sequencer.sign();
      found = stored.checkpointOf(index);
      if (found.isEmpty()) {
        // Another process signs, or has the key that does.
        LockSupport.parkNanos(options.pollEvery().toNanos());
      }
    }
    return found.orElseThrow(
        () ->
            new LedgerException(
                "No checkpoint covers entry "
                    + index
                    + " yet. See that the service runs with the key that signs, and try again."));
  }

  /** Signs something with the log's key, in an envelope of its own. */
  public Dsse attest(String payloadType, byte[] payload) {
    return sequencer.attest(payloadType, payload);
  }

  /** As {@link StoredLedger#inclusion}. */
  public List<Hash> inclusion(long index, long size) {
    return stored.inclusion(index, size);
  }

  /** As {@link StoredLedger#consistency}. */
  public List<Hash> consistency(long from, long to) {
    return stored.consistency(from, to);
  }

  /** What keeps the log from being written now, if anything: for those who watch the service. */
  public Optional<LedgerException> problem() {
    return recorder.problem();
  }

  /** Records what was handed in, signs a last checkpoint where possible, and ends. */
  @Override
  public void close() {
    recorder.close();
    try {
      sequencer.sign();
    } catch (LedgerException unsigned) {
      // The entries are durable; the next start signs them.
    }
  }
}
