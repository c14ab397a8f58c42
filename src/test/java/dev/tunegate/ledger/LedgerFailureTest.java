package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Database;
import dev.tunegate.store.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails, nothing is answered that is not recorded, and work goes on afterwards. */
class LedgerFailureTest {

  @Test
  void aFullDiskFailsClosedAndWorkGoesOnOnceThereIsRoom() {
    whatSqliteRefuses(
        "pragma max_page_count = 1",
        "pragma max_page_count = 1000000000",
        "The entry is not recorded: the disk is full. Make room");
  }

  @Test
  void aDiskThatCannotBeWrittenFailsClosedAndWorkGoesOnOnceItCan() {
    whatSqliteRefuses(
        "pragma query_only = true",
        "pragma query_only = false",
        "The entry is not recorded: the database cannot be written. Check the permissions");
  }

  private static void whatSqliteRefuses(String broken, String whole, String message) {
    var state = new String[] {whole};
    try (var fixture = new LedgerFixture(Databases.SQLITE).with(3);
        Ledger ledger =
            Ledger.open(
                each(fixture.database.dataSource(), state),
                fixture.key,
                fixture.folder,
                fixture.options)) {
      state[0] = broken;
      // Large, so that it does not fit into what is there already.
      byte[] payload = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      IntStream.range(0, 20)
          .parallel()
          .forEach(
              i ->
                  assertThatThrownBy(() -> ledger.append("test", payload))
                      .isInstanceOf(LedgerException.class)
                      .hasMessageStartingWith(message));
      assertThat(ledger.problem()).isPresent();
      state[0] = whole;
      assertThat(ledger.size()).isEqualTo(3);
      assertThat(ledger.append("test", payload).join()).isEqualTo(3);
      assertThat(ledger.problem()).isEmpty();
      assertHolds(fixture, 4);
    }
  }

  /** The same connections, each with a statement done first. */
  private static DataSource each(DataSource connections, String[] statement) {
    return (DataSource)
        Proxy.newProxyInstance(
            LedgerFailureTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connections, arguments);
                if (result instanceof Connection connection) {
                  try (Statement first = connection.createStatement()) {
                    first.execute(statement[0]);
                  }
                }
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  @Test
  void aPostgreSqlThatIsGoneFailsClosedAndWorkGoesOnOnceItIsBack() {
    try (var fixture = new LedgerFixture(Databases.POSTGRESQL).with(3);
        Database admin = Databases.POSTGRESQL.open();
        Ledger ledger = fixture.open()) {
      String url = fixture.address.url();
      String name = url.substring(url.lastIndexOf('/') + 1);
      admin.sql().sql("alter database " + name + " with allow_connections false").update();
      String cutOff =
          "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '"
              + name
              + "'";
      admin.sql().sql(cutOff).query(Long.class).single();
      assertThatThrownBy(() -> ledger.append("test", LedgerFixture.payload(1)))
          .isInstanceOf(LedgerException.class)
          .hasMessageStartingWith("The entry is not recorded: ");
      admin.sql().sql("alter database " + name + " with allow_connections true").update();
      LedgerTest.eventually(() -> answers(ledger));
      // However often it was tried, what was not answered is not there.
      assertHolds(fixture, 4);
    }
  }

  private static boolean answers(Ledger ledger) {
    try {
      ledger.append("test", LedgerFixture.payload(2)).join();
      return true;
    } catch (LedgerException failure) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsRecordedWhileTheFileOutsideCannotFollow(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(3);
        Ledger ledger = fixture.open()) {
      Path file = fixture.folder.resolve(Ledger.CHECKPOINTS);
      Path aside = fixture.folder.resolve("aside");
      Files.move(file, aside);
      Files.createDirectory(file);
      // The first is durable with its checkpoint; what comes after it has to wait.
      assertThat(ledger.append("test", LedgerFixture.payload(3)).join()).isEqualTo(3);
      if (vendor == Databases.SQLITE) {
        assertThatThrownBy(() -> ledger.append("test", LedgerFixture.payload(4)))
            .isInstanceOf(LedgerException.class)
            .hasMessageContaining("the file of checkpoints cannot be written");
      } else {
        // Kept, but without a place.
        assertThat(ledger.append("test", LedgerFixture.payload(4)).index()).isNotDone();
        LedgerTest.eventually(() -> ledger.problem().isPresent());
      }
      assertThat(ledger.size()).isEqualTo(4);
      Files.delete(file);
      Files.move(aside, file);
      ledger.append("test", LedgerFixture.payload(5)).join();
      var trust = new LedgerVerification.Trust(List.of(fixture.key.verifier()), file);
      LedgerReport report = LedgerVerification.of(fixture.database.dataSource(), trust);
      assertThat(report.findings()).isEmpty();
      assertThat(report.outside()).isEqualTo(report.checkpoints());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedLedgerTakesNothing(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor)) {
      Ledger ledger = fixture.open();
      ledger.close();
      assertThatThrownBy(() -> ledger.append("test", LedgerFixture.payload(1)))
          .isInstanceOf(LedgerException.class)
          .hasMessage("The ledger is closed");
      assertHolds(fixture, 1);
    }
  }

  private static void assertHolds(LedgerFixture fixture, long size) {
    LedgerReport report =
        LedgerVerification.of(
            fixture.database.dataSource(),
            new LedgerVerification.Trust(
                List.of(fixture.key.verifier()), fixture.folder.resolve(Ledger.CHECKPOINTS)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.size()).isEqualTo(size);
  }
}
