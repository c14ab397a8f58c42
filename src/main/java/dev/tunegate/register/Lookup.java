package dev.tunegate.register;

import dev.tunegate.store.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds lines of the register. Of what must hold, the rarest is looked up, newest first, and the
 * rest tried on what it gives: so a page costs about the same however many decisions there are.
 */
final class Lookup {

  /** A beginning of words that so many words have is no beginning to search by. */
  private static final int MOST_WORDS = 200;

  /** So many hits are gathered and sorted; for more, the newest decisions are tried in turn. */
  private static final long FEW = 50_000;

  private final Database database;

  Lookup(Database database) {
    this.database = database;
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
    return query(search, wanted);
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
                + " order by uses desc limit "
                + MOST_WORDS)
        .params(parameters)
        .query((row, at) -> new Term(row.getInt("id"), row.getLong("uses")))
        .list();
  }

  private List<DecisionSummary> query(Search search, List<Wanted> wanted) {
    var sql = new StringBuilder(RegisterTable.SUMMARY);
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<Wanted> rest = new ArrayList<>(wanted);
    List<String> conditions = new ArrayList<>();
    String entry = "d.entry";
    if (!wanted.isEmpty() && wanted.get(0).terms().size() == 1) {
      entry = "f.entry";
      sql.append("join register_found f on f.entry = d.entry ");
      conditions.add("f.term = " + rest.remove(0).terms().get(0));
    } else if (!wanted.isEmpty() && wanted.get(0).uses() <= FEW) {
      conditions.add(
          "d.entry in (select entry from register_found where term in ("
              + list(rest.remove(0))
              + "))");
    }
    for (Wanted each : rest) {
      conditions.add(
          "exists (select 1 from register_found o where o.term in ("
              + list(each)
              + ") and o.entry = "
              + entry
              + ")");
    }
    if (search.before() != null) {
      conditions.add(entry + " < :before");
      parameters.put("before", search.before());
    }
    if (search.from() != null) {
      conditions.add("d.at >= :from");
      parameters.put("from", search.from().toEpochMilli());
    }
    if (search.until() != null) {
      conditions.add("d.at < :until");
      parameters.put("until", search.until().toEpochMilli());
    }
    if (!conditions.isEmpty()) {
      sql.append("where ").append(String.join(" and ", conditions));
    }
    sql.append(" order by ").append(entry).append(" desc limit ").append(search.most());
    return database
        .sql()
        .sql(sql.toString())
        .params(parameters)
        .query(RegisterTable::summary)
        .list();
  }

  /** Numbers alone, so they are written out. */
  private static String list(Wanted wanted) {
    return wanted.terms().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
