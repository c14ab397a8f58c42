package dev.tunegate.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerVerification;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.register.Masking;
import dev.tunegate.register.Search;
import dev.tunegate.store.Actor;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {

  private static final Actor ADA = new Actor("Ada", "ci");

  private static Case facts(String title) {
    return new CaseBuilder(title)
        .description("Sorting of zebra letters")
        .put("baseline.failurePercent", new BigDecimal("12.34"))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void aDecisionIsOnRecordAsItWasHandedOut(Databases vendor) {
    try (ServiceDesk service = ServiceDesks.open(vendor.fresh())) {
      Desk desk = service.current().now();
      Decided decided = service.decisions().decide(desk, facts("Letters"), ADA);

      DecisionRecord kept =
          service.decisions().register().record(decided.record().id()).orElseThrow();

      assertThat(kept.decision())
          .isEqualTo(decided.json())
          .isEqualTo(desk.toJson(decided.decision()));
      assertThat(kept.by()).isEqualTo(ADA);
      assertThat(kept.at()).isEqualTo(ServiceDesks.NOON.instant());
      assertThat(kept.policyVersion()).isEqualTo(1);
      assertThat(kept.fingerprint()).isEqualTo(desk.policy().fingerprint());
      assertThat(kept.read(desk.policy()::read)).isEqualTo(decided.decision());
      assertThat(kept.masked()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionsAreFoundByAllThatTheRegisterKnows(Databases vendor) {
    try (ServiceDesk service = ServiceDesks.open(vendor.fresh())) {
      Decisions decisions = service.decisions();
      Decided first = decisions.decide(service.current().now(), facts("Letters of Ångström"), ADA);
      Decided second = decisions.decide(service.current().now(), facts("Tickets"), Actor.NOBODY);
      decisions.register().find(second.record().id());

      assertThat(found(decisions, Search.all(10))).containsExactly(id(second), id(first));
      assertThat(found(decisions, Search.all(1))).containsExactly(id(second));
      assertThat(found(decisions, text("ångst"))).containsExactly(id(first));
      assertThat(found(decisions, text("ZEBRA tick"))).containsExactly(id(second));
      assertThat(found(decisions, text("zebra nowhere"))).isEmpty();
      assertThat(found(decisions, actor("Ada"))).containsExactly(id(first));
      String rule = first.decision().verdict().derivations().get(0).rule();
      assertThat(found(decisions, rule(rule))).contains(id(second), id(first));
      assertThat(found(decisions, rule("No such rule"))).isEmpty();
      long newest = decisions.register().find(Search.all(1)).get(0).entry();
      assertThat(found(decisions, Search.all(10).before(newest, 10))).containsExactly(id(first));
      assertThat(decisions.register().all(Search.all(500)).map(DecisionSummary::id))
          .containsExactly(id(second), id(first));
    }
  }

  private static String id(Decided decided) {
    return decided.record().id();
  }

  private static List<String> found(Decisions decisions, Search search) {
    return decisions.register().find(search).stream().map(DecisionSummary::id).toList();
  }

  private static Search text(String text) {
    return new Search(null, 1, "", "", "", "", text, null, null, null, 10);
  }

  private static Search actor(String name) {
    return new Search(null, null, "", "", "", name, "", null, null, null, 10);
  }

  private static Search rule(String name) {
    return new Search(null, null, name, "", "", "", "", null, null, null, 10);
  }

  @Test
  void maskingChangesTheRecordAndNotTheAnswer() throws IOException {
    DatabaseAddress database = Databases.SQLITE.fresh();
    var masking = Masking.of(List.of("title", "description", "baseline.failurePercent"));
    Decided decided;
    try (ServiceDesk service = open(database, new Recording(null, masking, null), Duration.ZERO)) {
      Desk desk = service.current().now();
      decided = service.decisions().decide(desk, facts("Xylophone"), ADA);
      assertThat(decided.json()).isEqualTo(desk.toJson(desk.decide(facts("Xylophone"))));
      DecisionRecord kept = service.decisions().register().record(id(decided)).orElseThrow();
      assertThat(kept.masked()).containsExactly("baseline.failurePercent", "description", "title");
      assertThat(kept.read(CaseReader::read).verdict().outcome())
          .isEqualTo(decided.decision().verdict().outcome());
      assertThat(found(service.decisions(), text("xylophone"))).isEmpty();
    }
    assertThat(bytesOf(database)).doesNotContain("Xylophone", "xylophone", "zebra", "12.34");
    assertThat(LedgerVerification.ofSqlite(file(database), LedgerVerification.Trust.none()).holds())
        .isTrue();
  }

  @Test
  void whatIsErasedIsGoneFromEveryFileAndTheLogStillHolds() throws IOException {
    DatabaseAddress database = Databases.SQLITE.fresh();
    try (ServiceDesk service = ServiceDesks.open(database)) {
      Decisions decisions = service.decisions();
      Decided gone = decisions.decide(service.current().now(), facts("Xylophone"), ADA);
      Decided stays = decisions.decide(service.current().now(), facts("Tickets"), ADA);
      decisions.register().follow();
      decisions.erase(id(gone), ADA, "The law wants it");
      assertThat(decisions.register().record(id(gone))).isEmpty();
      assertThat(found(decisions, text("xylophone"))).isEmpty();
      assertThat(found(decisions, text("zebra"))).containsExactly(id(stays));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decisions.erase(id(gone), ADA, "Again"))
          .withMessageContaining("no decision");
    }
    assertThat(bytesOf(database)).doesNotContain("Xylophone", "xylophone").contains("Tickets");
    assertThat(LedgerVerification.ofSqlite(file(database), LedgerVerification.Trust.none()).holds())
        .isTrue();
  }

  @Test
  void whatIsOlderThanItIsKeptIsErasedOnRecord() {
    DatabaseAddress database = Databases.SQLITE.fresh();
    Decided old;
    try (ServiceDesk service = ServiceDesks.open(database)) {
      old = service.decisions().decide(service.current().now(), facts("Xylophone"), ADA);
    }
    var recording = new Recording(null, Masking.none(), 30);
    try (ServiceDesk service = open(database, recording, Duration.ofDays(31))) {
      service.decisions().retain();
      assertThat(service.decisions().register().record(id(old))).isEmpty();
      Ledger ledger = service.decisions().ledger();
      assertThat(ledger.entries(0, 1000))
          .anySatisfy(
              entry ->
                  assertThat(
                          new String(
                              entry.content() == null ? new byte[0] : entry.content().payload(),
                              StandardCharsets.UTF_8))
                      .contains("Decisions are kept for 30 days"));
    }
  }

  @Test
  void everyStepOfThePolicyAndOfAccountsIsInTheLedger() {
    try (ServiceDesk service = ServiceDesks.open()) {
      ServiceDesks.bringIntoForce(service, Contents.enough(400));
      service.accounts().createFirst();
      service.decisions().register().follow();
      Ledger ledger = service.decisions().ledger();
      Waiting.until(
          () -> ledger.entries(0, 1000).stream().anyMatch(e -> e.kind().equals("account.created")));
      assertThat(ledger.entries(0, 1000).stream().map(entry -> entry.kind()))
          .contains(
              "policy.content",
              "policy.drafted",
              "policy.proposed",
              "policy.approved",
              "policy.activated",
              "policy.superseded",
              "account.created");
    }
  }

  private static ServiceDesk open(DatabaseAddress database, Recording recording, Duration later) {
    PolicyLocation location = ServiceDesks.location(Contents.sound());
    return ServiceDesk.open(
        new Opening(() -> location, database, null, recording, "127.0.0.1", 0),
        Clock.fixed(ServiceDesks.NOON.instant().plus(later), ZoneOffset.UTC));
  }

  private static Path file(DatabaseAddress database) {
    return database.files().resolve(DatabaseAddress.FILE);
  }

  /** Everything that is kept, as one text. */
  private static String bytesOf(DatabaseAddress database) throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(database.files())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
