package dev.tunegate.store;

import dev.tunegate.ledger.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The journal in the database. */
public final class JournalTable implements Journal {

  private final Database database;

  /** The journal of a database. */
  public JournalTable(Database database) {
    this.database = database;
  }

  @Override
  public long append(String kind, String subject, Map<String, ?> facts) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A step is recorded only with the change that it tells of");
    }
    // The row is locked until the transaction ends: sequences have no gaps, and no two are equal.
    database.sql().sql("update journal_end set sequence = sequence + 1").update();
    long sequence =
        database.sql().sql("select sequence from journal_end").query(Long.class).single();
    Map<String, Object> whole = new HashMap<>(facts);
    whole.put("kind", kind);
    whole.put("sequence", sequence);
    whole.put("subject", subject);
    String payload = CanonicalJson.of(whole);
    database
        .sql()
        .sql(
            "insert into journal (sequence, kind, subject, payload)"
                + " values (:sequence, :kind, :subject, :payload)")
        .param("sequence", sequence)
        .param("kind", kind)
        .param("subject", subject)
        .param("payload", payload)
        .update();
    Outbox.add(database, kind, at(facts), payload);
    return sequence;
  }

  /** The step's own time, where it has one. */
  private static Instant at(Map<String, ?> facts) {
    return facts.get("at") instanceof String at ? Instant.parse(at) : Instant.now();
  }

  @Override
  public List<Entry> of(String subject) {
    return database
        .sql()
        .sql(
            "select sequence, kind, payload from journal where subject = :subject"
                + " order by sequence")
        .param("subject", subject)
        .query(JournalTable::entry)
        .list();
  }

  @Override
  public List<Entry> ofAll(String beginning) {
    return database
        .sql()
        .sql(
            "select sequence, kind, payload from journal where substr(subject, 1, :length) ="
                + " :beginning order by sequence")
        .param("length", beginning.length())
        .param("beginning", beginning)
        .query(JournalTable::entry)
        .list();
  }

  @Override
  public List<Entry> after(long sequence, int most) {
    return database
        .sql()
        .sql(
            "select sequence, kind, payload from journal where sequence > :sequence"
                + " order by sequence limit :most")
        .param("sequence", sequence)
        .param("most", most)
        .query(JournalTable::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int at) throws SQLException {
    return new Entry(row.getLong("sequence"), row.getString("kind"), row.getString("payload"));
  }
}
