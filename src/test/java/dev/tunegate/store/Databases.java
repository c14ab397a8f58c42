package dev.tunegate.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh databases for tests: a file of SQLite, or a database in the one PostgreSQL of this JVM. */
public enum Databases {
  /** SQLite in a temporary folder. */
  SQLITE {
    @Override
    public DatabaseAddress fresh() {
      return DatabaseAddress.inFolder(TemporaryFolders.fresh());
    }
  },

  /** A real PostgreSQL, started when it is first asked for. */
  POSTGRESQL {
    @Override
    public DatabaseAddress fresh() {
      String name = "test" + COUNT.incrementAndGet();
      try (Connection connection = PostgreSql.SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
      return DatabaseAddress.of(
          "jdbc:postgresql://localhost:" + PostgreSql.SERVER.getPort() + "/" + name,
          "postgres",
          "postgres",
          TemporaryFolders.fresh());
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Where a new, empty database is. */
  public abstract DatabaseAddress fresh();

  /** A new, empty database, open. */
  public Database open() {
    return Database.open(fresh());
  }

  private static final class PostgreSql {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
