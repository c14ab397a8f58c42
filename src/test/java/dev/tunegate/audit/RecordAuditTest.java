package dev.tunegate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.ledger.Finding;
import dev.tunegate.ledger.LedgerExport;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The record of a service on either database: verified, tampered with, restored on the other. */
class RecordAuditTest {

  private static final Actor ADA = new Actor("Ada");

  @TempDir Path folder;

  private static void serve(DatabaseAddress database) {
    Content content = Contents.sound();
    var location =
        new PolicyLocation(
            "a test", content.rules(), new SampleFiles(content.sampleFiles(), List.of()));
    try (ServiceDesk service =
        ServiceDesk.open(
            new Opening(() -> location, database, null, Recording.DEFAULT, "127.0.0.1", 0),
            Clock.systemUTC())) {
      PolicyLife life = service.life();
      decide(service, "One");
      int second = life.draft(null, "Fewer", Contents.enough(450), ADA).number();
      life.propose(second, ADA);
      life.approve(second, "", new Actor("Bo"));
      life.activate(second, ADA);
      decide(service, "Two");
      life.requestRollback(1, "Too few after all", ADA);
      service.accounts().createFirst();
      var admin = new Actor("admin");
      service.accounts().setRoles("asker", Set.of(Role.ASKER, Role.AUDITOR), "Both", admin);
      service.accounts().setActive("asker", false, "Left", admin);
      service.tokens().create("owner", "ci", Set.of(Right.READ), 30, new Actor("owner"));
      String old =
          service
              .tokens()
              .create("owner", "old", Set.of(Right.READ), 30, new Actor("owner"))
              .token()
              .id();
      service.tokens().revoke(old, new Actor("owner"));
      service.decisions().register().follow();
    }
  }

  private static void decide(ServiceDesk service, String title) {
    String id =
        service
            .decisions()
            .decide(service.current().now(), new CaseBuilder(title).build(), Actor.NOBODY)
            .record()
            .id();
    // It is there at once, also where another gives it its place.
    assertThat(service.decisions().register().find(id)).isPresent();
  }

  private static RecordReport verify(DatabaseAddress address) {
    try (Database database = Database.openToRead(address)) {
      return RecordAudit.of(database.dataSource(), Trust.none(), read -> {});
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsVerifiedAndTamperingWithItsTablesIsFound(Databases vendor) {
    DatabaseAddress address = vendor.fresh();
    serve(address);
    RecordReport report = verify(address);
    assertThat(report.findings()).isEmpty();
    assertThat(report.decisions()).isEqualTo(2);
    assertThat(report.policies()).isEqualTo(2);
    assertThat(report.database()).isNotNull();

    found(address, "update policy_version set state = 'REJECTED' where number = 2", "REJECTED");
    found(
        address,
        "update register_decision set title = 'Three' where title = 'Two'",
        "otherwise than the log: title");
    found(
        address,
        "delete from register_decision where title = 'One'",
        "The register does not show the decision");
    found(address, "update policy_active set number = 1", "has version 1 decide");
    found(
        address,
        "update account set roles = 'auditor policy-owner approver' where name = 'auditor'",
        "The account auditor was changed: its roles in the database: approver, auditor,"
            + " policy-owner; by entry ");
    found(
        address, "update account set active = 1 where name = 'asker'", "its state in the database");
    found(
        address,
        "update account set display_name = 'Eve' where name = 'admin'",
        "The account admin was changed: its person's name");
    found(
        address,
        "update account_token set revoked = null where name = 'old'",
        "state in the database: not revoked; by entry ");
    found(
        address,
        "update account_token set scopes = 'policy:approve', expires = '2099-01-01T00:00:00Z'"
            + " where name = 'ci'",
        "its scopes in the database: policy:approve; by entry ");
    found(
        address,
        "insert into account_token (id, name, owner, scopes, digest, created, expires)"
            + " select 'e0', 'eve', 'owner', 'read', 'x', created, expires from account_token"
            + " where name = 'ci'",
        "The token e0 of owner was added: no entry tells of it");
    found(
        address,
        "insert into account select 'eve', 'Eve', 'administrator', 1, password, 0, 1, created,"
            + " 'admin' from account where name = 'admin'",
        "The account eve was added: no entry tells of it");
    found(
        address,
        "delete from account where name = 'approver'",
        "The account approver is missing from the database");
  }

  private static void found(DatabaseAddress address, String tampering, String words) {
    try (Database database = Database.open(address)) {
      database.sql().sql(tampering).update();
    }
    assertThat(verify(address).findings())
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains(words));
  }

  @ParameterizedTest
  @EnumSource
  void anExportIsRestoredOnTheOtherDatabaseAndServes(Databases vendor) throws IOException {
    DatabaseAddress from = vendor.fresh();
    serve(from);
    Path export = folder.resolve("export.ndjson");
    try (Database database = Database.openToRead(from);
        var out = Files.newBufferedWriter(export)) {
      LedgerExport.write(database.dataSource(), out);
    }
    Databases another = vendor == Databases.SQLITE ? Databases.POSTGRESQL : Databases.SQLITE;
    DatabaseAddress to = another.fresh();
    var restoration = new Restoration();
    try (Database database = Database.open(to)) {
      LedgerExport.restore(export, database.dataSource(), Trust.none(), restoration);
    }
    assertThat(restoration.accounts()).isEqualTo(5);
    assertThat(restoration.lostDrafts()).isEmpty();
    assertThat(verify(to).findings()).isEmpty();
    Files.copy(from.files().resolve("signing-key"), to.files().resolve("signing-key"));
    try (ServiceDesk service =
        ServiceDesk.open(
            new Opening(
                () -> {
                  throw new IllegalStateException("It has a policy");
                },
                to,
                null,
                Recording.DEFAULT,
                "127.0.0.1",
                0),
            Clock.systemUTC())) {
      assertThat(service.current().now().version()).isEqualTo(2);
      assertThat(service.life().rollbacksAsked()).containsExactly(1);
      decide(service, "Three");
      service.decisions().register().follow();
      assertThat(service.decisions().register().size()).isEqualTo(3);
    }
    assertThat(verify(to).findings()).isEmpty();
  }
}
