package dev.tunegate.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
