package dev.tunegate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on both databases: opening, transactions, and what is said when one cannot be used. */
class DatabaseTest {

  private static final Path FILES = Path.of("data");

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsThereAfterOpeningAgain(Databases vendor) {
    DatabaseAddress address = vendor.fresh();
    try (var first = Database.open(address)) {
      first.inTransaction(() -> add(first, "one"));
    }
    try (var again = Database.open(address)) {
      assertThat(contents(again)).containsExactly("one");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionThatFailsLeavesNothing(Databases vendor) {
    try (var database = vendor.open()) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      () -> {
                        add(database, "one");
                        database.inTransaction(() -> add(database, "two"));
                        throw new IllegalArgumentException("on purpose");
                      }))
          .hasMessage("on purpose");
      assertThat(contents(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWritersWaitForEachOtherAndNoneFails(Databases vendor) throws Exception {
    DatabaseAddress address = vendor.fresh();
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try (var one = Database.open(address);
        var other = Database.open(address)) {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Database database = i % 2 == 0 ? one : other;
        String text = "text " + i;
        work.add(
            () -> {
              database.inTransaction(
                  () -> {
                    contents(database);
                    add(database, text);
                  });
              return true;
            });
      }
      for (Future<Boolean> done : writers.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
      assertThat(contents(one)).hasSize(100);
    } finally {
      writers.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaThatIsNewerThanTheProgramIsRefused(Databases vendor) {
    DatabaseAddress address = vendor.fresh();
    try (var database = Database.open(address)) {
      database
          .sql()
          .sql(
              "insert into flyway_schema_history (installed_rank, version, description, type,"
                  + " script, checksum, installed_by, execution_time, success)"
                  + " select 900, '900', 'later', type, 'V900__later.sql', 1, installed_by, 1,"
                  + " success from flyway_schema_history where installed_rank = 1")
          .update();
    }
    assertThatThrownBy(() -> Database.open(address))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was last used by a newer Tunegate")
        .hasMessageContaining("Start that version or a newer one");
  }

  @Test
  void sqliteSyncsEveryCommitAndWritesAhead() {
    try (var database = Databases.SQLITE.open()) {
      assertThat(database.sql().sql("pragma journal_mode").query(String.class).single())
          .isEqualTo("wal");
      assertThat(database.sql().sql("pragma synchronous").query(Integer.class).single())
          .isEqualTo(2);
      assertThat(database.sql().sql("pragma foreign_keys").query(Integer.class).single())
          .isEqualTo(1);
    }
  }

  @Test
  void theFolderIsMade(@TempDir Path folder) {
    Path data = folder.resolve("deep").resolve("data");
    try (var database = Database.open(DatabaseAddress.inFolder(data))) {
      assertThat(data.resolve("tunegate.db")).isRegularFile();
      assertThat(database.description()).endsWith("tunegate.db");
    }
  }

  @Test
  void aFileInTheFoldersPlaceIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");
    assertThatThrownBy(() -> DatabaseAddress.inFolder(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("data cannot be made")
        .hasMessageContaining("serve --data");
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedAndLeftAsItIs(@TempDir Path folder) throws Exception {
    String text = "This is a letter, and no database. ".repeat(100);
    Path file = Files.writeString(folder.resolve("tunegate.db"), text);
    assertThatThrownBy(() -> Database.open(DatabaseAddress.inFolder(folder)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("tunegate.db, cannot be used. The file is no SQLite database.")
        .hasMessageContaining("serve --data");
    assertThat(file).content().isEqualTo(text);
  }

  @Test
  @EnabledIf("thereIsAFolderThatNobodyCanWrite")
  void aFolderThatCannotBeWrittenIsNamed() {
    assertThatThrownBy(() -> Database.open(DatabaseAddress.inFolder(Path.of("/proc"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written. Check the permissions");
  }

  static boolean thereIsAFolderThatNobodyCanWrite() {
    return Files.isDirectory(Path.of("/proc/self"));
  }

  @Test
  void aPostgreSqlThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var address =
        DatabaseAddress.of(
            "jdbc:postgresql://localhost:" + free + "/tunegate?password=secret1",
            "me",
            "secret2",
            FILES);
    assertThatThrownBy(() -> Database.open(address))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the PostgreSQL at localhost:" + free + "/tunegate, cannot be used.")
        .hasMessageContaining("It does not answer")
        .hasMessageNotContaining("secret");
    assertThat(address.toString()).doesNotContain("secret");
  }

  @Test
  void aPostgreSqlWithoutTheDatabaseIsNamed() {
    DatabaseAddress there = Databases.POSTGRESQL.fresh();
    String url = there.url().substring(0, there.url().lastIndexOf('/')) + "/nowhere";
    assertThatThrownBy(() -> Database.open(DatabaseAddress.of(url, there.user(), "x", FILES)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no database of that name");
  }

  @Test
  void anAddressThatIsNoPostgreSqlIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> DatabaseAddress.of("mysql://me:secret@host/db", null, null, FILES))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql://HOST:PORT/NAME")
        .hasMessageNotContaining("secret");
  }

  private static void add(Database database, String text) {
    database
        .sql()
        .sql("insert into policy_content (digest, lines) values (:text, :text)")
        .param("text", text)
        .update();
  }

  private static List<String> contents(Database database) {
    return database.sql().sql("select lines from policy_content").query(String.class).list();
  }
}
