package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Staff;
import dev.tunegate.ledger.Incoming;
import dev.tunegate.store.Database;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** What the lists of decisions say while the register is made again from the log. */
class RegisterRebuiltTest {

  /** More entries than a reader waits for. */
  private static final int MANY = 5_200;

  private static final List<String> LISTS =
      List.of("/api/decisions", "/decisions.csv", "/decisions.ndjson");

  private static final String NOTICE = "This list is behind the log";

  @Test
  void eachListSaysSoUntilItIsWholeAgainAndEachDecisionIsFoundMeanwhile() throws Exception {
    try (var service = VersionsApiTest.service(Clock.systemUTC())) {
      var http = new Http(service);
      Database database = service.desks().database();
      String first = decide(http, "Numbat");
      database.inTransaction(() -> add(database));
      String last = decide(http, "Wombat");
      var unused = new Staff(database);
      Browser auditor = Browser.of(service, Role.AUDITOR.code());
      var decisions = service.desks().decisions();
      eventually(() -> decisions.ledger().isSettled());
      decisions.register().follow();
      assertThat(http.page("/decisions").body()).doesNotContain(NOTICE);
      assertThat(behind(http.get("/api/decisions"))).isEqualTo("0");

      // Who makes it again waits here, as if it took long; who reads does not.
      database.writer().lock();
      try {
        database.inTransaction(() -> empty(database));
        String page = http.page("/decisions").body();
        assertThat(page).contains(NOTICE).doesNotContain("Numbat", "Nothing has been decided yet");
        assertThat(PageTest.prose(page).replaceAll("\\s+", " "))
            .containsPattern(NOTICE + ": 5,2\\d\\d entries are still to come, oldest first");
        assertThat(behind(http.get("/api/decisions"))).matches("52[0-9]{2}");
        for (String list : LISTS) {
          HttpResponse<String> answer = http.get(list);
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(Http.header(answer, DecisionsApi.BEHIND)).as(list).matches("52[0-9]{2}");
        }
        String log = PageTest.prose(auditor.get("/audit").body()).replaceAll("\\s+", " ");
        assertThat(log).containsPattern("0 so far; 5,2\\d\\d entries are still to be looked at");
        for (String id : new String[] {first, last}) {
          assertThat(http.page("/decisions/" + id).statusCode()).isEqualTo(200);
        }
      } finally {
        database.writer().unlock();
      }
      eventually(() -> !http.page("/decisions").body().contains(NOTICE));
      assertThat(http.page("/decisions").body()).contains("Numbat", "Wombat", first, last);
      assertThat(behind(http.get("/api/decisions"))).isEqualTo("0");
      for (String list : LISTS) {
        assertThat(http.get(list).headers().firstValue(DecisionsApi.BEHIND)).as(list).isEmpty();
      }
    }
  }

  private static String behind(HttpResponse<String> list) {
    return Http.json(list).get("behind").toString();
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
