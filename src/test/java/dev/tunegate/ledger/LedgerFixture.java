package dev.tunegate.ledger;

import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.store.TemporaryFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** A ledger on a database of its own, with a key and a folder of its own. */
final class LedgerFixture implements AutoCloseable {

  static final String NAME = "example.org/tunegate";

  final DatabaseAddress address;
  final Database database;
  final Path folder;
  final SigningKey key = SigningKey.generate(NAME);

  /** Every group is followed by a checkpoint. */
  LedgerOptions options = LedgerOptions.defaults().withCheckpointEvery(Duration.ZERO);

  LedgerFixture(Databases vendor) {
    this.address = vendor.fresh();
    this.database = Database.open(address);
    this.folder = TemporaryFolders.fresh();
  }

  Ledger open() {
    return open(key);
  }

  Ledger open(SigningKey other) {
    return Ledger.open(database.dataSource(), other, folder, options);
  }

  /**
   * A ledger with so many entries, closed again: the first names the key, others are numbered. Few
   * have a checkpoint each; many come as a group.
   */
  LedgerFixture with(int entries) {
    boolean one = entries <= 10;
    if (!one) {
      database.inTransaction(() -> addIncoming(1, entries));
    }
    try (Ledger ledger = open()) {
      for (long i = 1; one && i < entries; i++) {
        ledger.append("test", payload(i)).join();
      }
      LedgerTest.eventually(() -> ledger.size() == entries);
    }
    return this;
  }

  private void addIncoming(int from, int to) {
    Connection connection = DataSourceUtils.getConnection(database.dataSource());
    try {
      for (int i = from; i < to; i++) {
        Incoming.add(connection, "test", Instant.now(), payload(i));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.dataSource());
    }
  }

  static byte[] payload(long number) {
    return ("payload " + number).getBytes(StandardCharsets.UTF_8);
  }

  /** Does what nobody may: without the triggers that keep programs from doing it by mistake. */
  void tamper(String... statements) {
    if (address.url().startsWith("jdbc:sqlite:")) {
      List<String> triggers =
          database
              .sql()
              .sql("select name from sqlite_master where type = 'trigger' and name like 'ledger%'")
              .query(String.class)
              .list();
      triggers.forEach(trigger -> database.sql().sql("drop trigger " + trigger).update());
    } else {
      for (String table : List.of("entry", "payload", "subtree", "checkpoint")) {
        database.sql().sql("alter table ledger_" + table + " disable trigger user").update();
      }
    }
    for (String statement : statements) {
      database.sql().sql(statement).update();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
