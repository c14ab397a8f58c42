package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.ledger.Incoming;
import dev.tunegate.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** What the page of the register says while the register is made again from the log. */
class RegisterRebuiltTest {

  /** More entries than a reader waits for. */
  private static final int MANY = 5_200;

  private static final String NOTICE = "This list is being made again from the log";

  @Test
  void thePageSaysSoUntilItIsWholeAgainAndEachDecisionIsFoundMeanwhile() throws Exception {
    try (var service = VersionsApiTest.service(Clock.systemUTC())) {
      var http = new Http(service);
      Database database = service.desks().database();
      String first = decide(http, "Numbat");
      database.inTransaction(() -> add(database));
      String last = decide(http, "Wombat");
      var decisions = service.desks().decisions();
      eventually(() -> decisions.ledger().isSettled());
      decisions.register().follow();
      assertThat(http.page("/decisions").body()).doesNotContain(NOTICE);

      // Who makes it again waits here, as if it took long; who reads does not.
      database.writer().lock();
      try {
        database.inTransaction(() -> empty(database));
        String page = http.page("/decisions").body();
        assertThat(page).contains(NOTICE).doesNotContain("Numbat", "Nothing has been decided yet");
        assertThat(PageTest.prose(page).replaceAll("\\s+", " "))
            .containsPattern(NOTICE + ": 5,2\\d\\d entries are still to come, oldest first");
        for (String id : new String[] {first, last}) {
          assertThat(http.page("/decisions/" + id).statusCode()).isEqualTo(200);
        }
      } finally {
        database.writer().unlock();
      }
      eventually(() -> !http.page("/decisions").body().contains(NOTICE));
      assertThat(http.page("/decisions").body()).contains("Numbat", "Wombat", first, last);
    }
  }

  private static String decide(Http http, String title) {
    String address = Http.header(http.decide("{\"title\":\"" + title + "\"}"), "Location");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** As a migration does that changes how the register is kept. */
  private static void empty(Database database) {
    for (String table : new String[] {"decision", "term", "posting", "day"}) {
      database.sql().sql("delete from register_" + table).update();
    }
    database.sql().sql("update register_position set next = 0").update();
  }

  private static void add(Database database) {
    Connection connection = DataSourceUtils.getConnection(database.dataSource());
    try {
      for (int i = 0; i < MANY; i++) {
        Incoming.add(connection, "test", Instant.now(), new byte[] {'{', '}'});
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.dataSource());
    }
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
