package dev.tunegate.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.accounts.AccountRefusedException.Kind;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.Databases;
import dev.tunegate.store.Journal;
import dev.tunegate.store.JournalTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts on both databases: made, locked, changed, and recorded without a secret. */
class AccountsTest {

  private static final Actor ROOT = new Actor("administrator");
  private static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");

  private static final class Desk implements AutoCloseable {
    final MovingClock clock = new MovingClock(NOON);
    final Database database;
    final Journal journal;
    final Accounts accounts;

    Desk(Databases vendor) {
      database = vendor.open();
      journal = new JournalTable(database);
      accounts = new Accounts(database, journal, clock, new SecureRandom());
    }

    String recorded() {
      return journal.after(0, 1_000).stream()
          .map(Journal.Entry::payload)
          .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstStartMakesOneAccountARoleOnceAndEachLogsInWithItsPassword(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      List<Accounts.Issued> first = desk.accounts.createFirst();
      assertThat(first)
          .extracting(issued -> issued.account().name())
          .containsExactly("asker", "owner", "approver", "auditor", "admin");
      assertThat(desk.accounts.createFirst()).isEmpty();
      for (Accounts.Issued issued : first) {
        assertThat(desk.accounts.verify(issued.account().name(), issued.password()))
            .hasValueSatisfying(account -> assertThat(account.mustChange()).isTrue());
        assertThat(desk.recorded()).doesNotContain(issued.password()).doesNotContain("$2a$");
        assertThat(issued.toString()).doesNotContain(issued.password());
      }
      assertThat(first).extracting(Accounts.Issued::password).doesNotHaveDuplicates();
      assertThat(desk.recorded())
          .contains("account.created", "The first start", "\"by\":\"tunegate\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fiveFailuresLockANameForAQuarterOfAnHourWhetherOrNotItIsThere(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      new Staff(desk.database);
      for (String name : List.of("ada", "nobody-there")) {
        for (int i = 0; i < Attempts.MOST; i++) {
          assertThat(desk.accounts.verify(name, "wrong " + i)).isEmpty();
        }
        assertThat(desk.accounts.verify(name, Staff.PASSWORD)).isEmpty();
      }
      assertThat(desk.recorded())
          .contains("account.locked", "account/ada")
          .doesNotContain("nobody");
      desk.clock.advance(Attempts.LOCKED.minusSeconds(1));
      assertThat(desk.accounts.verify("ada", Staff.PASSWORD)).isEmpty();
      desk.clock.advance(Duration.ofSeconds(1));
      assertThat(desk.accounts.verify("ada", Staff.PASSWORD)).isPresent();
      // A login that succeeds starts the count anew, and another account was never locked.
      for (int i = 0; i < Attempts.MOST - 1; i++) {
        desk.accounts.verify("ada", "wrong");
      }
      assertThat(desk.accounts.verify("ada", Staff.PASSWORD)).isPresent();
      desk.accounts.verify("ada", "wrong");
      assertThat(desk.accounts.verify("ada", Staff.PASSWORD)).isPresent();
      assertThat(desk.accounts.verify("bo", Staff.PASSWORD)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void howeverManyGuessAtOnceNoMoreThanFiveCount(Databases vendor) throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try (var desk = new Desk(vendor)) {
      List<Callable<Integer>> work = new ArrayList<>();
      var attempts = new Attempts(desk.database, desk.clock);
      for (int i = 0; i < 40; i++) {
        work.add(() -> attempts.begin("ada"));
      }
      List<Integer> begun = new ArrayList<>();
      for (var done : threads.invokeAll(work)) {
        begun.add(done.get());
      }
      assertThat(begun).filteredOn(attempt -> attempt > 0).hasSize(Attempts.MOST);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLoginCostsOneHashWhateverIsTheMatter(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      new Staff(desk.database);
      desk.accounts.setActive("bo", false, "Left", ROOT);
      for (int i = 0; i < Attempts.MOST; i++) {
        desk.accounts.verify("asker", "wrong");
      }
      for (String name : List.of("ada", "bo", "asker", "nobody-there", "", "x".repeat(5_000))) {
        long before = desk.accounts.verifications();
        desk.accounts.verify(name, "wrong password");
        assertThat(desk.accounts.verifications() - before).as(name).isEqualTo(1);
      }
      assertThat(Passwords.NOBODY).matches("\\{bcrypt}\\$2a\\$10\\$[./0-9A-Za-z]{53}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesAreRecordedWithWhoAndWhyAndEndEarlierLogins(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      new Staff(desk.database);
      Accounts accounts = desk.accounts;
      int generation = accounts.find("ada").orElseThrow().generation();
      accounts.setRoles("ada", Set.of(Role.AUDITOR), "She audits now", ROOT);
      assertThat(accounts.find("ada").orElseThrow().rights())
          .containsExactlyInAnyOrder(Right.READ, Right.JOURNAL);
      Accounts.Issued reset =
          accounts.reset("ada", "She forgot it", new Actor("administrator", "ci"));
      assertThat(accounts.verify("ada", Staff.PASSWORD)).isEmpty();
      assertThat(accounts.verify("ada", reset.password())).isPresent();
      accounts.changePassword("ada", reset.password(), "a new and longer one");
      Account changed = accounts.verify("ada", "a new and longer one").orElseThrow();
      assertThat(changed.mustChange()).isFalse();
      assertThat(changed.generation()).isEqualTo(generation + 2);
      accounts.setActive("ada", false, "She left", ROOT);
      assertThat(accounts.verify("ada", "a new and longer one")).isEmpty();
      assertThat(desk.journal.of("account/ada"))
          .extracting(Journal.Entry::kind)
          .containsExactly(
              "account.created",
              "token.created",
              "account.roles-changed",
              "account.password-reset",
              "account.password-changed",
              "account.disabled");
      assertThat(desk.recorded())
          .contains("She audits now", "\"token\":\"ci\"", "\"roles\":[\"auditor\"]")
          .doesNotContain(reset.password(), "a new and longer one", "$2a$", "tgt_");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWouldHarmTheHouseIsRefusedAndChangesNothing(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      new Staff(desk.database);
      long before = desk.journal.after(0, 1_000).size();
      List<Account> people = desk.accounts.all();
      Set<Role> asker = Set.of(Role.ASKER);
      refused(Kind.SELF, () -> desk.accounts.setRoles("administrator", asker, "x", ROOT));
      refused(Kind.SELF, () -> desk.accounts.setActive("administrator", false, "x", ROOT));
      refused(
          Kind.LAST, () -> desk.accounts.setRoles("administrator", asker, "x", new Actor("ada")));
      refused(Kind.LAST, () -> desk.accounts.setActive("administrator", false, "x", Actor.CONSOLE));
      refused(Kind.TAKEN, () -> desk.accounts.create("ada", "", asker, "x", ROOT));
      refused(Kind.TAKEN, () -> desk.accounts.create("tunegate", "", asker, "x", ROOT));
      refused(Kind.MISSING, () -> desk.accounts.reset("nobody-there", "x", ROOT));
      refused(Kind.INVALID, () -> desk.accounts.reset("ada", " ", ROOT));
      refused(Kind.INVALID, () -> desk.accounts.create("cy", "", Set.of(), "x", ROOT));
      assertThat(desk.journal.after(0, 1_000)).hasSize((int) before);
      assertThat(desk.accounts.all()).isEqualTo(people);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Ada",
        "ada lovelace",
        "../etc",
        "a\u0000b",
        "\u0430da",
        "ada\u200b",
        "-a",
        "1a",
        "<script>",
        "a'or'1'='1",
        "admin\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void namesThatCouldBeMistakenAreRefused(String name) {
    try (var desk = new Desk(Databases.SQLITE)) {
      refused(Kind.INVALID, () -> desk.accounts.create(name, "x", Set.of(Role.ASKER), "x", ROOT));
      assertThat(desk.accounts.verify(name, "x")).isEmpty();
      refused(
          Kind.INVALID,
          () -> desk.accounts.create("ab", "x\u202ey", Set.of(Role.ASKER), "x", ROOT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "elevenchars",
        "aaaaaaaaaaaaaaaa",
        "administrator",
        " Administrator ",
        "0123456789012345678901234567890123456789012345678901234567890123456789012"
      })
  void passwordsThatAreGuessedOrCutOffAreRefused(String password) {
    try (var desk = new Desk(Databases.SQLITE)) {
      new Staff(desk.database);
      refused(
          Kind.PASSWORD,
          () -> desk.accounts.changePassword("administrator", Staff.PASSWORD, password));
      assertThat(desk.accounts.verify("administrator", Staff.PASSWORD)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongCurrentPasswordCountsAsAFailedLogin(Databases vendor) {
    try (var desk = new Desk(vendor)) {
      new Staff(desk.database);
      for (int i = 0; i < Attempts.MOST; i++) {
        refused(
            Kind.PASSWORD,
            () -> desk.accounts.changePassword("ada", "wrong", "a new and longer one"));
      }
      refused(
          Kind.PASSWORD,
          () -> desk.accounts.changePassword("ada", Staff.PASSWORD, "a new and longer one"));
    }
  }

  private static void refused(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable it) {
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(
            AccountRefusedException.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }
}
