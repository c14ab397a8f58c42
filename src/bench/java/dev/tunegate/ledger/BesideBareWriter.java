package dev.tunegate.ledger;

import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The ledger alone beside a bare writer of the same rows: many threads hand in a payload each and
 * wait until it is durable; one thread writes what came meanwhile in one transaction of the same
 * SQLite with the same settings. The bare one hashes, signs and checks nothing. In turns.
 */
public final class BesideBareWriter {

  private static final long SEED = 20_261_128;
  private static final int TURNS = 6;
  private static final int ROWS = 20_000;

  private final byte[] payload;
  private final int threads;

  private BesideBareWriter(int bytes, int threads) {
    this.payload = new byte[bytes];
    this.threads = threads;
    new Random(SEED).nextBytes(payload);
  }

  /** Hands a payload in, and returns when it is durable. */
  private interface Appending {
    void append(byte[] payload) throws Exception;
  }

  /** Takes the bytes of a payload, 6,000 where it is not said, and how many threads, 64. */
  public static void main(String[] arguments) throws Exception {
    int bytes = arguments.length == 0 ? 6_000 : Integer.parseInt(arguments[0]);
    int threads = arguments.length < 2 ? 64 : Integer.parseInt(arguments[1]);
    new BesideBareWriter(bytes, threads).run();
  }

  private void run() throws Exception {
    for (int turn = 1; turn <= TURNS; turn++) {
      double bare = bare();
      double ledger = ledger();
      System.out.printf(
          "bare group writer %,.0f rows a second, ledger %,.0f; ratio %.2f%n",
          bare, ledger, ledger / bare);
    }
  }

  private double ledger() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "ledger");
    try (Database database = Database.open(DatabaseAddress.inFolder(folder));
        Ledger ledger =
            Ledger.open(
                database.dataSource(),
                SigningKey.ofFile(folder.resolve("key"), "tunegate.invalid/bench"),
                folder.resolve("ledger"),
                LedgerOptions.defaults().withWriter(database.writer()))) {
      return perSecond(bytes -> ledger.append("bench", bytes));
    }
  }

  private double bare() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "bare");
    try (Database database = Database.open(DatabaseAddress.inFolder(folder));
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = full");
      var waiting = new LinkedBlockingQueue<CompletableFuture<Void>>();
      var writer = new Thread(() -> write(connection, statement, waiting));
      writer.setDaemon(true);
      writer.start();
      double perSecond =
          perSecond(
              bytes -> {
                var durable = new CompletableFuture<Void>();
                waiting.add(durable);
                durable.get();
              });
      writer.interrupt();
      writer.join();
      return perSecond;
    }
  }

  private void write(
      Connection connection,
      Statement statement,
      LinkedBlockingQueue<CompletableFuture<Void>> waiting) {
    long index = 0;
    try (PreparedStatement entries =
            connection.prepareStatement(
                "insert into ledger_entry (idx, kind, at, commitment, leaf, incoming)"
                    + " values (?, 'bench', 0, ?, ?, null)");
        PreparedStatement payloads =
            connection.prepareStatement(
                "insert into ledger_payload (idx, salt, payload) values (?, ?, ?)")) {
      byte[] hash = new byte[32];
      while (true) {
        List<CompletableFuture<Void>> group = new ArrayList<>();
        group.add(waiting.take());
        waiting.drainTo(group, 999);
        statement.execute("begin immediate");
        for (int i = 0; i < group.size(); i++) {
          entries.setLong(1, index);
          entries.setBytes(2, hash);
          entries.setBytes(3, hash);
          entries.addBatch();
          payloads.setLong(1, index++);
          payloads.setBytes(2, hash);
          payloads.setBytes(3, payload);
          payloads.addBatch();
        }
        entries.executeBatch();
        payloads.executeBatch();
        statement.execute("commit");
        group.forEach(durable -> durable.complete(null));
      }
    } catch (InterruptedException end) {
      // The turn is over.
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private double perSecond(Appending appending) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Callable<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int own = thread;
      work.add(
          () -> {
            for (int i = own; i < ROWS; i += threads) {
              appending.append(payload);
            }
            return null;
          });
    }
    long begun = System.nanoTime();
    for (Future<Void> done : pool.invokeAll(work)) {
      done.get();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    pool.shutdown();
    return ROWS / seconds;
  }
}
