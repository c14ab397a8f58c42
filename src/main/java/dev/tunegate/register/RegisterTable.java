package dev.tunegate.register;

import dev.tunegate.store.Database;
import dev.tunegate.verdict.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register's tables. Changes are made inside the caller's transaction. */
final class RegisterTable {

  static final String SUMMARY =
      "select d.entry, d.id, d.at, d.actor, d.outcome, d.title, d.because, d.version,"
          + " d.fingerprint from register_decision d ";

  /** So many numbers of terms are remembered. */
  private static final int REMEMBERED = 20_000;

  private final Database database;

  /** Numbers of terms as they were last; whoever uses one sees whether it still holds. */
  private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();

  RegisterTable(Database database) {
    this.database = database;
  }

  /** The entry from which to go on. */
  long next() {
    return database.sql().sql("select next from register_position").query(Long.class).single();
  }

  /** Goes on, if nobody else has meanwhile; the row is locked until the transaction ends. */
  boolean advance(long from, long to) {
    return database
            .sql()
            .sql("update register_position set next = :to where next = :from")
            .param("to", to)
            .param("from", from)
            .update()
        == 1;
  }

  /** Adds lines of decisions. */
  void add(List<DecisionSummary> decisions) {
    template()
        .batchUpdate(
            "insert into register_decision (entry, id, at, actor, outcome, title, because,"
                + " version, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            decisions,
            decisions.size(),
            (row, decision) -> {
              row.setLong(1, decision.entry());
              row.setString(2, decision.id());
              row.setLong(3, decision.at().toEpochMilli());
              row.setString(4, decision.actor());
              row.setString(5, decision.outcome().name());
              row.setString(6, decision.title());
              row.setString(7, decision.because());
              if (decision.version() == null) {
                row.setNull(8, Types.INTEGER);
              } else {
                row.setInt(8, decision.version());
              }
              row.setString(9, decision.fingerprint());
            });
  }

  private JdbcTemplate template() {
    return new JdbcTemplate(database.dataSource());
  }

  /** Adds what entries are found by. */
  void addTerms(Map<Long, Set<String>> termsByEntry) {
    Map<String, Long> uses = new LinkedHashMap<>();
    termsByEntry.values().forEach(terms -> terms.forEach(term -> uses.merge(term, 1L, Long::sum)));
    Map<String, Integer> ids = used(uses);
    List<Object[]> rows = new ArrayList<>();
    termsByEntry.forEach(
        (entry, terms) -> terms.forEach(term -> rows.add(new Object[] {ids.get(term), entry})));
    // In the order of the table, so that neighbours go into the same page one after the other.
    rows.sort(
        Comparator.<Object[]>comparingInt(row -> (Integer) row[0])
            .thenComparingLong(row -> (Long) row[1]));
    template().batchUpdate("insert into register_found (term, entry) values (?, ?)", rows);
  }

  /** Numbers of terms, with their uses counted; those not known yet are made. */
  private Map<String, Integer> used(Map<String, Long> uses) {
    Map<String, Integer> ids = new HashMap<>();
    List<String> names = new ArrayList<>();
    List<Object[]> counted = new ArrayList<>();
    uses.forEach(
        (name, count) -> {
          Integer number = numbers.get(name);
          if (number != null) {
            ids.put(name, number);
            names.add(name);
            counted.add(new Object[] {count, number, name});
          }
        });
    int[] updated =
        template()
            .batchUpdate(
                "update register_term set uses = uses + ? where id = ? and name = ?", counted);
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] != 1) {
        // It was removed since, or its making was rolled back.
        ids.remove(names.get(i));
      }
    }
    uses.forEach((name, count) -> ids.computeIfAbsent(name, unknown -> number(unknown, count)));
    if (numbers.size() > REMEMBERED) {
      numbers.clear();
    }
    numbers.putAll(ids);
    return ids;
  }

  private int number(String name, long count) {
    return database
        .sql()
        .sql(
            "insert into register_term (name, uses) values (:name, :count)"
                + " on conflict (name) do update"
                + " set uses = register_term.uses + excluded.uses returning id")
        .param("name", name)
        .param("count", count)
        .query(Integer.class)
        .single();
  }

  /** Removes every trace of entries. */
  void remove(Collection<Long> entries) {
    for (long entry : entries) {
      List<Integer> terms =
          database
              .sql()
              .sql(
                  "select term from register_found"
                      + " where term in (select id from register_term) and entry = :entry")
              .param("entry", entry)
              .query(Integer.class)
              .list();
      for (int term : terms) {
        String which = " where term = :term and entry = :entry";
        database
            .sql()
            .sql("delete from register_found" + which)
            .param("term", term)
            .param("entry", entry)
            .update();
        database
            .sql()
            .sql("update register_term set uses = uses - 1 where id = :term")
            .param("term", term)
            .update();
      }
      database
          .sql()
          .sql("delete from register_decision where entry = :entry")
          .param("entry", entry)
          .update();
    }
    // A word that only an erased case held would still tell of it.
    database.sql().sql("delete from register_term where uses <= 0").update();
  }

  Optional<DecisionSummary> find(String id) {
    return database
        .sql()
        .sql(SUMMARY + "where d.id = :id")
        .param("id", id)
        .query(RegisterTable::summary)
        .optional();
  }

  SortedMap<LocalDate, Long> perDay(LocalDate from) {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    database
        .sql()
        .sql(
            "select at / 86400000 as day, count(*) as decisions from register_decision"
                + " where at >= :from group by at / 86400000")
        .param("from", from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
        .query(
            row -> {
              days.put(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("decisions"));
            });
    return days;
  }

  /** How many there are. */
  long count() {
    return database.sql().sql("select count(*) from register_decision").query(Long.class).single();
  }

  static DecisionSummary summary(ResultSet row, int at) throws SQLException {
    int version = row.getInt("version");
    boolean none = row.wasNull();
    return new DecisionSummary(
        row.getLong("entry"),
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("actor"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("title"),
        row.getString("because"),
        none ? null : version,
        row.getString("fingerprint"));
  }
}
