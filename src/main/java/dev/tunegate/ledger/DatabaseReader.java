package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a log from its tables, as of one transaction: three cursors, merged. */
final class DatabaseReader implements LogReader {

  private static final int AHEAD = 500;

  /** How one row is read. */
  private interface Reading {
    Item of(ResultSet row) throws SQLException;
  }

  /** Rows of one table, each of which belongs after so many entries. */
  private static final class Cursor {
    final Statement statement;
    final ResultSet row;
    final String what;
    final Reading reading;
    boolean isOpen;
    long after;

    /**
     * Opens one.
     *
     * @param sql whose first column is {@link #after} and the second names the row
     */
    Cursor(Connection connection, String what, String sql, Reading reading) throws SQLException {
      this.statement = connection.createStatement();
      statement.setFetchSize(AHEAD);
      this.row = statement.executeQuery(sql);
      this.what = what;
      this.reading = reading;
      forward();
    }

    void forward() throws SQLException {
      isOpen = row.next();
      after = isOpen ? row.getLong(1) : Long.MAX_VALUE;
    }

    Item take() throws SQLException {
      Item item;
      try {
        item = reading.of(row);
      } catch (IllegalArgumentException | NullPointerException failure) {
        item = new Unreadable(what + " " + row.getLong(2), String.valueOf(failure.getMessage()));
      }
      forward();
      return item;
    }
  }

  /** In the order in which they come after the same number of entries. */
  private final List<Cursor> cursors;

  DatabaseReader(Connection connection) throws SQLException {
    this.cursors =
        List.of(
            new Cursor(
                connection,
                "entry",
                "select e.idx + 1, e.idx, e.kind, e.at, e.commitment, e.leaf, p.salt, p.payload"
                    + " from ledger_entry e left join ledger_payload p on p.idx = e.idx"
                    + " order by e.idx",
                row -> new Recorded(Tables.entry(row, 1))),
            new Cursor(
                connection,
                "subtree",
                "select (position + 1) << level, position, level, head from ledger_subtree"
                    + " order by 1, level",
                row -> new Subtree(row.getInt(3), row.getLong(2), Hash.of(row.getBytes(4)))),
            new Cursor(
                connection,
                "checkpoint",
                "select size, size, note from ledger_checkpoint order by size",
                row -> new Signed(row.getLong(1), row.getString(3))));
  }

  @Override
  public boolean hasSubtrees() {
    return true;
  }

  @Override
  public @Nullable Item next() throws SQLException {
    Cursor first = null;
    for (Cursor cursor : cursors) {
      if (cursor.isOpen && (first == null || cursor.after < first.after)) {
        first = cursor;
      }
    }
    return first == null ? null : first.take();
  }

  @Override
  public void close() throws SQLException {
    for (Cursor cursor : cursors) {
      cursor.statement.close();
    }
  }
}
