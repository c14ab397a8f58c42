package dev.tunegate.desk;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Database;
import dev.tunegate.store.Journal;
import dev.tunegate.store.JournalTable;
import dev.tunegate.versions.Activations;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.InForce;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running service has: its database, the desk in force, and the life of the versions. */
public final class ServiceDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceDesk.class);

  /** So long a policy may be checked or built. The shipped one takes a few seconds, cold. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final int AT_ONCE = 2;

  /**
   * How often the version in force is looked up, in milliseconds: another process may change it.
   */
  private static final long FOLLOWING = 1_000;

  private final Database database;
  private final Decisions decisions;
  private final PastPolicies past;
  private final Readings readings;
  private final LogAudit audit;
  private final Replays replays;
  private final CurrentDesk current;
  private final PolicyLife life;
  private final Writing writing;
  private final PolicyComparisons comparisons;
  private final PolicyReviews reviews;
  private final Trials trials;
  private final Clock clock;
  private final Journal journal;
  private final Accounts accounts;
  private final Tokens tokens;
  private final ScheduledExecutorService following;
  private final @Nullable Watch watch;
  private volatile @Nullable String trouble;

  private ServiceDesk(
      Database database,
      Decisions decisions,
      Clock clock,
      PolicyLife life,
      Writing writing,
      PolicyComparisons comparisons,
      PolicyReviews reviews,
      Trials trials,
      PastPolicies past,
      Readings readings,
      LogAudit audit,
      CurrentDesk current,
      @Nullable Watch watch) {
    this.database = database;
    this.decisions = decisions;
    this.clock = clock;
    this.journal = new JournalTable(database);
    var random = new SecureRandom();
    this.accounts = new Accounts(database, journal, clock, random);
    this.tokens = new Tokens(database, journal, clock, random);
    this.life = life;
    this.writing = writing;
    this.comparisons = comparisons;
    this.reviews = reviews;
    this.trials = trials;
    this.past = past;
    this.readings = readings;
    this.audit = audit;
    this.replays = new Replays(decisions.ledger().stored());
    this.current = current;
    this.watch = watch;
    this.following =
        Executors.newSingleThreadScheduledExecutor(work -> Daemon.of("following", work));
  }

  /**
   * Opens the database and the desk of the version in force. In a new database the policy that is
   * found becomes version 1.
   *
   * @throws dev.tunegate.store.StoreException if the database cannot be used
   * @throws LedgerException if the ledger in it cannot
   * @throws PolicyException if the policy cannot run
   */
  public static ServiceDesk open(Opening opening, Clock clock) {
    Database database = Database.open(opening.database());
    Decisions decisions = null;
    try {
      decisions = Decisions.open(database, opening.database(), opening.recording(), clock);
      var versions = new Versions(database, new JournalTable(database), clock);
      InForce inForce =
          versions.inForce().orElseGet(() -> first(opening.location().get(), versions));
      Version version = versions.get(inForce.number());
      PolicyDesk desk = PolicyLife.desk(versions.content(version), version.number());
      var current = new CurrentDesk(desk, inForce);
      var workshop = new Workshop(LONGEST, AT_ONCE);
      var life = new PolicyLife(versions, workshop, current);
      var writing = new Writing(versions, workshop);
      var comparisons = new PolicyComparisons(versions, workshop);
      var reviews = new PolicyReviews(versions, workshop);
      var trials = new Trials(workshop);
      var past = new PastPolicies(versions, current, workshop);
      var readings = new Readings(versions, current, workshop);
      var audit =
          new LogAudit(database, opening.database().files().resolve(Recording.FOLDER), clock);
      @Nullable Path watched = opening.watched();
      Watch watch = watched == null ? null : new Watch(watched, life, current, clock);
      var service =
          new ServiceDesk(
              database,
              decisions,
              clock,
              life,
              writing,
              comparisons,
              reviews,
              trials,
              past,
              readings,
              audit,
              current,
              watch);
      service.start();
      return service;
    } catch (RuntimeException failure) {
      if (decisions != null) {
        decisions.close();
      }
      database.close();
      throw failure;
    }
  }

  private static InForce first(PolicyLocation location, Versions versions) {
    Content content = Content.of(location.source(), location.sampleFiles());
    // What does not build shall not become a version that every later start fails on.
    PolicyLife.desk(content, 1).close();
    return new Activations(versions)
        .first(content, "Found at the first start: " + location.publicDescription());
  }

  private void start() {
    decisions.start();
    if (watch != null) {
      watch.start();
    }
    var unused =
        following.scheduleWithFixedDelay(this::follow, FOLLOWING, FOLLOWING, TimeUnit.MILLISECONDS);
  }

  private void follow() {
    try {
      if (life.follow()) {
        trouble = null;
      }
      life.carryOutDue();
    } catch (PolicyException | RefusedException unfit) {
      tell("The version that another process put in force cannot run here.", unfit);
    } catch (RuntimeException failure) {
      tell("The database cannot be read.", failure);
    }
  }

  /** Says it once, not every second. */
  private void tell(String what, RuntimeException failure) {
    if (!what.equals(trouble)) {
      LOG.error("{} Version {} goes on deciding.", what, current.now().version(), failure);
    }
    trouble = what;
  }

  /** Who may act. */
  public Accounts accounts() {
    return accounts;
  }

  /** By what machines act. */
  public Tokens tokens() {
    return tokens;
  }

  /** The record of every step. */
  public Journal journal() {
    return journal;
  }

  /** The database, for what else is kept in it. */
  public Database database() {
    return database;
  }

  /** The desk in force. */
  public CurrentDesk current() {
    return current;
  }

  /** Decides on the record, and what is on record. */
  public Decisions decisions() {
    return decisions;
  }

  /** The policies of decisions that were made before. */
  public PastPolicies past() {
    return past;
  }

  /** The versions as people read them. */
  public Readings readings() {
    return readings;
  }

  /** Verifies the record. */
  public LogAudit audit() {
    return audit;
  }

  /** The life of the versions. */
  public PolicyLife life() {
    return life;
  }

  /** The changes that are being written. */
  public Writing writing() {
    return writing;
  }

  /** What versions change against each other. */
  public PolicyComparisons comparisons() {
    return comparisons;
  }

  /** What versions change, and what people say about them. */
  public PolicyReviews reviews() {
    return reviews;
  }

  /** Tries policies before they decide anything. */
  public Trials trials() {
    return trials;
  }

  /** Decides again what is on record. */
  public Replays replays() {
    return replays;
  }

  /** The clock that everything goes by. */
  public Clock clock() {
    return clock;
  }

  /** How it stands. */
  public Health health() {
    Desk now = current.now();
    return new Health(
        Objects.requireNonNull(now.version()),
        now.policy().fingerprint(),
        now.policy().registers().info().review(),
        ReviewDate.overdue(now.policy(), clock).isPresent(),
        watch == null ? null : watch.state(),
        life.upcoming(),
        trouble != null
            ? trouble
            : decisions.problem().map(LedgerException::getMessage).orElse(null));
  }

  @Override
  public void close() {
    following.shutdownNow();
    if (watch != null) {
      watch.close();
    }
    replays.close();
    past.close();
    readings.close();
    trials.close();
    decisions.close();
    database.close();
  }
}
