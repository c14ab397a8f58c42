package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Adds entries at the end of the ledger's tables, in batches, and the subtrees they complete. */
final class EntryWriter implements AutoCloseable {

  /** As many rows go to the database at once. */
  private static final int BATCH = 500;

  private final PreparedStatement entries;
  private final PreparedStatement payloads;
  private final PreparedStatement subtrees;
  private int waiting;

  EntryWriter(Connection connection) throws SQLException {
    entries =
        connection.prepareStatement(
            "insert into ledger_entry (idx, kind, at, commitment, leaf, incoming)"
                + " values (?, ?, ?, ?, ?, ?)");
    payloads =
        connection.prepareStatement(
            "insert into ledger_payload (idx, salt, payload) values (?, ?, ?)");
    subtrees =
        connection.prepareStatement(
            "insert into ledger_subtree (level, position, head) values (?, ?, ?)");
  }

  /**
   * Adds an entry.
   *
   * @param tree to which its leaf is added
   * @param incoming the row that it was, or null
   */
  void add(Entry entry, Frontier tree, @Nullable Long incoming) throws SQLException {
    entries.setLong(1, entry.index());
    entries.setString(2, entry.kind());
    entries.setLong(3, entry.at().toEpochMilli());
    entries.setBytes(4, entry.commitment().raw());
    entries.setBytes(5, entry.leaf().raw());
    if (incoming == null) {
      entries.setNull(6, Types.BIGINT);
    } else {
      entries.setLong(6, incoming);
    }
    entries.addBatch();
    if (entry.content() != null) {
      payloads.setLong(1, entry.index());
      payloads.setBytes(2, entry.content().salt());
      payloads.setBytes(3, entry.content().payload());
      payloads.addBatch();
    }
    tree.add(entry.leaf(), this::grown);
    if (++waiting >= BATCH) {
      flush();
    }
  }

  private void grown(int level, long position, Hash head) {
    if (level % StoredTree.STRIDE == 0) {
      try {
        subtrees.setInt(1, level);
        subtrees.setLong(2, position);
        subtrees.setBytes(3, head.raw());
        subtrees.addBatch();
      } catch (SQLException failure) {
        throw new Transactions.Failed(failure);
      }
    }
  }

  void flush() throws SQLException {
    entries.executeBatch();
    payloads.executeBatch();
    subtrees.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    try (entries;
        payloads;
        subtrees) {
      // Closes each of them, whatever another says.
    }
  }
}
