package dev.tunegate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The service's database, open and of the schema that this program knows. Safe to share between
 * threads. All of SQL that is written against it runs on SQLite and on PostgreSQL.
 */
public final class Database implements AutoCloseable {

  /** How long a writer waits for another process that writes, in milliseconds. */
  private static final int BUSY = 10_000;

  private final DatabaseAddress address;
  private final HikariDataSource connections;
  private final JdbcClient sql;
  private final TransactionTemplate transactions;

  /** SQLite has one writer at a time; waiting here is fair, its own waiting is not. */
  private final Lock writer = new ReentrantLock(true);

  private Database(DatabaseAddress address, HikariDataSource connections) {
    this.address = address;
    this.connections = connections;
    this.sql = JdbcClient.create(connections);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @throws StoreException if it cannot be used
   */
  public static Database open(DatabaseAddress address) {
    HikariDataSource connections;
    try {
      connections = new HikariDataSource(pool(address));
    } catch (RuntimeException failure) {
      throw StoreFailure.of(address, failure);
    }
    try {
      Migrations.run(address, connections);
      return new Database(address, connections);
    } catch (RuntimeException failure) {
      connections.close();
      throw StoreFailure.of(address, failure);
    }
  }

  /**
   * Opens a database to read it only: its schema stays as it is, and a file of SQLite is opened so
   * that nothing can write to it.
   *
   * @throws StoreException if it cannot be used
   */
  public static Database openToRead(DatabaseAddress address) {
    try {
      HikariConfig pool = pool(address);
      if (address.isSqlite()) {
        pool.setDataSourceProperties(new Properties());
        pool.addDataSourceProperty("open_mode", "1");
        pool.setReadOnly(true);
        pool.addDataSourceProperty("busy_timeout", String.valueOf(BUSY));
      }
      return new Database(address, new HikariDataSource(pool));
    } catch (RuntimeException failure) {
      throw StoreFailure.of(address, failure);
    }
  }

  private static HikariConfig pool(DatabaseAddress address) {
    var pool = new HikariConfig();
    pool.setPoolName("tunegate");
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMinimumIdle(1);
    pool.setMaximumPoolSize(address.isSqlite() ? 4 : 10);
    pool.setConnectionTimeout(BUSY);
    if (address.isSqlite()) {
      pool.addDataSourceProperty("journal_mode", "WAL");
      pool.addDataSourceProperty("synchronous", "FULL");
      pool.addDataSourceProperty("busy_timeout", String.valueOf(BUSY));
      pool.addDataSourceProperty("foreign_keys", "true");
      // What is erased is overwritten in the file.
      pool.addDataSourceProperty("secure_delete", "true");
      // Decisions are large: the usual 1,000 pages would be copied after every hundred of them.
      pool.addDataSourceProperty("wal_autocheckpoint", "16000");
      pool.addDataSourceProperty("cache_size", "-65536");
      // A transaction that first reads and then writes would fail if another wrote in between.
      pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      pool.addDataSourceProperty("connectTimeout", "10");
      pool.addDataSourceProperty("ApplicationName", "tunegate");
    }
    return pool;
  }

  /** For statements: inside {@link #inTransaction} part of it, else each on its own. */
  public JdbcClient sql() {
    return sql;
  }

  /** The connections, for what needs them whole. */
  public DataSource dataSource() {
    return connections;
  }

  /**
   * Does work in one transaction, which is durable when this returns; whatever is thrown undoes all
   * of it. Inside another transaction the work is part of that one.
   */
  public <T> T inTransaction(Supplier<T> work) {
    writer.lock();
    try {
      return transactions.execute(status -> work.get());
    } finally {
      writer.unlock();
    }
  }

  /** Does work in one transaction, as {@link #inTransaction(Supplier)} does. */
  public void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Copies a SQLite, as of one moment and while others write, to a new file.
   *
   * @throws StoreException if it cannot be written, or this is no SQLite
   */
  public void copyTo(Path file) {
    try (Connection connection = connections.getConnection();
        PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, file.toString());
      vacuum.execute();
    } catch (SQLException failure) {
      throw StoreFailure.notCopied(file, failure);
    }
  }

  /** Held while writing to SQLite, for what writes by connections of its own. */
  public Lock writer() {
    return writer;
  }

  /** Whether it is PostgreSQL, which takes many writers at once. */
  public boolean isPostgresql() {
    return !address.isSqlite();
  }

  /** Where it is, for people, without anything secret. */
  public String description() {
    return address.description();
  }

  @Override
  public void close() {
    connections.close();
  }
}
