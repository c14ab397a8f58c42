package dev.tunegate.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The way into the ledger for a change that is made in the same database: what is added here
 * becomes an entry if, and only if, the transaction commits (a transactional outbox). A {@link
 * Ledger} that is open on the database records it within a moment; while none is open it waits.
 *
 * <p>With Spring's transactions the connection is that of {@code DataSourceUtils.getConnection}.
 */
public final class Incoming {

  private Incoming() {}

  /**
   * Adds what is to become an entry.
   *
   * @param transaction in which the change is made; it stays open
   * @param kind 1 to 64 lower-case letters, digits, dots and hyphens, not the ledger's own
   * @param at when it happens; kept in milliseconds
   * @param payload any bytes, at most 16 MiB, such as {@link CanonicalJson#bytes}
   * @return by which {@link Ledger#indexOf} finds the entry's index later
   * @throws IllegalArgumentException if kind or payload are not acceptable
   * @throws SQLException if the database refuses; the transaction is then to be rolled back
   */
  public static long add(Connection transaction, String kind, Instant at, byte[] payload)
      throws SQLException {
    return add(transaction, Draft.ofOthers(kind, at, payload));
  }

  static long add(Connection transaction, Draft draft) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            "insert into ledger_incoming (kind, at, salt, payload) values (?, ?, ?, ?)"
                + " returning id")) {
      insert.setString(1, draft.kind());
      insert.setLong(2, draft.at().toEpochMilli());
      insert.setBytes(3, draft.content().salt());
      insert.setBytes(4, draft.content().payload());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
