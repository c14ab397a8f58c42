package dev.tunegate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database of an older Tunegate that has seen use is brought up to date, and nothing is lost. */
class MigrationsTest {

  private static final String VERSIONS =
      "select number || ' ' || coalesce(parent, 0) || ' ' || coalesce(origin, 0) || ' ' || state"
          + " from policy_version order by number";

  private static final String[] USE = {
    "insert into policy_content values ('d', 'lines')",
    "insert into policy_version values (1, 'd', 'f', null, null, 'a', 'c', 'm', 'SUPERSEDED')",
    "insert into policy_version values (2, 'd', 'f', 1, null, 'a', 'c', 'm', 'ACTIVE')",
    "insert into policy_version values (3, 'd', 'f', 1, 2, 'a', 'c', 'm', 'DRAFT')",
    "insert into policy_check values (3, 'c', 'r')",
    "insert into policy_active values (1, 2, 4)",
    "insert into policy_rollback values (1, 'a', 'c', 'r')"
  };

  private static final String[] REGISTER = {
    "insert into register_decision values (6, 'i', 1, 'a', 'PROMPT', 't', 'b', 1, 'f')",
    "insert into register_term (name, uses) values ('word:t', 1)",
    "insert into register_found values (1, 6)",
    "update register_position set next = 7"
  };

  @ParameterizedTest
  @EnumSource
  void versionsOfBeforeThereWereWithdrawalsStayAndCanBeWithdrawn(Databases vendor)
      throws SQLException {
    DatabaseAddress address = vendor.fresh();
    older(vendor, address, "3", USE);
    try (var database = Database.open(address)) {
      assertThat(database.sql().sql(VERSIONS).query(String.class).list())
          .containsExactly("1 0 0 SUPERSEDED", "2 1 0 ACTIVE", "3 1 2 DRAFT");
      assertThat(state(database, "WITHDRAWN")).isEqualTo(1);
      assertThatThrownBy(() -> state(database, "BURNT")).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(() -> database.sql().sql("delete from policy_version").update())
          .isInstanceOf(RuntimeException.class);
      assertThat(database.sql().sql("select number from policy_active").query(Integer.class).list())
          .containsExactly(2);
    }
  }

  private static void older(Databases vendor, DatabaseAddress address, String version, String[] use)
      throws SQLException {
    Flyway older =
        Flyway.configure()
            .dataSource(address.url(), address.user(), address.password())
            .locations("classpath:db/" + vendor.name().toLowerCase(java.util.Locale.ROOT))
            .target(version)
            .load();
    older.migrate();
    try (Connection connection = older.getConfiguration().getDataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : use) {
        statement.execute(each);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRegisterOfBeforeThereWereChunksIsMadeAgainFromTheFirstEntryOn(Databases vendor)
      throws SQLException {
    DatabaseAddress address = vendor.fresh();
    older(vendor, address, "5", REGISTER);
    try (var database = Database.open(address)) {
      for (String each :
          new String[] {
            "select next from register_position",
            "select count(*) from register_decision",
            "select count(*) from register_term",
            "select count(*) from register_posting",
            "select count(*) from register_day"
          }) {
        assertThat(database.sql().sql(each).query(Long.class).single()).as(each).isZero();
      }
    }
  }

  private static int state(Database database, String state) {
    return database
        .sql()
        .sql("update policy_version set state = :state where number = 3")
        .param("state", state)
        .update();
  }
}
