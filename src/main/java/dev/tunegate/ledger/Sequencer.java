package dev.tunegate.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their places in the tree and signs checkpoints, one group a transaction. On
 * PostgreSQL the process that holds an advisory lock does it, for as long as a round takes; on
 * SQLite whoever has the write lock.
 *
 * <p>What it knows of the tree it keeps between rounds, and reads again whenever another process
 * was there or a round failed: so after any failure it goes on from what the database holds.
 */
final class Sequencer {

  /** At most so many incoming rows a round, to bound its transaction. */
  static final int GROUP = 1000;

  /** Of no meaning but that nothing else uses it: "tunegate", in ASCII. */
  private static final long LOCK = 0x74756e6567617465L;

  private final Transactions transactions;
  private final LedgerOptions options;
  private final Filing filing;

  private SigningKey key;
  private @Nullable State state;
  private long signedAt = System.nanoTime();

  /** The log as of the last round. */
  private static final class State {
    final Frontier tree;
    @Nullable VerifierKey signer;
    long signed;

    State(Frontier tree, @Nullable VerifierKey signer, long signed) {
      this.tree = tree;
      this.signer = signer;
      this.signed = signed;
    }
  }

  /**
   * What a round did.
   *
   * @param elected whether this process was the one to do it
   * @param first the index of the first draft that was handed in, the others follow it
   * @param incoming indexes by the ids of the incoming rows that became entries
   */
  record Round(boolean elected, long first, Map<Long, Long> incoming) {
    static final Round NOT_ELECTED = new Round(false, -1, Map.of());
  }

  Sequencer(Transactions transactions, SigningKey key, Path checkpoints, LedgerOptions options) {
    this.transactions = transactions;
    this.key = key;
    this.filing = new Filing(checkpoints);
    this.options = options;
  }

  /** Reads the log, beginning it if need be, and holds it against file and key. */
  synchronized void open() {
    round("The ledger cannot be opened", List.of(), true, true, null);
    State now = state;
    if (now == null || !key.verifier().equals(now.signer)) {
      throw anotherKey(now);
    }
  }

  /** Adds drafts, and whatever is in the incoming table. */
  synchronized Round add(List<Draft> drafts) {
    return round("The entry is not recorded", drafts, false, false, null);
  }

  /** Signs what is not yet in a checkpoint. */
  synchronized void sign() {
    round("No checkpoint is signed", List.of(), false, true, null);
  }

  /** Lets another key sign from here on. */
  synchronized void rotate(SigningKey next) {
    if (!next.verifier().name().equals(key.verifier().name())) {
      throw new LedgerException(
          "The next key is called "
              + next.verifier().name()
              + ". It must have the log's name, "
              + key.verifier().name()
              + ".");
    }
    if (next.verifier().equals(key.verifier())) {
      throw new LedgerException("The next key is the one that signs already");
    }
    round("The key is not changed", List.of(), true, true, next);
    key = next;
  }

  /** Whether a round has anything to do. */
  synchronized boolean isDue() {
    State now = state;
    return now == null
        || filing.isBehind()
        || (now.tree.size() > now.signed && paceAllows())
        || transactions.<Boolean>read(Tables::hasIncoming);
  }

  synchronized VerifierKey key() {
    return key.verifier();
  }

  synchronized Dsse attest(String payloadType, byte[] payload) {
    return Dsse.sign(payloadType, payload, key);
  }

  private boolean paceAllows() {
    return System.nanoTime() - signedAt >= options.checkpointEvery().toNanos();
  }

  private Round round(
      String otherwise, List<Draft> drafts, boolean wait, boolean sign, @Nullable SigningKey next) {
    filing.flush(otherwise);
    if (transactions.isSqlite()) {
      options.writer().lock();
    }
    List<SignedNote> signed = new ArrayList<>();
    boolean done = false;
    try {
      Round round =
          transactions.write(
              otherwise, connection -> in(connection, drafts, wait, sign, next, signed));
      done = true;
      filing.add(signed);
      return round;
    } finally {
      if (transactions.isSqlite()) {
        options.writer().unlock();
      }
      if (!done) {
        state = null;
      } else {
        filing.tryFlush();
      }
    }
  }

