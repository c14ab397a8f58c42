package dev.tunegate.register;

import dev.tunegate.store.Database;
import dev.tunegate.verdict.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register's tables. Changes are made inside the caller's transaction. */
final class RegisterTable {

  static final String SUMMARY =
      "select d.entry, d.id, d.at, d.actor, d.outcome, d.title, d.because, d.version,"
          + " d.fingerprint from register_decision d ";

  /** Milliseconds of a day. */
  private static final long DAY = 86_400_000;

  private final Database database;
  private final Postings postings;

  RegisterTable(Database database) {
    this.database = database;
    this.postings = new Postings(database);
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

  /** Adds decisions, each with what it is found by. */
  void add(Map<DecisionSummary, Set<String>> decisions) {
    Map<Long, Set<String>> terms = new LinkedHashMap<>();
    decisions.forEach((line, found) -> terms.put(line.entry(), found));
    List<DecisionSummary> lines = List.copyOf(decisions.keySet());
    insert(lines);
    count(lines);
    postings.add(terms);
  }

  private void insert(List<DecisionSummary> decisions) {
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

  /** Counts decisions by the day, and notes between which entries they are. */
  private void count(List<DecisionSummary> decisions) {
    Map<Long, Range> ranges = new TreeMap<>();
    Map<Long, Long> counts = new TreeMap<>();
    for (DecisionSummary line : decisions) {
      long day = day(line.at().toEpochMilli());
      ranges.merge(day, new Range(line.entry(), line.entry()), Range::around);
      counts.merge(day, 1L, Long::sum);
    }
    List<Object[]> rows = new ArrayList<>();
    ranges.forEach(
        (day, range) -> rows.add(new Object[] {day, range.first(), range.last(), counts.get(day)}));
    template()
        .batchUpdate(
            "insert into register_day (day, first_entry, last_entry, decisions)"
                + " values (?, ?, ?, ?) on conflict (day) do update set"
                + " first_entry = case when excluded.first_entry < register_day.first_entry"
                + " then excluded.first_entry else register_day.first_entry end,"
                + " last_entry = case when excluded.last_entry > register_day.last_entry"
                + " then excluded.last_entry else register_day.last_entry end,"
                + " decisions = register_day.decisions + excluded.decisions",
            rows);
  }

  private static long day(long milliseconds) {
    return Math.floorDiv(milliseconds, DAY);
  }

  /** Keeps others from changing anything until the transaction ends. */
  void lock() {
    database.sql().sql("update register_position set next = next").update();
  }

  /** Removes every trace of entries; of those that are not there, there is none. */
  void remove(Collection<Long> entries) {
    Map<Long, Long> counts = new TreeMap<>();
    for (List<Long> some : Postings.pieces(entries)) {
      String which = " from register_decision where entry in (" + Postings.list(some) + ")";
      database
          .sql()
          .sql("select at" + which)
          .query(
              row -> {
                counts.merge(day(row.getLong("at")), 1L, Long::sum);
              });
      database.sql().sql("delete" + which).update();
    }
    List<Object[]> rows = new ArrayList<>();
    counts.forEach((day, count) -> rows.add(new Object[] {count, day}));
    template().batchUpdate("update register_day set decisions = decisions - ? where day = ?", rows);
    if (!rows.isEmpty()) {
      database.sql().sql("delete from register_day where decisions <= 0").update();
    }
    postings.remove(entries);
  }

  /**
   * Between which entries all are that were decided in some time.
   *
   * @param from the earliest time, or null
   * @param until before this time, or null
   */
  Range range(@Nullable Instant from, @Nullable Instant until) {
    return database
        .sql()
        .sql(
            "select coalesce(min(first_entry), 0) as first, coalesce(max(last_entry), -1) as last"
                + " from register_day where day between :from and :until")
        .param("from", from == null ? Long.MIN_VALUE : day(from.toEpochMilli()))
        .param("until", until == null ? Long.MAX_VALUE : day(until.toEpochMilli() - 1))
        .query((row, at) -> new Range(row.getLong("first"), row.getLong("last")))
        .single();
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
        .sql("select day, decisions from register_day where day >= :from")
        .param("from", from.toEpochDay())
        .query(
            row -> {
              days.put(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("decisions"));
            });
    return days;
  }

  /** How many there are. */
  long count() {
    return database
        .sql()
        .sql("select coalesce(sum(decisions), 0) from register_day")
        .query(Long.class)
        .single();
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
