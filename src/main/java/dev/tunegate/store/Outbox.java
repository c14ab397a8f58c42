package dev.tunegate.store;

import dev.tunegate.ledger.Incoming;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The way from a transaction into the ledger. */
public final class Outbox {

  private Outbox() {}

  /**
   * Adds what becomes an entry of the ledger if, and only if, the caller's transaction commits.
   *
   * @param payload canonical JSON
   */
  public static void add(Database database, String kind, Instant at, String payload) {
    var connection = DataSourceUtils.getConnection(database.dataSource());
    try {
      Incoming.add(connection, kind, at, payload.getBytes(StandardCharsets.UTF_8));
    } catch (SQLException failure) {
      throw StoreFailure.notWritten(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.dataSource());
    }
  }
}