  private Round in(
      Connection connection,
      List<Draft> drafts,
      boolean wait,
      boolean sign,
      @Nullable SigningKey next,
      List<SignedNote> signed)
      throws SQLException {
    if (!transactions.isSqlite() && !elected(connection, wait)) {
      return Round.NOT_ELECTED;
    }
    State now = current(connection);
    if (now.signer != null && !now.signer.equals(key.verifier())) {
      if (drafts.isEmpty() && next == null) {
        // Another process has the key that signs now, and does the work.
        return Round.NOT_ELECTED;
      }
      throw anotherKey(now);
    }
    Map<Long, Long> indexes = new HashMap<>();
    long first;
    try (var writer = new EntryWriter(connection)) {
      if (now.signer == null) {
        add(connection, writer, now, keyEntry(key, null), null);
        now.signer = key.verifier();
      }
      List<Tables.Row> rows = Tables.incoming(connection, GROUP);
      for (Tables.Row row : rows) {
        indexes.put(row.id(), now.tree.size());
        add(connection, writer, now, row.draft(), row.id());
      }
      first = now.tree.size();
      for (Draft draft : drafts) {
        add(connection, writer, now, draft, null);
      }
      if (next != null) {
        add(connection, writer, now, keyEntry(next, key), null);
        now.signer = next.verifier();
      }
      writer.flush();
      if (!rows.isEmpty()) {
        Tables.removeIncoming(connection, rows);
      }
    }
    if (now.tree.size() > now.signed && (sign || now.signed == 0 || paceAllows())) {
      signed.add(checkpoint(connection, now, next == null ? List.of(key) : List.of(key, next)));
    }
    return new Round(true, first, indexes);
  }

  private void add(
      Connection connection, EntryWriter writer, State now, Draft draft, @Nullable Long incoming)
      throws SQLException {
    Entry entry = draft.at(now.tree.size());
    writer.add(entry, now.tree, incoming);
    if (entry.kind().equals(Entry.ERASED)) {
      // What is erased may have come with the same group.
      writer.flush();
      Tables.erase(connection, OwnEntries.readErased(entry));
    }
  }

  private Draft keyEntry(SigningKey signs, @Nullable SigningKey before) {
    VerifierKey previous = before == null ? null : before.verifier();
    return Draft.of(
        Entry.KEY, options.clock().instant(), OwnEntries.key(signs.verifier(), previous));
  }

  private SignedNote checkpoint(Connection connection, State now, List<SigningKey> keys)
      throws SQLException {
    long size = now.tree.size();
    var note = new Checkpoint(key.verifier().name(), size, now.tree.root()).sign(keys);
    Tables.addCheckpoint(connection, size, note.toString());
    now.signed = size;
    signedAt = System.nanoTime();
    return note;
  }

  private static boolean elected(Connection connection, boolean wait) throws SQLException {
    String function = wait ? "pg_advisory_xact_lock" : "pg_try_advisory_xact_lock";
    try (PreparedStatement lock = connection.prepareStatement("select " + function + "(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return wait || row.getBoolean(1);
      }
    }
  }

  /** The log as the database has it; what this process remembers is used where it still holds. */
  private State current(Connection connection) throws SQLException {
    long size = Tables.size(connection);
    State known = state;
    if (known != null && known.tree.size() == size) {
      return known;
    }
    var tree = new StoredTree(connection);
    long signed = 0;
    SignedNote last = Tables.lastCheckpoint(connection);
    if (last != null) {
      signed = Checkpoint.of(last).size();
      requireHeld(last, size, tree, "its last checkpoint");
    }
    SignedNote filed = filing.last();
    if (filed != null) {
      requireHeld(filed, size, tree, "the last one in the file of checkpoints");
    }
    if (last != null && (filed == null || Checkpoint.of(filed).size() < signed)) {
      filing.addMissing(last);
    }
    List<Entry> keys = Tables.keys(connection);
    VerifierKey signer =
        keys.isEmpty() ? null : OwnEntries.readKey(keys.get(keys.size() - 1)).key();
    State read = new State(new Frontier(size, tree), signer, signed);
    state = read;
    return read;
  }

  /** A log never signs what contradicts what it has signed before. */
  private static void requireHeld(SignedNote note, long size, Hashing.Subtrees tree, String which) {
    Checkpoint checkpoint = Checkpoint.of(note);
    boolean held =
        checkpoint.size() <= size
            && Hashing.root(checkpoint.size(), tree).equals(checkpoint.root());
    if (!held) {
      throw new LedgerException(
          "The database holds a log of "
              + size
              + " entries that is not the continuation of "
              + which
              + ", of "
              + checkpoint.size()
              + " entries: it was rolled back or changed. Run tunegate audit verify. If an older"
              + " copy was restored on purpose, put the file of checkpoints aside and keep it.");
    }
  }

  private LedgerException anotherKey(@Nullable State now) {
    return new LedgerException(
        "The log is signed by the key "
            + (now == null ? "" : now.signer)
            + ", and this is "
            + key.verifier()
            + ". Give the file of the former as the signing key.");
  }
}
