package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.ledger.LedgerVerification;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Without its record a service decides nothing, and it mends itself. */
class FailClosedTest {

  @Test
  void aFullDatabaseDecidesNothingUntilThereIsRoom() throws SQLException {
    DatabaseAddress address = Databases.SQLITE.fresh();
    try (RunningService service = start(address)) {
      Http http = new Http(service);
      String kept = decided(http);
      pragma(service, "max_page_count = 1");
      // There may be room left in the pages that it has.
      for (int i = 0; i < 1_000 && isDecided(http); i++) {
        assertThat(i).isLessThan(999);
      }
      assertRefused(http);
      pragma(service, "max_page_count = 1000000000");
      decided(http);
      assertThat(http.get(kept).statusCode()).isEqualTo(200);
      assertHolds(address);
    }
  }

  /** The number of pages is held by each connection for itself, so each is told. */
  private static void pragma(RunningService service, String pragma) throws SQLException {
    var connections = new ArrayList<Connection>();
    for (int i = 0; i < 4; i++) {
      connections.add(service.desks().database().dataSource().getConnection());
    }
    for (Connection connection : connections) {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute("pragma " + pragma);
      }
    }
  }

  @Test
  void aDatabaseThatIsGoneDecidesNothingUntilItIsBack() throws Exception {
    DatabaseAddress address = Databases.POSTGRESQL.fresh();
    String name = address.url().substring(address.url().lastIndexOf('/') + 1);
    String other = address.url().replace("/" + name, "/postgres");
    try (RunningService service = start(address);
        Connection admin = DriverManager.getConnection(other, address.user(), address.password());
        Statement statement = admin.createStatement()) {
      Http http = new Http(service);
      decided(http);
      statement.execute("alter database " + name + " allow_connections false");
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
      assertRefused(http);
      assertThat(http.get("/api/health").body()).contains("\"trouble\":\"");
      statement.execute("alter database " + name + " allow_connections true");
      // Connections that broke are found out one by one.
      for (int i = 0; i < 100 && !isDecided(http); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(decided(http)).isNotEmpty();
    }
  }

  private static RunningService start(DatabaseAddress address) {
    PolicyLocation shipped = PolicyLocation.shipped();
    return new RunningService(
        new Opening(() -> shipped, address, null, Recording.DEFAULT, "127.0.0.1", 0),
        Clock.systemUTC());
  }

  private static String decided(Http http) {
    HttpResponse<String> answer = http.decide("{\"title\":\"A case\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    return Http.header(answer, "Location");
  }

  private static boolean isDecided(Http http) {
    return http.decide("{\"title\":\"A case\"}").statusCode() == 201;
  }

  private static void assertRefused(Http http) {
    HttpResponse<String> answer = http.decide("{\"title\":\"A case\"}");
    ApiTest.problem(answer, 503, "/problems/not-recorded");
    assertThat(answer.body()).doesNotContain("outcome", "SQL", "Exception");
    assertThat(Http.header(answer, "Location")).isEmpty();
    HttpResponse<String> page = http.form("/verdict", Map.of("title", "A case"));
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("It cannot be recorded");
  }

  private static void assertHolds(DatabaseAddress address) {
    assertThat(
            LedgerVerification.ofSqlite(
                    address.files().resolve(DatabaseAddress.FILE), LedgerVerification.Trust.none())
                .findings())
        .isEmpty();
  }
}
