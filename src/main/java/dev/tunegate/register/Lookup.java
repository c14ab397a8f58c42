package dev.tunegate.register;

import dev.tunegate.store.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds lines of the register. What must hold is brought together a {@link Chunk} of entries at a
 * time, newest first, and only the lines of a page are read: so it costs about the same however
 * many decisions there are, and whether what is looked for is common, rare or never met.
 */
final class Lookup {

  /** A beginning of words that so many words have is no beginning to search by. */
  private static final int MOST_WORDS = 200;

  /** So many lines are looked up at once. */
  private static final int LINES = 500;

  /** So many chunks are looked through at once, after few that may do. */
  private static final int CHUNKS = 64;

  private final Database database;
  private final RegisterTable table;

  Lookup(Database database) {
    this.database = database;
    this.table = new RegisterTable(database);
  }

  /** One thing that must hold: one of some terms is there. */
  private record Wanted(List<Integer> terms, long uses) {}

  private record Term(int id, long uses) {}

  List<DecisionSummary> find(Search search) {
    List<Wanted> wanted = new ArrayList<>();
    for (String name : search.terms()) {
      wanted.add(wanted(terms("name = :name", Map.of("name", name))));
    }
    for (String word : Terms.words(search.text())) {
      String from = Terms.WORD + word;
      wanted.add(
          wanted(
              terms(
                  "name >= :from and name < :to",
                  Map.of("from", from, "to", from + Character.toString(0x10ffff)))));
    }
    if (wanted.stream().anyMatch(each -> each.terms().isEmpty())) {
      return List.of();
    }
    wanted.sort(Comparator.comparingLong(Wanted::uses));
    Range range = range(search);
    if (range.isEmpty()) {
      return List.of();
    }
    if (wanted.isEmpty()) {
      return lines(
          search, "d.entry between " + range.first() + " and " + range.last(), search.most());
    }
    return together(search, wanted, range);
  }

  private static Wanted wanted(List<Term> terms) {
    return new Wanted(
        terms.stream().map(Term::id).toList(), terms.stream().mapToLong(Term::uses).sum());
  }

  private List<Term> terms(String which, Map<String, String> parameters) {
    return database
        .sql()
        .sql(
            "select id, uses from register_term where "
                + which
                + " order by uses desc, id limit "
                + MOST_WORDS)
        .params(parameters)
        .query((row, at) -> new Term(row.getInt("id"), row.getLong("uses")))
        .list();
  }

  /** Entries outside of which nothing that is looked for is found. */
  private Range range(Search search) {
    Range range = new Range(0, Long.MAX_VALUE);
    if (search.from() != null || search.until() != null) {
      range = table.range(search.from(), search.until());
    }
    return search.before() == null ? range : range.before(search.before());
  }

  private List<DecisionSummary> together(Search search, List<Wanted> wanted, Range range) {
    List<DecisionSummary> found = new ArrayList<>();
    List<Long> chunks = chunks(wanted.get(0), range);
    int several = 1;
    for (int from = 0; from < chunks.size() && found.size() < search.most(); ) {
      int to = Math.min(chunks.size(), from + several);
      List<Long> hits = hits(chunks.subList(from, to), wanted, range);
      for (int at = 0; at < hits.size() && found.size() < search.most(); at += LINES) {
        String some = Postings.list(hits.subList(at, Math.min(hits.size(), at + LINES)));
        found.addAll(lines(search, "d.entry in (" + some + ")", search.most() - found.size()));
      }
      from = to;
      several = Math.min(several * 4, CHUNKS);
    }
    return found;
  }

  /** The chunks that have any of some terms, newest first. */
  private List<Long> chunks(Wanted rarest, Range range) {
    return database
        .sql()
        .sql(
            "select distinct chunk from register_posting where term in ("
                + Postings.list(rarest.terms())
                + ") and chunk between "
                + Chunk.of(range.first())
                + " and "
                + Chunk.of(range.last())
                + " order by chunk desc")
        .query(Long.class)
        .list();
  }

  /** The entries of chunks for which all holds that is wanted, newest first. */
  private List<Long> hits(List<Long> chunks, List<Wanted> wanted, Range range) {
    // What holds in each chunk, kept apart for each thing that is wanted.
    Map<Integer, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int term : wanted.get(i).terms()) {
        places.computeIfAbsent(term, any -> new ArrayList<>()).add(i);
      }
    }
    Map<Long, Chunk[]> held = new LinkedHashMap<>();
    for (long chunk : chunks) {
      Chunk[] each = new Chunk[wanted.size()];
      Arrays.setAll(each, i -> Chunk.empty());
      held.put(chunk, each);
    }
    database
        .sql()
        .sql(
            "select chunk, term, entries from register_posting where chunk in ("
                + Postings.list(chunks)
                + ") and term in ("
                + Postings.list(places.keySet())
                + ")")
        .query(
            row -> {
              Chunk entries = Chunk.of(row.getBytes("entries"));
              Chunk[] each = held.get(row.getLong("chunk"));
              places.get(row.getInt("term")).forEach(i -> each[i].addAll(entries));
            });
    List<Long> hits = new ArrayList<>();
    held.forEach(
        (number, each) -> {
          for (int i = 1; i < each.length; i++) {
            each[0].keepAll(each[i]);
          }
          each[0].newestFirst(
              number,
              entry -> {
                if (range.holds(entry)) {
                  hits.add(entry);
                }
              });
        });
    return hits;
  }

  private List<DecisionSummary> lines(Search search, String which, int most) {
    var sql = new StringBuilder(RegisterTable.SUMMARY).append("where ").append(which);
    Map<String, Object> parameters = new HashMap<>();
    // Clocks may jump back, so that the range is no answer to when.
    if (search.from() != null) {
      sql.append(" and d.at >= :from");
      parameters.put("from", search.from().toEpochMilli());
    }
    if (search.until() != null) {
      sql.append(" and d.at < :until");
      parameters.put("until", search.until().toEpochMilli());
    }
    sql.append(" order by d.entry desc limit ").append(most);
    return database
        .sql()
        .sql(sql.toString())
        .params(parameters)
        .query(RegisterTable::summary)
        .list();
  }
}
