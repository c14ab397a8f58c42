package dev.tunegate.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole log as lines of JSON (NDJSON), to be kept elsewhere, read by other programs, verified
 * ({@link LedgerVerification#ofExport}) and restored ({@link #restore}). All binary values are in
 * base64.
 *
 * <pre>
 * {"keys":[vkey,...],"ledger":origin,"size":N,"version":1}
 * {"at":"2026-01-02T03:04:05.678Z","index":0,"kind":K,"leaf":L,"payload":"...","salt":S}
 * {"checkpoint":"a signed note"}            after the last entry that it covers
 * </pre>
 *
 * A payload that is UTF-8 is in {@code payload}, as a string of just these bytes, so that its hash
 * can be checked without knowing how JSON is made canonical; any other is in {@code payloadBase64}.
 * An erased entry has neither payload nor salt, but its {@code commitment}.
 */
public final class LedgerExport {

  static final int VERSION = 1;

  private LedgerExport() {}

  /**
   * Writes the log of a database, as of one moment, in constant memory.
   *
   * @throws LedgerException if the database or the log cannot be read
   * @throws IOException if it cannot be written
   */
  public static void write(DataSource database, Appendable out) throws IOException {
    try {
      Transactions.on(database)
          .read(
              connection -> {
                write(connection, out);
                return true;
              });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static void write(Connection connection, Appendable out) throws SQLException {
    List<VerifierKey> keys =
        Tables.keys(connection).stream().map(entry -> OwnEntries.readKey(entry).key()).toList();
    try (var reader = new DatabaseReader(connection)) {
      line(
          out,
          Map.of(
              "keys",
              keys.stream().map(VerifierKey::toString).toList(),
              "ledger",
              keys.isEmpty() ? "" : keys.get(0).name(),
              "size",
              Tables.size(connection),
              "version",
              VERSION));
      for (LogReader.Item item = reader.next(); item != null; item = reader.next()) {
        if (item instanceof LogReader.Recorded recorded) {
          line(out, entry(recorded.entry()));
        } else if (item instanceof LogReader.Signed signed) {
          line(out, Map.of("checkpoint", signed.note()));
        } else if (item instanceof LogReader.Unreadable bad) {
          throw new LedgerException("The " + bad.what() + " cannot be read: " + bad.why());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void line(Appendable out, Map<String, ?> value) throws IOException {
    out.append(CanonicalJson.of(value)).append('\n');
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> line = new TreeMap<>();
    line.put("index", entry.index());
    line.put("kind", entry.kind());
    line.put("at", entry.at().toString());
    line.put("leaf", entry.leaf().base64());
    Entry.Content content = entry.content();
    if (content == null) {
      line.put("commitment", entry.commitment().base64());
      return line;
    }
    Base64.Encoder base64 = Base64.getEncoder();
    line.put("salt", base64.encodeToString(content.salt()));
    String text = text(content.payload());
    if (text == null) {
      line.put("payloadBase64", base64.encodeToString(content.payload()));
    } else {
      line.put("payload", text);
    }
    return line;
  }

  private static @Nullable String text(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }

  /**
   * Restores an export into a database whose ledger is empty: all of it or, if anything is wrong
   * with it, nothing. The ledger is then opened with the key that signed last.
   *
   * @param trust what is known from elsewhere, which the export is held against
   * @return what was restored, in which nothing is wrong
   * @throws LedgerException if the export does not verify, or the ledger is not empty
   */
  public static LedgerReport restore(
      Path file, DataSource database, LedgerVerification.Trust trust) {
    return restore(file, database, trust, entry -> {});
  }

  /**
   * As {@link #restore(Path, DataSource, LedgerVerification.Trust)}, with somebody who makes, in
   * the same transaction, what else the entries tell of.
   */
  public static LedgerReport restore(
      Path file,
      DataSource database,
      LedgerVerification.Trust trust,
      LedgerVerification.Companion companion) {
    return Transactions.on(database)
        .write(
            "The export is not restored",
            connection -> {
              if (Tables.size(connection) > 0) {
                throw new LedgerException(
                    "The database holds a ledger already. Restore into an empty one.");
              }
              return restore(file, connection, trust, companion);
            });
  }

  private static LedgerReport restore(
      Path file,
      Connection connection,
      LedgerVerification.Trust trust,
      LedgerVerification.Companion companion)
      throws SQLException {
    companion.begin(connection);
    var tree = new Frontier();
    try (var reader = new ExportReader(file);
        var writer = new EntryWriter(connection)) {
      LedgerReport report =
          LedgerVerification.check(
              reader,
              trust,
              item -> {
                if (item instanceof LogReader.Recorded recorded) {
                  if (recorded.entry().index() == tree.size()) {
                    writer.add(recorded.entry(), tree, null);
                    companion.entry(recorded.entry());
                  }
                } else if (item instanceof LogReader.Signed signed) {
                  Tables.addCheckpoint(connection, signed.size(), signed.note());
                }
              });
      if (!report.holds()) {
        throw new LedgerException(
            "The export is not restored: " + report.findings().get(0).message());
      }
      writer.flush();
      companion.end();
      return report;
    } catch (IOException failure) {
      throw new LedgerException("The export " + file + " cannot be read", failure);
    }
  }
}
