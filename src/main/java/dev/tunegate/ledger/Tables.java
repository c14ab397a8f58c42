package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's tables: one statement a method, the same on SQLite and PostgreSQL. */
final class Tables {

  /** An entry with what is left of its payload, in the order that {@link #entry} reads. */
  static final String ENTRY =
      "select e.idx, e.kind, e.at, e.commitment, e.leaf, p.salt, p.payload"
          + " from ledger_entry e left join ledger_payload p on p.idx = e.idx ";

  /** A row of the incoming table. */
  record Row(long id, Draft draft) {}

  private Tables() {}

  static long size(Connection connection) throws SQLException {
    return number(connection, "select coalesce(max(idx) + 1, 0) from ledger_entry", 0);
  }

  static boolean hasIncoming(Connection connection) throws SQLException {
    return number(connection, "select count(*) from (select 1 from ledger_incoming limit 1) x", 0)
        > 0;
  }

  /** The oldest rows that wait. */
  static List<Row> incoming(Connection connection, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, kind, at, salt, payload from ledger_incoming order by id limit ?")) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          var content = new Entry.Content(row.getBytes(4), row.getBytes(5));
          Instant at = Instant.ofEpochMilli(row.getLong(3));
          rows.add(new Row(row.getLong(1), Draft.of(row.getString(2), at, content)));
        }
        return rows;
      }
    }
  }

  static void removeIncoming(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from ledger_incoming where id = ?")) {
      for (Row row : rows) {
        delete.setLong(1, row.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /** The index of the entry that an incoming row became, or -1. */
  static long indexOf(Connection connection, long incoming) throws SQLException {
    return number(
        connection, "select coalesce(max(idx), -1) from ledger_entry where incoming = ?", incoming);
  }

  /** Entries from an index on, at most so many. */
  static List<Entry> entries(Connection connection, long from, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(ENTRY + "where e.idx >= ? order by e.idx limit ?")) {
      select.setLong(1, from);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(entry(row));
        }
        return entries;
      }
    }
  }

  /** The same without their payloads. */
  static List<EntryHead> heads(Connection connection, long from, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.idx, e.kind, p.idx is null from ledger_entry e"
                + " left join ledger_payload p on p.idx = e.idx"
                + " where e.idx >= ? order by e.idx limit ?")) {
      select.setLong(1, from);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        List<EntryHead> heads = new ArrayList<>();
        while (row.next()) {
          heads.add(new EntryHead(row.getLong(1), row.getString(2), row.getBoolean(3)));
        }
        return heads;
      }
    }
  }

  /** Entries of a kind from an index on, handed in at some time or later, at most so many. */
  static List<Entry> entries(
      Connection connection, String kind, long from, @Nullable Instant since, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ENTRY + "where e.idx >= ? and e.kind = ? and e.at >= ? order by e.idx limit ?")) {
      select.setLong(1, from);
      select.setString(2, kind);
      select.setLong(3, since == null ? Long.MIN_VALUE : since.toEpochMilli());
      select.setInt(4, most);
      try (ResultSet row = select.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(entry(row));
        }
        return entries;
      }
    }
  }

  /**
   * The first entry of a kind, from an index on and handed in between two times, whose payload ends
   * in some bytes; or null. The database compares them, so that no payload is brought here in vain.
   */
  static @Nullable Entry endingIn(
      Connection connection, String kind, long from, Instant since, Instant until, byte[] end)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ENTRY
                + "where e.idx >= ? and e.kind = ? and e.at between ? and ?"
                + " and substr(p.payload, length(p.payload) - ? + 1) = ? order by e.idx limit 1")) {
      select.setLong(1, from);
      select.setString(2, kind);
      select.setLong(3, since.toEpochMilli());
      select.setLong(4, until.toEpochMilli());
      select.setInt(5, end.length);
      select.setBytes(6, end);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? entry(row) : null;
      }
    }
  }

  static Entry entry(ResultSet row) throws SQLException {
    return entry(row, 0);
  }

  /** As {@link #entry(ResultSet)}, where so many other columns come first. */
  static Entry entry(ResultSet row, int skip) throws SQLException {
    byte[] salt = row.getBytes(skip + 6);
    byte[] payload = row.getBytes(skip + 7);
    return new Entry(
        row.getLong(skip + 1),
        row.getString(skip + 2),
        Instant.ofEpochMilli(row.getLong(skip + 3)),
        Hash.wrap(row.getBytes(skip + 4)),
        Hash.wrap(row.getBytes(skip + 5)),
        // An empty payload may come as null.
        salt == null ? null : new Entry.Content(salt, payload == null ? new byte[0] : payload));
  }

  /** All entries that name keys, first to last. */
  static List<Entry> keys(Connection connection) throws SQLException {
    // Written out, not bound: only so is the index of such entries used.
    try (PreparedStatement select =
            connection.prepareStatement(ENTRY + "where e.kind = 'ledger.key' order by e.idx");
        ResultSet row = select.executeQuery()) {
      List<Entry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(entry(row));
      }
      return entries;
    }
  }

  static void erase(Connection connection, List<Long> indexes) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from ledger_payload where idx = ?")) {
      for (long index : indexes) {
        delete.setLong(1, index);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  static void addCheckpoint(Connection connection, long size, String note) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ledger_checkpoint (size, note) values (?, ?)"
                + " on conflict (size) do nothing")) {
      insert.setLong(1, size);
      insert.setString(2, note);
      insert.executeUpdate();
    }
  }

  /** The checkpoint of most entries, or null. */
  static @Nullable SignedNote lastCheckpoint(Connection connection) throws SQLException {
    return note(connection, "select note from ledger_checkpoint order by size desc limit 1", 0);
  }

  /** The checkpoint of fewest entries that has at least so many, or null. */
  static @Nullable SignedNote checkpointFrom(Connection connection, long size) throws SQLException {
    return note(
        connection,
        "select note from ledger_checkpoint where size >= ? order by size limit 1",
        size);
  }

  private static @Nullable SignedNote note(Connection connection, String sql, long parameter)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, sql, parameter);
        ResultSet row = select.executeQuery()) {
      return row.next() ? SignedNote.parse(row.getString(1)) : null;
    }
  }

  private static long number(Connection connection, String sql, long parameter)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, sql, parameter);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, long parameter)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    if (sql.indexOf('?') >= 0) {
      statement.setLong(1, parameter);
    }
    return statement;
  }
}
