package dev.tunegate.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts durable in groups, and gives them their places: on SQLite both at once, on
 * PostgreSQL first into the incoming table and then, by whichever process is elected, into the
 * tree.
 */
final class Recorder implements AutoCloseable {

  /** A draft on its way. */
  record Pending(Draft draft, CompletableFuture<Void> durable, CompletableFuture<Long> index) {
    Pending(Draft draft) {
      this(draft, new CompletableFuture<>(), new CompletableFuture<>());
    }

    void fail(LedgerException failure) {
      durable.completeExceptionally(failure);
      index.completeExceptionally(failure);
    }
  }

  /** A draft that is durable, and the row where it waits for its place. */
  private record Placed(long incoming, Pending pending) {}

  private final Transactions transactions;
  private final Sequencer sequencer;
  private final Groups<Pending> writer;
  private final @Nullable Groups<Placed> placer;

  /** Of the placer's thread alone. */
  private final Map<Long, Pending> unplaced = new HashMap<>();

  private volatile @Nullable LedgerException problem;

  Recorder(Transactions transactions, Sequencer sequencer, LedgerOptions options) {
    this.transactions = transactions;
    this.sequencer = sequencer;
    if (transactions.isSqlite()) {
      placer = null;
      writer = new Groups<>("ledger-writer", options.pollEvery(), this::record);
    } else {
      placer = new Groups<>("ledger-sequencer", options.pollEvery(), this::place);
      writer = new Groups<>("ledger-writer", options.pollEvery(), this::store);
    }
  }

  void add(Pending pending) {
    writer.add(pending);
  }

  /** What hinders the work now, if anything. */
  Optional<LedgerException> problem() {
    return Optional.ofNullable(problem);
  }

  /** SQLite: a group of drafts becomes entries. */
  private void record(List<Pending> group) {
    try {
      if (!group.isEmpty() || sequencer.isDue()) {
        long index = sequencer.add(group.stream().map(Pending::draft).toList()).first();
        problem = null;
        for (Pending pending : group) {
          pending.durable().complete(null);
          pending.index().complete(index++);
        }
      }
    } catch (RuntimeException failure) {
      fail(group, failure);
    }
  }

  /** PostgreSQL: a group of drafts becomes durable. */
  private void store(List<Pending> group) {
    Groups<Placed> next = placer;
    if (group.isEmpty() || next == null) {
      return;
    }
    try {
      List<Placed> placed =
          transactions.write(
              "The entry is not recorded",
              connection -> {
                List<Placed> rows = new ArrayList<>(group.size());
                for (Pending pending : group) {
                  rows.add(new Placed(Incoming.add(connection, pending.draft()), pending));
                }
                return rows;
              });
      group.forEach(pending -> pending.durable().complete(null));
      placed.forEach(next::add);
    } catch (RuntimeException failure) {
      fail(group, failure);
    }
  }

  private void fail(List<Pending> group, RuntimeException failure) {
    LedgerException told =
        failure instanceof LedgerException known
            ? known
            : new LedgerException("The entry is not recorded: an error inside Tunegate", failure);
    problem = told;
    group.forEach(pending -> pending.fail(told));
  }

  /** PostgreSQL: whatever is in the incoming table becomes entries, by this process or another. */
  private void place(List<Placed> group) {
    group.forEach(placed -> unplaced.put(placed.incoming(), placed.pending()));
    try {
      if (!group.isEmpty() || sequencer.isDue()) {
        found(sequencer.add(List.of()).incoming());
      }
      if (!unplaced.isEmpty()) {
        found(transactions.read(this::placedByOthers));
      }
      problem = null;
    } catch (RuntimeException failure) {
      // They are durable; the next round, or another process, places them.
      fail(List.of(), failure);
    }
  }

  private void found(Map<Long, Long> indexes) {
    indexes.forEach(
        (incoming, index) -> {
          Pending pending = unplaced.remove(incoming);
          if (pending != null) {
            pending.index().complete(index);
          }
        });
  }

  private Map<Long, Long> placedByOthers(Connection connection) throws SQLException {
    Array ids = connection.createArrayOf("bigint", unplaced.keySet().toArray());
    try (PreparedStatement select =
        connection.prepareStatement(
            "select incoming, idx from ledger_entry where incoming = any(?)")) {
      select.setArray(1, ids);
      Map<Long, Long> indexes = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indexes.put(row.getLong(1), row.getLong(2));
        }
      }
      return indexes;
    }
  }

  /** Finishes what was handed in. */
  @Override
  public void close() {
    writer.close();
    if (placer != null) {
      placer.close();
    }
    var closed =
        new LedgerException("The ledger was closed before the entry, which is kept, had its place");
    unplaced.values().forEach(pending -> pending.index().completeExceptionally(closed));
  }
}
