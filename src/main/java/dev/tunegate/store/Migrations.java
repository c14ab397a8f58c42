package dev.tunegate.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema up to date: one folder of SQL a vendor, in it one file a concern. */
final class Migrations {

  private Migrations() {}

  static void run(DatabaseAddress address, DataSource connections) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(connections)
            .locations("classpath:db/" + (address.isSqlite() ? "sqlite" : "postgresql"))
            .validateMigrationNaming(true)
            .load();
    MigrateResult done = flyway.migrate();
    if (done.migrationsExecuted == 0) {
      refuseNewer(address, flyway);
    }
  }

  /** What a newer program made of the database may mean something that this one does not know. */
  private static void refuseNewer(DatabaseAddress address, Flyway flyway) {
    boolean newer =
        Arrays.stream(flyway.info().all())
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw new StoreException(
          "The database, "
              + address
              + ", was last used by a newer Tunegate than this one, and its form is unknown here."
              + " Start that version or a newer one, or name another database.",
          null);
    }
  }
}
