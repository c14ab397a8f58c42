package dev.tunegate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.store.Database;
import dev.tunegate.store.Databases;
import dev.tunegate.verdict.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the register finds, held against a plain look at every decision. */
class LookupTest {

  private static final long SEED = 20_261_128;
  private static final int DECISIONS = 6_000;
  private static final int GROUP = 150;
  private static final int SEARCHES = 400;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<String> CODES = List.of("A", "B", "C", "D", "RARE");
  private static final List<String> RULES = List.of("Rule one", "Rule two", "Rule three");

  private final Random random = new Random(SEED);
  private final TreeMap<Long, Gist> all = new TreeMap<>(Comparator.reverseOrder());

  @ParameterizedTest
  @EnumSource
  void itFindsWhatAPlainLookFindsAndKeepsNothingOfWhatIsErased(Databases vendor) {
    try (Database database = vendor.open()) {
      var table = new RegisterTable(database);
      fill(database, table);
      compare(database, table);
      // Erased are a few here and there, and whole stretches, as by retention.
      erase(database, table, all.keySet().stream().filter(entry -> entry % 17 == 0).toList());
      erase(database, table, all.keySet().stream().filter(entry -> entry < 5_000).toList());
      compare(database, table);
      erase(database, table, List.copyOf(all.keySet()));
      for (String each : List.of("decision", "term", "posting", "day")) {
        assertThat(number(database, "select count(*) from register_" + each)).as(each).isZero();
      }
    }
  }

  private void fill(Database database, RegisterTable table) {
    long entry = 0;
    Instant now = START;
    for (int made = 0; made < DECISIONS; made += GROUP) {
      Map<DecisionSummary, Set<String>> group = new LinkedHashMap<>();
      for (int i = 0; i < GROUP; i++) {
        // There are other entries in between, and clocks jump back.
        entry += 1 + random.nextInt(4);
        now = now.plusSeconds(random.nextInt(200) == 0 ? -90_000 : random.nextInt(300));
        Gist gist = gist(now);
        all.put(entry, gist);
        group.put(gist.line(entry), gist.terms());
      }
      database.inTransaction(() -> table.add(group));
    }
  }

  private Gist gist(Instant at) {
    int kind = random.nextInt(100);
    return new Gist(
        RecordId.next(at),
        at,
        kind % 3 == 0 ? "Ada" : "Bo",
        kind % 10 == 0 ? null : 1 + kind % 4,
        OUTCOMES.get(kind % OUTCOMES.size()),
        "A case",
        "For a reason",
        "sha256:0",
        some(CODES),
        some(CODES),
        some(RULES),
        // Of what is masked there is no text.
        kind < 10 ? "" : "Case " + words(3));
  }

  private List<String> some(List<String> of) {
    return of.stream().filter(each -> random.nextInt(each.equals("RARE") ? 500 : 3) == 0).toList();
  }

  /** Of a hundred words, some of which begin others, and some are in every second text. */
  private String words(int count) {
    return Stream.generate(() -> "w" + (int) Math.pow(100, random.nextDouble()))
        .limit(count)
        .collect(Collectors.joining(" "));
  }

  private void erase(Database database, RegisterTable table, List<Long> entries) {
    database.inTransaction(() -> table.remove(entries));
    // Again, as when it is come to in the ledger later: nothing is counted twice.
    database.inTransaction(() -> table.remove(entries));
    entries.forEach(all::remove);
  }

  private void compare(Database database, RegisterTable table) {
    var lookup = new Lookup(database);
    int some = 0;
    for (int i = 0; i < SEARCHES; i++) {
      Search search = search();
      List<DecisionSummary> found = lookup.find(search);
      assertThat(found).as(search.toString()).isEqualTo(plain(search));
      some += found.isEmpty() ? 0 : 1;
    }
    assertThat(some).isBetween(SEARCHES / 4, SEARCHES - SEARCHES / 10);

    assertThat(table.count()).isEqualTo(all.size());
    LocalDate from = LocalDate.of(2026, 1, 5);
    assertThat(table.perDay(from))
        .isEqualTo(
            all.values().stream()
                .map(gist -> gist.at().atZone(ZoneOffset.UTC).toLocalDate())
                .filter(day -> !day.isBefore(from))
                .collect(Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting())));
    Set<String> terms =
        all.values().stream().flatMap(gist -> gist.terms().stream()).collect(Collectors.toSet());
    assertThat(database.sql().sql("select name from register_term").query(String.class).list())
        .containsExactlyInAnyOrderElementsOf(terms);
    assertThat(held(database)).isEqualTo(all.keySet());
  }

  /** The entries that any term leads to. */
  private static Set<Long> held(Database database) {
    Set<Long> entries = new TreeSet<>(Comparator.reverseOrder());
    database
        .sql()
        .sql("select chunk, entries from register_posting")
        .query(
            row -> {
              Chunk.of(row.getBytes("entries")).newestFirst(row.getLong("chunk"), entries::add);
            });
    return entries;
  }

  private Search search() {
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      times.add(START.plusSeconds(random.nextInt(1_000_000)));
    }
    times.sort(Comparator.naturalOrder());
    return new Search(
        one(3) ? OUTCOMES.get(random.nextInt(OUTCOMES.size())) : null,
        one(4) ? Integer.valueOf(1 + random.nextInt(5)) : null,
        one(4) ? RULES.get(random.nextInt(RULES.size())) : "",
        one(4) ? CODES.get(random.nextInt(CODES.size())) : "",
        one(4) ? CODES.get(random.nextInt(CODES.size())) : "",
        one(4) ? "Ada" : "",
        one(3) ? words(1 + random.nextInt(2)) : "",
        one(3) ? times.get(0) : null,
        one(3) ? times.get(1) : null,
        one(3) ? Long.valueOf(random.nextInt(18_000)) : null,
        1 + random.nextInt(60));
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  private List<DecisionSummary> plain(Search search) {
    return all.entrySet().stream()
        .filter(each -> holds(search, each.getKey(), each.getValue()))
        .limit(search.most())
        .map(each -> each.getValue().line(each.getKey()))
        .toList();
  }

  private static boolean holds(Search search, long entry, Gist gist) {
    List<String> words = Terms.words(gist.text());
    return is(search.outcome(), gist.outcome())
        && is(search.version(), gist.version())
        && (search.rule().isEmpty() || gist.rules().contains(search.rule()))
        && (search.ground().isEmpty() || gist.grounds().contains(search.ground()))
        && (search.gap().isEmpty() || gist.gaps().contains(search.gap()))
        && (search.actor().isEmpty() || gist.actor().equals(search.actor()))
        && Terms.words(search.text()).stream()
            .allMatch(begin -> words.stream().anyMatch(word -> word.startsWith(begin)))
        && (search.from() == null || !gist.at().isBefore(search.from()))
        && (search.until() == null || gist.at().isBefore(search.until()))
        && (search.before() == null || entry < search.before());
  }

  private static boolean is(@Nullable Object wanted, @Nullable Object there) {
    return wanted == null || wanted.equals(there);
  }

  private static long number(Database database, String sql) {
    return database.sql().sql(sql).query(Long.class).single();
  }
}
