package dev.tunegate.desk;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.ledger.LedgerOptions;
import dev.tunegate.ledger.SigningKey;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.register.Gist;
import dev.tunegate.register.Masking;
import dev.tunegate.register.Register;
import dev.tunegate.register.Search;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on the record: a decision is handed out only once its entry in the ledger is durable. If
 * it cannot be recorded, a {@link LedgerException} says so, and there is none.
 */
public final class Decisions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  /** How often the register looks for what is new, in milliseconds. */
  private static final long FOLLOWING = 300;

  /** At most so many groups each time: those who decide wait while one is written. */
  private static final int GROUPS = 4;

  private static final int ERASED_AT_ONCE = 500;

  private final Ledger ledger;
  private final Register register;
  private final Masking masking;
  private final Clock clock;
  private final @Nullable Integer keepDays;
  private final ScheduledExecutorService following;

  /**
   * To decide and to write is work for a processor alone. More threads at once than there are
   * processors only drive each other's data out of the caches, and so does what a request does
   * before and after: so the cases that wait are decided one after the other.
   */
  private final Executor deciding = oneForEachProcessor();

  private Decisions(Ledger ledger, Register register, Recording recording, Clock clock) {
    this.ledger = ledger;
    this.register = register;
    this.masking = recording.masking();
    this.clock = clock;
    this.keepDays = recording.keepDays();
    this.following =
        Executors.newSingleThreadScheduledExecutor(work -> Daemon.of("register", work));
  }

  /** Its threads end by themselves when there is nothing to decide for a while. */
  private static Executor oneForEachProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();
    var threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> Daemon.of("decisions", work));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * Opens the record of a database.
   *
   * @throws LedgerException if the ledger cannot be used
   */
  public static Decisions open(
      Database database, DatabaseAddress address, Recording recording, Clock clock) {
    @Nullable Path named = recording.signingKey();
    SigningKey key =
        SigningKey.ofFile(
            named == null ? address.files().resolve(Recording.KEY_FILE) : named, newOrigin());
    var ledger =
        Ledger.open(
            database.dataSource(),
            key,
            address.files().resolve(Recording.FOLDER),
            LedgerOptions.defaults().withClock(clock).withWriter(database.writer()));
    return new Decisions(ledger, new Register(database, ledger.stored()), recording, clock);
  }

  /** Keeps the register up to date from now on, and erases what is too old. */
  void start() {
    every(FOLLOWING, "The register cannot be brought up to date", () -> register.follow(GROUPS));
    every(Duration.ofHours(1).toMillis(), "What is too old is not erased", this::retain);
  }

  /** A log's name has to differ from that of any other log; nobody need know whose it is. */
  private static String newOrigin() {
    return "tunegate.invalid/" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Does work again and again; what hinders it is told once, not each time. */
  private void every(long milliseconds, String otherwise, Runnable work) {
    var told = new AtomicBoolean();
    var unused =
        following.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
                told.set(false);
              } catch (RuntimeException failure) {
                if (!told.getAndSet(true)) {
                  LOG.warn("{}; it is tried again", otherwise, failure);
                }
              }
            },
            milliseconds,
            milliseconds,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Decides a case, on the record.
   *
   * @param desk decides
   * @param by who asks
   * @throws dev.tunegate.engine.UndecidedException if the policy gives no single verdict
   * @throws LedgerException if it cannot be recorded; then nothing is decided
   */
  public Decided decide(Desk desk, Case facts, Actor by) {
    Desk taken = desk.taken();
    Unrecorded made = inTurn(() -> decideUnrecorded(taken, facts, by));
    var unused =
        ledger
            .append(DecisionRecord.KIND, made.payload())
            .index()
            .thenAccept(entry -> register.remember(made.gist(), entry));
    return made.decided();
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, deciding).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw failure;
    }
  }

  /** What is on record, and may be handed out, once its payload is. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Unrecorded(Decided decided, byte[] payload, Gist gist) {}

  private Unrecorded decideUnrecorded(Desk desk, Case facts, Actor by) {
    Decision decision = desk.decide(facts);
    byte[] json = desk.toJson(decision);
    List<String> masked = masking.in(facts);
    Decision kept = masked.isEmpty() ? decision : masking.apply(decision, desk.policy());
    var record =
        DecisionRecord.of(
            clock.instant(),
            by,
            desk.version(),
            masked,
            masked.isEmpty() ? json : desk.toJson(kept));
    return new Unrecorded(
        new Decided(record, decision, json), record.payload(), Gist.of(record, kept));
  }

  /**
   * Erases what was decided, for good; that it was erased, by whom and why, goes on record.
   *
   * @throws IllegalArgumentException if there is no such record, or it is erased already
   * @throws LedgerException if it is not done, or it is not known whether it is
   */
  public void erase(String id, Actor by, String why) {
    DecisionSummary line =
        register
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no decision " + id));
    erase(List.of(line.entry()), by, why);
  }

  private void erase(List<Long> entries, Actor by, String why) {
    ledger.erase(entries, by.name(), why);
    register.forget(entries);
  }

  /** Erases what is older than decisions are kept. */
  void retain() {
    @Nullable Integer days = keepDays;
    if (days == null) {
      return;
    }
    register.follow();
    Instant before = clock.instant().minus(Duration.ofDays(days));
    List<Long> old = tooOld(before);
    while (!old.isEmpty()) {
      erase(old, Actor.TUNEGATE, "Decisions are kept for " + days + " days");
      LOG.info("{} decisions older than {} days are erased", old.size(), days);
      old = tooOld(before);
    }
  }

  private List<Long> tooOld(Instant before) {
    return register
        .find(new Search(null, null, "", "", "", "", "", null, before, null, ERASED_AT_ONCE))
        .stream()
        .map(DecisionSummary::entry)
        .toList();
  }

  /** What was decided. */
  public Register register() {
    return register;
  }

  /** The log of it, and of everything else. */
  public Ledger ledger() {
    return ledger;
  }

  /** What keeps decisions from being made, if anything. */
  public Optional<LedgerException> problem() {
    return ledger.problem();
  }

  @Override
  public void close() {
    following.shutdown();
    try {
      if (!following.awaitTermination(10, TimeUnit.SECONDS)) {
        following.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    ledger.close();
  }
}
