package dev.tunegate.register;

import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The register of decisions. It follows the ledger: what is in the ledger is soon in here, and what
 * is erased there is gone from here. Several processes may follow at once. Safe to share between
 * threads.
 */
public final class Register {

  private static final Logger LOG = LoggerFactory.getLogger(Register.class);

  /** So many entries a transaction: many share the rows that it changes, and few wait for it. */
  private static final int GROUP = 200;

  /** How often, and at what distance in milliseconds, one looks for what has yet to be placed. */
  private static final int LOOKS = 100;

  private static final long BETWEEN_LOOKS = 20;

  /** So many groups whoever reads waits for. */
  private static final int A_FEW = 5;

  /** So many entries behind, as when it is made again, nobody who reads waits for it. */
  private static final long FAR = 5_000;

  /**
   * How far apart a record's id and its entry may have been made: the one names the time just
   * before the other is handed in, unless the clock is set or the process stands still in between.
   */
  private static final Duration APART = Duration.ofMinutes(1);

  private final Remembered remembered = new Remembered();
  private final Database database;
  private final StoredLedger ledger;
  private final RegisterTable table;
  private final Lookup lookup;

  /** The register of a database, of what its ledger holds. */
  public Register(Database database, StoredLedger ledger) {
    this.database = database;
    this.ledger = ledger;
    this.table = new RegisterTable(database);
    this.lookup = new Lookup(database);
  }

  /**
   * Takes what is new in the ledger.
   *
   * @return how many entries were new
   */
  public long follow() {
    return follow(Integer.MAX_VALUE);
  }

  /**
   * Takes some of what is new: whoever decides waits while a group is written, so that a service
   * under load goes on with the rest later.
   *
   * @param groups so many groups at most
   * @return how many entries were new
   */
  public long follow(int groups) {
    long taken = 0;
    Group group = group();
    for (int i = 0; i < groups && group.to() > group.from(); i++) {
      Group now = group;
      boolean done = database.inTransaction(() -> take(now));
      if (done) {
        taken += group.to() - group.from();
      }
      group = i + 1 < groups ? group() : now;
    }
    return taken;
  }

  /**
   * Remembers a new record, which is thus found before the register has come to it, and need not be
   * read again.
   */
  public void remember(Gist gist, long entry) {
    remembered.add(entry, gist);
  }

  private Group group() {
    long from = table.next();
    remembered.taken(from);
    return Group.read(ledger, from, GROUP, remembered);
  }

  private boolean take(Group group) {
    if (!table.advance(group.from(), group.to())) {
      return false;
    }
    table.add(group.decisions());
    if (!group.erased().isEmpty()) {
      table.remove(group.erased());
    }
    return true;
  }

  /** Removes entries that were just erased from the ledger, however far it is behind. */
  public void forget(Collection<Long> entries) {
    database.inTransaction(
        () -> {
          table.lock();
          table.remove(entries);
        });
    catchUp();
  }

  /**
   * Takes what is new, unless that takes a while, as after it was emptied to be made again; to be
   * asked before one searches.
   *
   * @return how many entries, of those that the ledger has by now, it has yet to come to: until
   *     then what it finds is not all
   */
  public long behind() {
    long size = ledger.size();
    catchUp();
    return Math.max(0, size - table.next());
  }

  /** Decisions for which all that is asked holds, newest first; those just made among them. */
  public List<DecisionSummary> find(Search search) {
    catchUp();
    return lookup.find(search);
  }

  /** The same without end, read in pieces, for what is written out. */
  public Stream<DecisionSummary> all(Search search) {
    catchUp();
    int piece = 500;
    @Nullable Long before = search.before();
    return Stream.iterate(
            lookup.find(search.before(before == null ? Long.MAX_VALUE : before, piece)),
            page -> !page.isEmpty(),
            page -> lookup.find(search.before(page.get(page.size() - 1).entry(), piece)))
        .flatMap(List::stream);
  }

  /** Reading goes on while nothing can be written. */
  private void catchUp() {
    try {
      if (ledger.size() - table.next() <= FAR) {
        follow(A_FEW);
      }
    } catch (DataAccessException | TransactionException | LedgerException hindered) {
      LOG.debug("The register is searched as it stands", hindered);
    }
  }

  /** The line of a record; one that was recorded a moment ago is there too. */
  public Optional<DecisionSummary> find(String id) {
    if (!DecisionRecord.isId(id)) {
      return Optional.empty();
    }
    Optional<DecisionSummary> found = table.find(id).or(() -> recent(id));
    for (int i = 0; found.isEmpty() && i < LOOKS; i++) {
      boolean last = ledger.isSettled();
      catchUp();
      // Read first: what is taken meanwhile is looked for in both.
      long next = table.next();
      found = table.find(id).or(() -> notYetTaken(id, next));
      if (last) {
        break;
      }
      pause();
    }
    return found;
  }

  private Optional<DecisionSummary> recent(String id) {
    @Nullable Long index = remembered.entryOf(id);
    return index == null ? Optional.empty() : ledger.entry(index).flatMap(Register::line);
  }

  private static Optional<DecisionSummary> line(Entry entry) {
    return Optional.ofNullable(entry.content())
        .map(content -> Gist.of(content.payload()).line(entry.index()));
  }

  /** Looks in the ledger itself, around the time that the id tells. */
  private Optional<DecisionSummary> notYetTaken(String id, long next) {
    Instant at = RecordId.time(id);
    return ledger
        .entryEndingIn(
            DecisionRecord.KIND, next, at.minus(APART), at.plus(APART), DecisionRecord.endOf(id))
        .flatMap(Register::line);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The record of an id, if there is one that is not erased. */
  public Optional<DecisionRecord> record(String id) {
    return find(id).flatMap(line -> record(line.entry()));
  }

  /** The record that an entry of the ledger holds, if it holds one that is not erased. */
  public Optional<DecisionRecord> record(long index) {
    return ledger.entry(index).map(Register::record);
  }

  private static @Nullable DecisionRecord record(Entry entry) {
    Entry.Content content = entry.content();
    return content == null || !entry.kind().equals(DecisionRecord.KIND)
        ? null
        : DecisionRecord.read(content.payload());
  }

  /** How many decisions were made on each day from one on, days without any left out. */
  public SortedMap<LocalDate, Long> perDay(LocalDate from) {
    catchUp();
    return table.perDay(from);
  }

  /** How many decisions it holds. */
  public long size() {
    catchUp();
    return table.count();
  }
}
