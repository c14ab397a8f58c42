package dev.tunegate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.ledger.Incoming;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerOptions;
import dev.tunegate.ledger.SigningKey;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** How the register follows the ledger: what it was told, what it reads, and what it has ahead. */
class FollowingTest {

  private static final Desk DESK = Desk.open(PolicyLocation.shipped());

  /** More than whoever reads waits for. */
  private static final int MANY = 5_100;

  /** So many of them decisions of one millisecond, as several processes together may make. */
  private static final int SAME = 700;

  private record Kept(DecisionRecord record, Gist gist, long entry) {}

  private static Kept decide(Ledger ledger, String title) {
    Decision decision = DESK.decide(new CaseBuilder(title).build());
    var record =
        DecisionRecord.of(Instant.now(), Actor.NOBODY, 1, List.of(), DESK.toJson(decision));
    long entry = ledger.append(DecisionRecord.KIND, record.payload()).join();
    return new Kept(record, Gist.of(record, decision), entry);
  }

  private static Ledger open(Database database, DatabaseAddress address) {
    return Ledger.open(
        database.dataSource(),
        SigningKey.generate("example.org/tunegate"),
        address.files().resolve("log"),
        LedgerOptions.defaults().withWriter(database.writer()));
  }

  private static List<String> titles(Register register) {
    return register.find(Search.all(10)).stream().map(DecisionSummary::title).toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatItIsToldAndWhatItReadsStandsInItTheSameAndWhatIsErasedDoesNot(Databases vendor) {
    DatabaseAddress address = vendor.fresh();
    try (Database database = Database.open(address);
        Ledger ledger = open(database, address)) {
      var register = new Register(database, ledger.stored());
      decide(ledger, "One, read");
      Kept two = decide(ledger, "Two, told");
      ledger.append("test", new byte[] {'{', '}'}).join();
      decide(ledger, "Three, read");
      decide(ledger, "Four, read");
      Kept five = decide(ledger, "Five, told and erased");
      Kept six = decide(ledger, "Six, told");
      for (Kept told : List.of(two, five, six)) {
        register.remember(told.gist(), told.entry());
        assertThat(register.find(told.record().id())).contains(told.gist().line(told.entry()));
      }
      ledger.erase(List.of(five.entry()), "Ada", "The law wants it");
      assertThat(register.find(five.record().id())).isEmpty();

      assertThat(titles(register))
          .containsExactly("Six, told", "Four, read", "Three, read", "Two, told", "One, read");
      assertThat(register.size()).isEqualTo(5);
      // A second process reads all of it, and finds the same.
      assertThat(titles(new Register(database, ledger.stored()))).isEqualTo(titles(register));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileItIsMadeAgainIdsAreFoundEvenOfOneMillisecondAndErasureHoldsAtOnce(Databases vendor) {
    DatabaseAddress address = vendor.fresh();
    try (Database database = Database.open(address);
        Ledger ledger = open(database, address)) {
      Kept taken = decide(ledger, "Zebra");
      new Register(database, ledger.stored()).follow();
      Kept first = decide(ledger, "First");
      List<String> same = database.inTransaction(() -> add(database, "Same moment"));
      settle(ledger, MANY);
      Kept last = decide(ledger, "Last");

      var register = new Register(database, ledger.stored());
      assertThat(register.behind()).isBetween((long) MANY, MANY + 10L);
      for (Kept each : List.of(taken, first, last)) {
        assertThat(register.find(each.record().id())).contains(each.gist().line(each.entry()));
        assertThat(register.record(each.record().id())).isPresent();
      }
      for (String id : List.of(same.get(0), same.get(SAME / 2), same.get(SAME - 1))) {
        assertThat(register.find(id)).get().extracting(DecisionSummary::id).isEqualTo(id);
      }
      // One that names the same moment, and one that names another.
      assertThat(register.find(same.get(0).substring(0, 18) + "-8000-000000000000")).isEmpty();
      assertThat(register.find("0197c6f4-0000-7000-8000-000000000000")).isEmpty();
      assertThat(titles(register)).containsExactly("Zebra");

      for (Kept each : List.of(taken, first)) {
        ledger.erase(List.of(each.entry()), "Ada", "The law wants it");
        register.forget(List.of(each.entry()));
        assertThat(register.find(each.record().id())).isEmpty();
      }
      assertThat(titles(register)).isEmpty();
      assertThat(
              database
                  .sql()
                  .sql("select count(*) from register_term where name = 'word:zebra'")
                  .query(Long.class)
                  .single())
          .isZero();

      // Nearer, but further behind than a reader waits for.
      register.follow(2);
      String newest = same.get(SAME - 1);
      assertThat(register.find(newest)).get().extracting(DecisionSummary::id).isEqualTo(newest);
      assertThat(register.behind()).isPositive();

      register.follow();
      assertThat(register.behind()).isZero();
      assertThat(titles(register)).hasSize(10).startsWith("Last", "Same moment");
      assertThat(register.size()).isEqualTo(SAME + 1);
    }
  }

  /** Adds many entries, and tells the ids of those that are decisions. */
  private static List<String> add(Database database, String title) {
    byte[] json = DESK.toJson(DESK.decide(new CaseBuilder(title).build()));
    Instant at = Instant.now();
    List<String> ids = new ArrayList<>();
    Connection connection = DataSourceUtils.getConnection(database.dataSource());
    try {
      for (int i = SAME; i < MANY; i++) {
        Incoming.add(connection, "test", at, new byte[] {'{', '}'});
      }
      for (int i = 0; i < SAME; i++) {
        var record = DecisionRecord.of(at, Actor.NOBODY, 1, List.of(), json);
        Incoming.add(connection, DecisionRecord.KIND, at, record.payload());
        ids.add(record.id());
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.dataSource());
    }
    return ids;
  }

  private static void settle(Ledger ledger, int size) {
    for (int i = 0; i < 1_200 && ledger.size() < size; i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    assertThat(ledger.size()).isGreaterThanOrEqualTo(size);
  }
}
