package dev.tunegate.cli;

import dev.tunegate.audit.Reconsidered;
import dev.tunegate.audit.Replay;
import dev.tunegate.audit.ReplayJson;
import dev.tunegate.desk.Replays;
import dev.tunegate.engine.Wording;
import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Register;
import dev.tunegate.store.Database;
import dev.tunegate.store.JournalTable;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Versions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides again what is recorded. */
@Command(
    name = "replay",
    description = {
      "Decide again what is recorded, by the recorded case and policy, and compare everything but",
      "the engine's name to the byte. Exit 1 if anything differs."
    })
final class AuditReplayCommand implements Callable<Integer> {

  /** Which decisions. */
  static final class Which {
    @Parameters(paramLabel = "ID", description = "The id of one record.")
    private @Nullable String id;

    @Option(names = "--all", description = "Every decision that is recorded.")
    private boolean all;

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "Those since a day or moment in UTC, such as 2026-05-15.")
    private @Nullable String since;
  }

  private enum Result {
    EQUAL("equal"),
    EQUAL_BY_ANOTHER_ENGINE("equal, by another engine version"),
    DIFFERENT("different"),
    NOT_REPLAYABLE("not replayable");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    static Result of(Replay replay) {
      if (replay instanceof Replay.Equal) {
        return EQUAL;
      }
      if (replay instanceof Replay.EqualByAnotherEngine) {
        return EQUAL_BY_ANOTHER_ENGINE;
      }
      return replay instanceof Replay.Different ? DIFFERENT : NOT_REPLAYABLE;
    }
  }

  /** So many entries are read at a time: a decision has some 40 KB. */
  private static final int PIECE = 64;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--under",
      paramLabel = "VERSION",
      description = {
        "Also decide by another version (its number, fingerprint, or active), and tell what would",
        "be decided by it and why that differs."
      })
  private @Nullable String under;

  @Option(names = "--json", description = "Print one result a line, as JSON.")
  private boolean json;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Line(String id, Replay replay, @Nullable Reconsidered under) {}

  private final Map<Result, Long> counts = new EnumMap<>(Result.class);
  private long changed;

  @Override
  public Integer call() {
    Silence.libraries();
    Instant since = since();
    try (Database database = Database.open(options.existing())) {
      StoredLedger ledger = StoredLedger.of(database.dataSource());
      Content other = under == null ? null : version(database, under);
      try (var replays = new Replays(ledger)) {
        if (which.id != null) {
          one(new Register(database, ledger), which.id, replays, other);
        } else if (which.all || since != null) {
          all(ledger, since, replays, other);
        }
      }
    }
    return conclude();
  }

  private @Nullable Instant since() {
    String text = which.since;
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException wrong) {
      throw new UsageException(
          "--since is " + text + "; write a day, 2026-05-15, or a moment, 2026-05-15T12:00:00Z.");
    }
  }

  private static Content version(Database database, String word) {
    try {
      var versions = new Versions(database, new JournalTable(database), Clock.systemUTC());
      return versions.content(versions.find(word));
    } catch (RefusedException missing) {
      throw new UsageException(String.valueOf(missing.getMessage()));
    }
  }

  private void one(Register register, String id, Replays replays, @Nullable Content other) {
    DecisionRecord record =
        register
            .record(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no decision " + id + " on record, or it is erased."));
    print(line(record.id(), replays.replay(record), record, replays, other));
  }

  private void all(
      StoredLedger ledger, @Nullable Instant since, Replays replays, @Nullable Content other) {
    PrintWriter err = spec.commandLine().getErr();
    var progress = new Progress("replayed", err, Terminal.isTerminal(2));
    try (var batch =
        new Batch<Entry, Line>(
            entry -> line(entry, replays, other),
            line -> {
              print(line);
              progress.step();
            })) {
      long next = 0;
      List<Entry> piece = ledger.entries(DecisionRecord.KIND, next, since, PIECE);
      while (!piece.isEmpty()) {
        piece.forEach(batch::add);
        next = piece.get(piece.size() - 1).index() + 1;
        piece = ledger.entries(DecisionRecord.KIND, next, since, PIECE);
      }
      batch.finish();
    } finally {
      progress.end();
    }
  }

  private static Line line(Entry entry, Replays replays, @Nullable Content other) {
    Entry.Content content = entry.content();
    DecisionRecord record = null;
    try {
      record = content == null ? null : DecisionRecord.read(content.payload());
    } catch (IllegalArgumentException none) {
      // The replay says so.
    }
    String name = record == null ? "entry " + entry.index() : record.id();
    return line(name, replays.replay(entry), record, replays, other);
  }

  private static Line line(
      String id,
      Replay replay,
      @Nullable DecisionRecord record,
      Replays replays,
      @Nullable Content other) {
    boolean possible = record != null && other != null && record.masked().isEmpty();
    return new Line(id, replay, possible ? replays.under(record, other) : null);
  }

  private void print(Line line) {
    Result result = Result.of(line.replay());
    counts.merge(result, 1L, Long::sum);
    Reconsidered other = line.under();
    changed += other != null && other.changes() ? 1 : 0;
    PrintWriter out = spec.commandLine().getOut();
    boolean told = which.id != null || result != Result.EQUAL || (other != null && other.changes());
    if (json) {
      String text = ReplayJson.of(line.id(), line.replay(), other);
      Utf8Writer.println(out, text.getBytes(StandardCharsets.UTF_8));
    } else if (told) {
      String text = ReplayText.of(line.id(), result.words, line.replay(), other);
      Utf8Writer.println(out, text.strip().getBytes(StandardCharsets.UTF_8));
    }
  }

  private int conclude() {
    PrintWriter err = spec.commandLine().getErr();
    if (which.id == null) {
      long all = counts.values().stream().mapToLong(Long::longValue).sum();
      err.println(Wording.number(all) + (all == 1 ? " decision" : " decisions") + " replayed:");
      for (Result result : Result.values()) {
        err.println("  " + Wording.number(counts.getOrDefault(result, 0L)) + " " + result.words);
      }
      if (under != null) {
        err.println("  " + Wording.number(changed) + " with another verdict under " + under);
      }
    }
    err.flush();
    return counts.containsKey(Result.DIFFERENT) ? ExitCode.FAILED : ExitCode.DONE;
  }
}
