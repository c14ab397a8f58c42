package dev.tunegate.register;

import dev.tunegate.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which terms lead to which entries: a row for each term in each {@link Chunk} of entries. Changes
 * are made inside the caller's transaction, by one at a time.
 */
final class Postings {

  /** So many things are named in one statement. */
  private static final int AT_ONCE = 500;

  private final Database database;

  Postings(Database database) {
    this.database = database;
  }

  /** Adds what entries are found by. */
  void add(Map<Long, Set<String>> termsByEntry) {
    SortedMap<Long, Map<String, Chunk>> chunks = new TreeMap<>();
    termsByEntry.forEach(
        (entry, terms) -> {
          Map<String, Chunk> chunk =
              chunks.computeIfAbsent(Chunk.of(entry), number -> new HashMap<>());
          terms.forEach(term -> chunk.computeIfAbsent(term, name -> Chunk.empty()).add(entry));
        });
    Map<String, Long> uses = new HashMap<>();
    chunks
        .values()
        .forEach(
            chunk -> chunk.forEach((term, in) -> uses.merge(term, (long) in.size(), Long::sum)));
    Map<String, Integer> numbers = used(uses);
    chunks.forEach(
        (chunk, added) -> {
          SortedMap<Integer, Chunk> rows = new TreeMap<>();
          added.forEach((term, in) -> rows.put(numbers.get(term), in));
          merge(chunk, rows);
        });
  }

  /** Adds to the rows of one chunk; in the order of the table, so that neighbours go together. */
  private void merge(long chunk, SortedMap<Integer, Chunk> added) {
    for (List<Integer> some : pieces(added.keySet())) {
      template()
          .query(
              "select term, entries from register_posting where chunk = "
                  + chunk
                  + " and term in ("
                  + list(some)
                  + ")",
              row -> {
                added.get(row.getInt("term")).addAll(Chunk.of(row.getBytes("entries")));
              });
    }
    write(chunk, added);
  }

  private void write(long chunk, Map<Integer, Chunk> rows) {
    List<Object[]> values = new ArrayList<>();
    rows.forEach((term, entries) -> values.add(new Object[] {chunk, term, entries.toBytes()}));
    template()
        .batchUpdate(
            "insert into register_posting (chunk, term, entries) values (?, ?, ?)"
                + " on conflict (chunk, term) do update set entries = excluded.entries",
            values);
  }

  /** Numbers of terms, with their uses counted; those not known yet are made. */
  private Map<String, Integer> used(Map<String, Long> uses) {
    Map<String, Integer> numbers = numbers(uses.keySet());
    List<Object[]> counted = new ArrayList<>();
    List<Object[]> made = new ArrayList<>();
    uses.forEach(
        (name, count) -> {
          Integer number = numbers.get(name);
          if (number == null) {
            made.add(new Object[] {name, count});
          } else {
            counted.add(new Object[] {count, number});
          }
        });
    template().batchUpdate("update register_term set uses = uses + ? where id = ?", counted);
    template().batchUpdate("insert into register_term (name, uses) values (?, ?)", made);
    numbers.putAll(numbers(made.stream().map(row -> (String) row[0]).toList()));
    return numbers;
  }

  private Map<String, Integer> numbers(Collection<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (List<String> some : pieces(names)) {
      database
          .sql()
          .sql("select id, name from register_term where name in (:names)")
          .param("names", some)
          .query(
              row -> {
                numbers.put(row.getString("name"), row.getInt("id"));
              });
    }
    return numbers;
  }

  /** Removes every trace of entries; of those that are not there, there is none. */
  void remove(Collection<Long> entries) {
    SortedMap<Long, Chunk> chunks = new TreeMap<>();
    entries.forEach(
        entry -> chunks.computeIfAbsent(Chunk.of(entry), number -> Chunk.empty()).add(entry));
    chunks.forEach(this::remove);
  }

  private void remove(long chunk, Chunk gone) {
    Map<Integer, Chunk> changed = new TreeMap<>();
    List<Object[]> emptied = new ArrayList<>();
    List<Object[]> unused = new ArrayList<>();
    template()
        .query(
            "select term, entries from register_posting where chunk = " + chunk,
            row -> {
              int term = row.getInt("term");
              Chunk entries = Chunk.of(row.getBytes("entries"));
              int before = entries.size();
              entries.removeAll(gone);
              if (entries.size() < before) {
                unused.add(new Object[] {before - entries.size(), term});
                if (entries.size() == 0) {
                  emptied.add(new Object[] {term});
                } else {
                  changed.put(term, entries);
                }
              }
            });
    write(chunk, changed);
    template()
        .batchUpdate(
            "delete from register_posting where chunk = " + chunk + " and term = ?", emptied);
    template().batchUpdate("update register_term set uses = uses - ? where id = ?", unused);
    // A word that only an erased case held would still tell of it.
    template().batchUpdate("delete from register_term where uses <= 0 and id = ?", emptied);
  }

  private JdbcTemplate template() {
    return new JdbcTemplate(database.dataSource());
  }

  /** Numbers alone, so they are written out. */
  static String list(Collection<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** The same in lists that one statement takes. */
  static <T> List<List<T>> pieces(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < list.size(); from += AT_ONCE) {
      pieces.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
    }
    return pieces;
  }
}
