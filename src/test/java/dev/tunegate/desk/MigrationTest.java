package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Role;
import dev.tunegate.audit.RecordAudit;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.register.Register;
import dev.tunegate.register.Search;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Contents;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database of an earlier version, with what a service had written to it, is taken on whole. */
class MigrationTest {

  /** So many decisions stand in it: -Dtunegate.migrated=100000 for many, which tells the time. */
  private static final int MIGRATED = Integer.getInteger("tunegate.migrated", 40);

  /** The last schema before the register was kept by chunks, and before working copies. */
  private static final String BEFORE = "5";

  private static final int PIECE = 1_000;

  @ParameterizedTest
  @EnumSource
  void whatStoodInAnEarlierSchemaStandsInTheRegisterAfterwards(Databases vendor) throws Exception {
    DatabaseAddress now = vendor.fresh();
    List<DecisionSummary> lines;
    List<String> found;
    try (ServiceDesk service = open(now)) {
      write(service);
      Register register = service.decisions().register();
      // What is durable stands in the log a moment later.
      Waiting.until(() -> lines(register).size() == MIGRATED);
      lines = lines(register);
      found = found(service.database());
    }
    assertThat(lines).hasSize(MIGRATED);

    DatabaseAddress old = vendor.fresh();
    build(old);
    copy(now, old);
    Files.copy(now.files().resolve("signing-key"), old.files().resolve("signing-key"));

    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long begun = System.nanoTime();
    try (ServiceDesk service = open(old)) {
      long opened = System.nanoTime();
      assertThat(service.current().now().version()).isEqualTo(2);
      Register register = service.decisions().register();
      assertThat(register.find(lines.get(0).id())).as("found at once").contains(lines.get(0));
      register.follow();
      long followed = System.nanoTime();
      long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      System.out.printf(
          "%s: %,d decisions of schema %s: open after %,d ms, register whole after %,d ms more,"
              + " at most %,d MB of heap%n",
          vendor,
          MIGRATED,
          BEFORE,
          (opened - begun) / 1_000_000,
          (followed - opened) / 1_000_000,
          peak >> 20);
      assertThat(lines(register)).isEqualTo(lines);
      assertThat(found(service.database())).isEqualTo(found);
      assertThat(service.accounts().find("asker").orElseThrow().roles())
          .containsExactlyInAnyOrder(Role.ASKER, Role.AUDITOR);
      ServiceDesks.bringIntoForce(service, Contents.enough(300));
    }
    try (Database database = Database.openToRead(old)) {
      assertThat(RecordAudit.of(database.dataSource(), Trust.none(), read -> {}).findings())
          .isEmpty();
    }
  }

  /** By the clock: an id is looked for from the time on that it tells. */
  private static ServiceDesk open(DatabaseAddress database) {
    var location = ServiceDesks.location(Contents.sound());
    return ServiceDesk.open(
        new Opening(() -> location, database, null, Recording.DEFAULT, "127.0.0.1", 0),
        Clock.systemUTC());
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Decisions by two versions, by many at a time; and people. */
  private static void write(ServiceDesk service) throws Exception {
    service.accounts().createFirst();
    service
        .accounts()
        .setRoles("asker", Set.of(Role.ASKER, Role.AUDITOR), "Both", new Actor("admin"));
    decide(service, MIGRATED / 2);
    ServiceDesks.bringIntoForce(service, Contents.enough(450));
    decide(service, MIGRATED - MIGRATED / 2);
    service.decisions().register().follow();
  }

  private static void decide(ServiceDesk service, int count) throws Exception {
    var pool = Executors.newFixedThreadPool(16);
    try {
      for (int done = 0; done < count; done += PIECE) {
        List<Callable<Decided>> work = new ArrayList<>();
        for (int i = done; i < Math.min(count, done + PIECE); i++) {
          var facts = new CaseBuilder("Sorting of wombats " + i % 100).build();
          work.add(
              () -> service.decisions().decide(service.current().now(), facts, ServiceDesks.ADA));
        }
        for (var decided : pool.invokeAll(work)) {
          decided.get();
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  private static List<DecisionSummary> lines(Register register) {
    try (var all = register.all(Search.all(PIECE))) {
      return all.toList();
    }
  }

  /** What decisions are found by, and how often. */
  private static List<String> found(Database database) {
    return database
        .sql()
        .sql("select name, uses from register_term order by name")
        .query((row, at) -> row.getString(1) + " " + row.getLong(2))
        .list();
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static void build(DatabaseAddress old) {
    Flyway.configure()
        .dataSource(old.url(), old.user(), old.password())
        .locations("classpath:db/" + (old.file().isPresent() ? "sqlite" : "postgresql"))
        .target(BEFORE)
        .load()
        .migrate();
  }

  /** All rows, as they are; only what decisions are found by was kept otherwise then. */
  private static void copy(DatabaseAddress from, DatabaseAddress to) throws SQLException {
    try (Connection source = connect(from);
        Connection target = connect(to);
        Statement statement = target.createStatement()) {
      if (!to.file().isPresent()) {
        // Neither triggers nor foreign keys, so that tables are copied in any order.
        statement.execute("set session_replication_role = replica");
      }
      target.setAutoCommit(false);
      for (String table : tables(target, to.file().isPresent())) {
        if (!table.equals("register_found")) {
          statement.execute("delete from " + table);
          copy(source, target, table, to.file().isPresent());
        }
      }
      // As then: a row for each term of each decision.
      statement.execute(
          "insert into register_found (term, entry) select t.id, d.entry from register_term t,"
              + " register_decision d where t.name in ('verdict:' || d.outcome, 'word:wombats',"
              + " 'word:sorting')");
      target.commit();
    }
  }

  private static List<String> tables(Connection connection, boolean sqlite) throws SQLException {
    String sql =
        sqlite
            ? "select name from sqlite_master where type = 'table'"
            : "select table_name from information_schema.tables where table_schema = 'public'";
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    tables.removeIf(name -> name.startsWith("flyway") || name.startsWith("sqlite_"));
    assertThat(tables).contains("register_found").doesNotContain("register_posting");
    return tables;
  }

  private static void copy(Connection source, Connection target, String table, boolean sqlite)
      throws SQLException {
    source.setAutoCommit(false);
    try (Statement select = source.createStatement()) {
      select.setFetchSize(PIECE);
      ResultSet row = select.executeQuery("select * from " + table);
      int columns = row.getMetaData().getColumnCount();
      String values = String.join(", ", Collections.nCopies(columns, "?"));
      String always = sqlite ? "" : " overriding system value";
      try (PreparedStatement insert =
          target.prepareStatement("insert into " + table + always + " values (" + values + ")")) {
        int waiting = 0;
        while (row.next()) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, row.getObject(i));
          }
          insert.addBatch();
          if (++waiting % PIECE == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
    }
    source.commit();
  }
}
