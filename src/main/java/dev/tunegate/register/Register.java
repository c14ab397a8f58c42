package dev.tunegate.register;

import dev.tunegate.engine.DecisionReader;
import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.store.Database;
import dev.tunegate.verdict.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;

/**
 * The register of decisions. It follows the ledger: what is in the ledger is soon in here, and what
 * is erased there is gone from here. Several processes may follow at once. Safe to share between
 * threads.
 */
public final class Register {

  private static final Logger LOG = LoggerFactory.getLogger(Register.class);

  /** So many entries a transaction. */
  private static final int GROUP = 50;

  /** How often, and at what distance in milliseconds, one looks for what has yet to be placed. */
  private static final int LOOKS = 100;

  private static final long BETWEEN_LOOKS = 20;

  /** So many groups whoever reads waits for. */
  private static final int A_FEW = 10;

  /** So many new records are remembered until the register has them. */
  private static final int REMEMBERED = 20_000;

  private final Map<String, Long> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > REMEMBERED;
            }
          });

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

  /** One group of entries, read before the database is locked. */
  private record Group(
      long from,
      long to,
      List<DecisionSummary> decisions,
      Map<Long, Set<String>> terms,
      List<Long> erased) {}

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

  /** Remembers where a new record is, which is thus found before the register has come to it. */
  public void remember(String id, long entry) {
    recent.put(id, entry);
  }

  private Group group() {
    long from = table.next();
    List<Entry> entries = ledger.entries(from, GROUP);
    List<DecisionSummary> decisions = new ArrayList<>();
    Map<Long, Set<String>> terms = new LinkedHashMap<>();
    List<Long> erased = new ArrayList<>();
    for (Entry entry : entries) {
      erased.addAll(Ledger.erasedBy(entry));
      Entry.Content content = entry.content();
      if (entry.kind().equals(DecisionRecord.KIND) && content != null) {
        take(entry.index(), content.payload(), decisions, terms);
      }
    }
    return new Group(from, from + entries.size(), decisions, terms, erased);
  }

  private static void take(
      long index, byte[] payload, List<DecisionSummary> decisions, Map<Long, Set<String>> terms) {
    DecisionSummary summary;
    Set<String> found;
    try {
      JsonNode json = DecisionReader.json(payload);
      DecisionRecord record = DecisionRecord.read(payload, json);
      JsonNode decision = json.required("decision");
      summary = summary(index, record, decision);
      found = Terms.of(record, decision);
    } catch (RuntimeException unreadable) {
      // Not of this program's making: the audit names it, and the register goes on.
      LOG.warn("Entry {} of the ledger is called a decision and reads as none", index);
      return;
    }
    decisions.add(summary);
    terms.put(index, found);
  }

  private static DecisionSummary summary(long index, DecisionRecord record, JsonNode decision) {
    return new DecisionSummary(
        index,
        record.id(),
        record.at(),
        record.by().name(),
        Outcome.valueOf(decision.at("/verdict/outcome").stringValue()),
        decision.required("title").stringValue(),
        decision.at("/verdict/because").stringValue(),
        record.policyVersion(),
        decision.at("/policy/fingerprint").stringValue());
  }

  private boolean take(Group group) {
    if (!table.advance(group.from(), group.to())) {
      return false;
    }
    table.add(group.decisions());
    table.addTerms(group.terms());
    if (!group.erased().isEmpty()) {
      table.remove(group.erased());
    }
    return true;
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
      follow(A_FEW);
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
      found = table.find(id);
      if (last) {
        break;
      }
      pause();
    }
    return found;
  }

  private Optional<DecisionSummary> recent(String id) {
    @Nullable Long index = recent.get(id);
    if (index == null) {
      return Optional.empty();
    }
    return ledger
        .entry(index)
        .flatMap(entry -> Optional.ofNullable(entry.content()))
        .map(
            content -> {
              JsonNode json = DecisionReader.json(content.payload());
              return summary(
                  index, DecisionRecord.read(content.payload(), json), json.required("decision"));
            });
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
