package dev.tunegate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole log, offline and in constant memory (but for one bit an entry where payloads were
 * erased): every payload against its commitment, every leaf, the tree and its stored parts, every
 * checkpoint's root and signature, that each change of key was signed by the key before, that every
 * erasure is on record, and that the log is the continuation of checkpoints that were kept outside.
 *
 * <p>What a log says of itself, whoever can write to the database and has the key can say anew. So
 * hand in a key and checkpoints from a place of your own: see {@link Trust}.
 */
public final class LedgerVerification {

  private LedgerVerification() {}

  /**
   * What is known from elsewhere.
   *
   * @param keys which the log must have been signed by at some time; a later key that such a key
   *     did not hand over to is found
   * @param checkpoints a file of one signed checkpoint, or of many in the order of their sizes,
   *     such as the ledger's own file or a copy of it; or null
   */
  public record Trust(List<VerifierKey> keys, @Nullable Path checkpoints) {

    /** Copies the list. */
    public Trust {
      keys = List.copyOf(keys);
    }

    /** Nothing: the log is only held against itself. */
    public static Trust none() {
      return new Trust(List.of(), null);
    }
  }

  /**
   * Checks the log of a SQLite file, which is only read. It may be in use.
   *
   * @throws LedgerException if it cannot be read, or holds no ledger
   */
  public static LedgerReport ofSqlite(Path file, Trust trust) {
    return ofSqlite(file, trust, NOBODY);
  }

  /** As {@link #ofSqlite(Path, Trust)}, with somebody who reads along. */
  public static LedgerReport ofSqlite(Path file, Trust trust, Companion companion) {
    var readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly);
        Statement statement = connection.createStatement()) {
      statement.execute("begin deferred");
      return of(connection, trust, companion);
    } catch (SQLException failure) {
      throw LedgerFailure.of("The file " + file + " cannot be verified", failure);
    }
  }

  /**
   * Checks the log of a database, as of one moment. It may be in use.
   *
   * @throws LedgerException if it cannot be read
   */
  public static LedgerReport of(DataSource database, Trust trust) {
    return of(database, trust, NOBODY);
  }

  /** As {@link #of(DataSource, Trust)}, with somebody who reads along. */
  public static LedgerReport of(DataSource database, Trust trust, Companion companion) {
    return Transactions.on(database).read(connection -> of(connection, trust, companion));
  }

  private static LedgerReport of(Connection connection, Trust trust, Companion companion)
      throws SQLException {
    try (var reader = new DatabaseReader(connection)) {
      companion.begin(connection);
      LedgerReport report = check(reader, trust, along(companion));
      companion.end();
      return report;
    } catch (IOException failure) {
      throw new LedgerException("The log cannot be read", failure);
    }
  }

  /**
   * Checks an export, as {@link LedgerExport} writes it.
   *
   * @throws LedgerException if it cannot be read
   */
  public static LedgerReport ofExport(Path file, Trust trust) {
    return ofExport(file, trust, NOBODY);
  }

  /** As {@link #ofExport(Path, Trust)}, with somebody who reads along. */
  public static LedgerReport ofExport(Path file, Trust trust, Companion companion) {
    try (var reader = new ExportReader(file)) {
      LedgerReport report = check(reader, trust, along(companion));
      companion.end();
      return report;
    } catch (IOException | SQLException failure) {
      throw new LedgerException("The export " + file + " cannot be read", failure);
    }
  }

  /**
   * Somebody who knows what entries say, and reads along in the same pass, as of the same moment.
   */
  public interface Companion {

    /**
     * Where the log is in a database: before the first entry.
     *
     * @param connection in the transaction in which the log is read; it stays open and as it is
     */
    default void begin(Connection connection) throws SQLException {}

    /** Every entry as it is stored, in the order in which they come, whether right or wrong. */
    void entry(Entry entry) throws SQLException;

    /** After the last entry. */
    default void end() throws SQLException {}
  }

  private static final Companion NOBODY = entry -> {};

  static Also along(Companion companion) {
    return item -> {
      if (item instanceof LogReader.Recorded recorded) {
        companion.entry(recorded.entry());
      }
    };
  }

  /** What is done with every item besides. */
  interface Also {
    void take(LogReader.Item item) throws SQLException;
  }

  static LedgerReport check(LogReader log, Trust trust, Also also)
      throws SQLException, IOException {
    Path file = trust.checkpoints();
    if (file != null && !Files.isReadable(file)) {
      throw new LedgerException("The file of checkpoints " + file + " cannot be read");
    }
    try (var outside = file == null ? null : new NoteFile.Reader(file)) {
      var verifier = new Verifier(log.hasSubtrees(), trust.keys(), outside);
      for (LogReader.Item item = log.next(); item != null; item = log.next()) {
        verifier.accept(item);
        also.take(item);
      }
      return verifier.finish();
    }
  }
}
