package dev.tunegate.register;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.verdict.Outcome;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The register's searches over many decisions, and what the register costs for each as it grows. The
 * decisions are real ones of generated cases, again and again with other words in their titles.
 */
public final class RegisterScale {

  private static final long SEED = 20_261_125;
  private static final int KINDS = 400;
  private static final int GROUP = 200;
  private static final int TURNS = 15;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(SEED);
  private final List<Set<String>> terms = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<String> because = new ArrayList<>();

  private RegisterScale() {}

  /** Takes how many decisions, a million where it is not said. */
  public static void main(String[] arguments) throws Exception {
    long most = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
    new RegisterScale().run(most);
  }

  private void run(long most) throws Exception {
    decide();
    Path folder = Files.createTempDirectory(Path.of("target"), "register");
    try (Database database = Database.open(DatabaseAddress.inFolder(folder))) {
      var table = new RegisterTable(database);
      long next = 1_000;
      long begun = System.nanoTime();
      long worked = worked();
      long counted = 0;
      for (long entry = 0; entry < most; entry += GROUP) {
        long from = entry;
        database.inTransaction(() -> add(table, from));
        if (entry + GROUP == next) {
          System.out.printf(
              "%,9d decisions: %5.0f microseconds each since %,d, %5.0f of them on a processor%n",
              next,
              (System.nanoTime() - begun) / 1e3 / (next - counted),
              counted,
              (worked() - worked) / 1e3 / (next - counted));
          counted = next;
          begun = System.nanoTime();
          worked = worked();
          next *= 10;
        }
      }
      System.out.printf("%,d MB%n", Files.size(folder.resolve(DatabaseAddress.FILE)) >> 20);
      search(new Lookup(database), most);
    }
  }

  /** What this thread had of a processor, in nanoseconds, which others on the machine change less. */
  private static long worked() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void decide() {
    PolicyLocation location = PolicyLocation.shipped();
    Desk desk = Desk.open(location);
    List<Case> samples =
        location.samples().all().stream()
            .filter(sample -> !sample.refused())
            .map(sample -> CaseReader.read(sample.json()))
            .toList();
    var generator = new CaseGenerator(desk.policy(), samples, SEED);
    for (int i = 0; i < KINDS; i++) {
      Case facts = i < samples.size() ? samples.get(i) : generator.next();
      Decision decision = desk.decide(facts);
      byte[] json = desk.toJson(decision);
      var record = DecisionRecord.of(START, new Actor("person" + i % 20), i % 5 + 1, List.of(), json);
      terms.add(Gist.of(record, decision).terms());
      outcomes.add(decision.verdict().outcome());
      because.add(decision.verdict().because());
    }
  }

  private void add(RegisterTable table, long from) {
    Map<DecisionSummary, Set<String>> decisions = new LinkedHashMap<>();
    for (long entry = from; entry < from + GROUP; entry++) {
      int kind = random.nextInt(KINDS);
      Instant at = START.plusSeconds(entry * 20);
      Set<String> all = new TreeSet<>(terms.get(kind));
      all.add(Terms.WORD + "number" + entry % 50_000);
      decisions.put(
          new DecisionSummary(
              entry,
              RecordId.next(at),
              at,
              "person" + kind % 20,
              outcomes.get(kind),
              "Case " + entry,
              because.get(kind),
              kind % 5 + 1,
              "sha256:0"),
          all);
    }
    table.add(decisions);
  }

  private static void search(Lookup lookup, long most) {
    measure("everything", lookup, Search.all(51));
    measure("a deep page", lookup, Search.all(51).before(most / 2, 51));
    measure("a verdict", lookup, with(Outcome.FINE_TUNE, "", "", "", ""));
    measure("a common rule", lookup, with(null, "Answer what is open", "", "", ""));
    measure("a ground", lookup, with(null, "", "FORMAT", "", ""));
    measure("a verdict and a gap", lookup, with(Outcome.NOT_YET, "", "", "TOO_FEW_EXAMPLES", ""));
    measure("a verdict that excludes a ground", lookup, with(Outcome.PROMPT, "", "FORMAT", "", ""));
    measure("a rare word", lookup, with(null, "", "", "", "number4711"));
    measure("the beginning of many words", lookup, with(null, "", "", "", "number47"));
    measure("a common word and a person", lookup, with(null, "", "", "", "a the"));
    measure("a word that is not there", lookup, with(null, "", "", "", "nowhere"));
    measure(
        "a month",
        lookup,
        new Search(
            null, null, "", "", "", "", "",
            START.plusSeconds(10_000_000), START.plusSeconds(12_592_000), null, 51));
    measure("verdicts of long ago", lookup, early(Outcome.PROMPT, ""));
    measure("what never met, long ago", lookup, early(Outcome.PROMPT, "FORMAT"));
  }

  /** Of the first tenth of a million. */
  private static Search early(Outcome outcome, String ground) {
    return new Search(
        outcome, null, "", ground, "", "", "", START, START.plusSeconds(2_000_000), null, 51);
  }

  private static Search with(
      @Nullable Outcome outcome,
      String rule,
      String ground,
      String gap,
      String text) {
    return new Search(outcome, null, rule, ground, gap, "", text, null, null, null, 51);
  }

  private static void measure(String what, Lookup lookup, Search search) {
    double[] times = new double[TURNS];
    int found = 0;
    for (int i = 0; i < TURNS; i++) {
      long begun = System.nanoTime();
      found = lookup.find(search).size();
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-34s %3d found, median %7.1f ms, worst %7.1f ms%n",
        what, found, times[TURNS / 2], times[TURNS - 1]);
  }
}
