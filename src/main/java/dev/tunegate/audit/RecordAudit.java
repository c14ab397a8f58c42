package dev.tunegate.audit;

import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.Finding;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerReport;
import dev.tunegate.ledger.LedgerVerification;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.versions.ContentEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole record offline, in one pass, without writing anything: the log as {@link
 * LedgerVerification} does, that every policy that a decision or step names is held and is what its
 * digests say, and, in a database, that the policies, the accounts and tokens, the journal and the
 * register that a service works with are those that the log tells of.
 */
public final class RecordAudit implements LedgerVerification.Companion {

  /** So many entries, and so many bytes of them, are read ahead of the checks. */
  private static final int MOST_AHEAD = 64;

  private static final long MOST_BYTES_AHEAD = 8 << 20;

  /** Its own: on two processors the common pool would start a thread for every entry. */
  private final ExecutorService scanning = Executors.newSingleThreadExecutor(RecordAudit::scanner);

  private final Deque<Ahead> ahead = new ArrayDeque<>();
  private long aheadBytes;
  private final Findings findings = new Findings();
  private final PolicyTrail trail = new PolicyTrail(findings);
  private final AccountTables accounts = new AccountTables(findings);
  private final LongConsumer progress;
  private @Nullable Connection connection;
  private @Nullable JournalCheck journal;
  private @Nullable RegisterCheck register;
  private RecordReport.@Nullable Beside beside;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private long entries;
  private long decisions;
  private long steps;

  private RecordAudit(LongConsumer progress) {
    this.progress = progress;
  }

  /**
   * Checks a SQLite file, which may be in use.
   *
   * @param progress told how many entries were read, with each
   * @throws dev.tunegate.ledger.LedgerException if it cannot be read, or holds no record
   */
  public static RecordReport ofSqlite(Path file, Trust trust, LongConsumer progress) {
    return run(progress, audit -> LedgerVerification.ofSqlite(file, trust, audit));
  }

  /**
   * Checks a database, which may be in use.
   *
   * @throws dev.tunegate.ledger.LedgerException if it cannot be read, or holds no record
   */
  public static RecordReport of(DataSource database, Trust trust, LongConsumer progress) {
    return run(progress, audit -> LedgerVerification.of(database, trust, audit));
  }

  /**
   * Checks an export.
   *
   * @throws dev.tunegate.ledger.LedgerException if it cannot be read
   */
  public static RecordReport ofExport(Path file, Trust trust, LongConsumer progress) {
    return run(progress, audit -> LedgerVerification.ofExport(file, trust, audit));
  }

  private static RecordReport run(
      LongConsumer progress, Function<RecordAudit, LedgerReport> verification) {
    var audit = new RecordAudit(progress);
    try {
      return audit.report(verification.apply(audit));
    } finally {
      audit.scanning.shutdownNow();
    }
  }

  @Override
  public void begin(Connection database) throws SQLException {
    connection = database;
    journal = new JournalCheck(database, findings);
    register = new RegisterCheck(database, findings);
  }

  private static Thread scanner(Runnable work) {
    var thread = new Thread(work, "audit-scanner");
    thread.setDaemon(true);
    return thread;
  }

  /** An entry that waits for its turn, and what is read of it meanwhile beside the checks. */
  private record Ahead(Entry entry, @Nullable CompletableFuture<@Nullable DecisionScan> scan) {

    static Ahead of(Entry entry, Executor scanning) {
      Entry.Content content = entry.content();
      if (content == null || !entry.kind().equals(DecisionRecord.KIND)) {
        return new Ahead(entry, null);
      }
      byte[] payload = content.payload();
      return new Ahead(entry, CompletableFuture.supplyAsync(() -> scanned(payload), scanning));
    }

    /** Null if it is none of a decision. */
    private static @Nullable DecisionScan scanned(byte[] payload) {
      try {
        return DecisionScan.of(payload);
      } catch (IllegalArgumentException none) {
        return null;
      }
    }

    long bytes() {
      Entry.Content content = entry.content();
      return content == null ? 0 : content.payload().length;
    }
  }

  /** Another thread reads the decisions while this one hashes those that follow. */
  @Override
  public void entry(Entry entry) throws SQLException {
    Ahead next = Ahead.of(entry, scanning);
    ahead.add(next);
    aheadBytes += next.bytes();
    while (ahead.size() > MOST_AHEAD || aheadBytes > MOST_BYTES_AHEAD) {
      takeFirst();
    }
  }

  private void takeFirst() throws SQLException {
    Ahead first = ahead.remove();
    aheadBytes -= first.bytes();
    take(first);
  }

  private void take(Ahead next) throws SQLException {
    Entry entry = next.entry();
    entries = Math.max(entries, entry.index() + 1);
    from = from == null ? entry.at() : from;
    to = entry.at();
    Entry.Content content = entry.content();
    if (content == null) {
      if (register != null) {
        register.gone(entry.index());
      }
    } else if (entry.kind().equals(DecisionRecord.KIND)) {
      decision(entry.index(), Objects.requireNonNull(next.scan()));
    } else if (entry.kind().equals(Entry.ERASED)) {
      if (register != null) {
        register.erased(entry.index(), Ledger.erasedBy(entry));
      }
    } else {
      other(entry.index(), entry.kind(), content.payload());
    }
    progress.accept(entries);
  }

  private void decision(long index, CompletableFuture<@Nullable DecisionScan> scan)
      throws SQLException {
    DecisionScan decision = scan.join();
    if (decision == null) {
      findings.add(index, "Entry " + index + " is called a decision, and is none");
      return;
    }
    decisions++;
    trail.decision(index, decision.version(), decision.fingerprint());
    if (register != null) {
      register.decision(index, decision);
    }
  }

  private void other(long index, String kind, byte[] payload) throws SQLException {
    if (kind.equals(ContentEntry.KIND)) {
      trail.content(index, payload);
      return;
    }
    Step step = Step.of(index, kind, payload);
    if (step != null) {
      steps++;
      if (step.isOfPolicy()) {
        trail.step(step);
      }
      accounts.step(step);
      if (journal != null) {
        journal.step(step);
      }
    }
  }

  @Override
  public void end() throws SQLException {
    while (!ahead.isEmpty()) {
      takeFirst();
    }
    Connection database = connection;
    JournalCheck steps = journal;
    RegisterCheck lines = register;
    if (database == null || steps == null || lines == null) {
      trail.finish();
      return;
    }
    long waiting = waiting(database);
    trail.finish();
    long older = steps.finish(entries);
    lines.finish();
    new PolicyTables(database, trail, findings).check(steps.first() <= 1);
    accounts.check(database, steps.first() <= 1, entries);
    beside = new RecordReport.Beside(lines.next(), older, waiting);
  }

  /** What is durable and has no place yet is part of what the tables hold. */
  private long waiting(Connection database) throws SQLException {
    long waiting = 0;
    long index = entries;
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select kind, payload from ledger_incoming order by id")) {
      while (row.next()) {
        waiting++;
        if (!row.getString(1).equals(DecisionRecord.KIND)) {
          other(index, row.getString(1), row.getBytes(2));
        }
      }
    }
    return waiting;
  }

  private RecordReport report(LedgerReport log) {
    List<Finding> all = new ArrayList<>(log.findings());
    all.addAll(findings.found());
    // What is wrong with the log itself comes before what follows from it.
    all.sort(Comparator.comparingLong(Finding::first));
    return new RecordReport(
        log, decisions, steps, trail.held(), trail.recorded(), from, to, beside, List.copyOf(all));
  }
}
