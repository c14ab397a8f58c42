package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions on SQLite and on PostgreSQL; every failure leaves as one for people. */
final class Transactions {

  /** What is done in one. */
  interface Work<T extends @Nullable Object> {
    T in(Connection connection) throws SQLException;
  }

  /** Carries what a database says through code that may not throw it. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(SQLException cause) {
      super(cause);
    }

    @Override
    public synchronized SQLException getCause() {
      return (SQLException) super.getCause();
    }
  }

  private final DataSource connections;
  private final boolean sqlite;

  private Transactions(DataSource connections, boolean sqlite) {
    this.connections = connections;
    this.sqlite = sqlite;
  }

  static Transactions on(DataSource connections) {
    try (Connection connection = connections.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      return switch (product) {
        case "sqlite" -> new Transactions(connections, true);
        case "postgresql" -> new Transactions(connections, false);
        default ->
            throw new LedgerException("A ledger is kept in SQLite or PostgreSQL, not " + product);
      };
    } catch (SQLException failure) {
      throw LedgerFailure.of("The ledger cannot be opened", failure);
    }
  }

  boolean isSqlite() {
    return sqlite;
  }

  /**
   * Writes, and is on disk when this returns, however the database is set up. On SQLite it is
   * alone: the lock is taken before anything is read, so what was read holds.
   *
   * @param otherwise what is to be told if it fails, such as "The entry is not recorded"
   */
  <T extends @Nullable Object> T write(String otherwise, Work<T> work) {
    return in(otherwise, "begin immediate", false, work);
  }

  /** Reads the state of one moment, hindering nobody. */
  <T extends @Nullable Object> T read(Work<T> work) {
    return in("The ledger cannot be read", "begin deferred", true, work);
  }

  private <T extends @Nullable Object> T in(
      String otherwise, String begin, boolean reading, Work<T> work) {
    try (Connection connection = connections.getConnection()) {
      return sqlite ? onSqlite(connection, begin, work) : onPostgreSql(connection, reading, work);
    } catch (SQLException failure) {
      throw LedgerFailure.of(otherwise, failure);
    } catch (Failed failure) {
      throw LedgerFailure.of(otherwise, failure.getCause());
    }
  }

  /** In the database's own words: how a pool begins transactions is not ours to know. */
  private static <T extends @Nullable Object> T onSqlite(
      Connection connection, String begin, Work<T> work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma secure_delete = on"); // What is removed is overwritten.
      statement.execute("pragma synchronous = full");
      statement.execute(begin);
      return finish(
          work, connection, () -> statement.execute("commit"), () -> statement.execute("rollback"));
    }
  }

  private static <T extends @Nullable Object> T onPostgreSql(
      Connection connection, boolean reading, Work<T> work) throws SQLException {
    if (reading) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    connection.setAutoCommit(false);
    if (!reading) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local synchronous_commit = on");
      }
    }
    return finish(work, connection, connection::commit, connection::rollback);
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static <T extends @Nullable Object> T finish(
      Work<T> work, Connection connection, Step commit, Step rollback) throws SQLException {
    boolean done = false;
    try {
      T result = work.in(connection);
      commit.run();
      done = true;
      return result;
    } finally {
      if (!done) {
        try {
          rollback.run();
        } catch (SQLException broken) {
          // The connection is gone, and the transaction with it; the first failure tells why.
        }
      }
    }
  }

  /**
   * Empties SQLite's write-ahead log, where what was removed may still stand. While somebody reads
   * it waits, and at last leaves it to the next time.
   */
  void clean() {
    if (sqlite) {
      try (Connection connection = connections.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("pragma wal_checkpoint(truncate)");
      } catch (SQLException failure) {
        throw LedgerFailure.of("It is erased, but a trace may be left in SQLite's log", failure);
      }
    }
  }
}
