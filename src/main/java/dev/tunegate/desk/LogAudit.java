package dev.tunegate.desk;

import dev.tunegate.audit.RecordAudit;
import dev.tunegate.audit.RecordReport;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole record of a running service, once at a time, beside its work. It is no
 * substitute for a verification elsewhere: whoever controls the service controls this too.
 */
public final class LogAudit {

  private static final Logger LOG = LoggerFactory.getLogger(LogAudit.class);

  /**
   * A verification that has ended.
   *
   * @param report what it found; null if it could not be made
   */
  public record Done(Instant began, Instant ended, @Nullable RecordReport report) {}

  private final Database database;
  private final Path checkpoints;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong read = new AtomicLong();
  private volatile @Nullable Done last;

  LogAudit(Database database, Path folder, Clock clock) {
    this.database = database;
    this.checkpoints = folder.resolve(Ledger.CHECKPOINTS);
    this.clock = clock;
  }

  /** Begins a verification, unless one is under way. */
  public void start() {
    if (running.compareAndSet(false, true)) {
      Daemon.of("audit", this::run).start();
    }
  }

  private void run() {
    Instant began = clock.instant();
    @Nullable RecordReport report = null;
    try {
      read.set(0);
      var trust = new Trust(List.of(), Files.exists(checkpoints) ? checkpoints : null);
      report = RecordAudit.of(database.dataSource(), trust, read::set);
      if (!report.holds()) {
        LOG.error("The record does not hold: {}", report.findings().get(0).message());
      }
    } catch (RuntimeException failure) {
      LOG.error("The record could not be verified", failure);
    } finally {
      last = new Done(began, clock.instant(), report);
      running.set(false);
    }
  }

  /** How many entries the verification under way has read; -1 if none is. */
  public long progress() {
    return running.get() ? read.get() : -1;
  }

  /** The last one that has ended; null since the start of the service. */
  public @Nullable Done last() {
    return last;
  }
}
