package dev.tunegate.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Databases;
import dev.tunegate.store.JournalTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens on both databases: shown once, kept as a digest, and gone when they have to be. */
class TokensTest {

  private static final Actor ADA = new Actor("ada");

  @ParameterizedTest
  @EnumSource
  void aTokenActsForItsOwnerUntilItExpiresIsRevokedOrTheOwnerIsDisabled(Databases vendor) {
    var clock = new MovingClock(Instant.parse("2026-05-15T12:00:00Z"));
    try (var database = vendor.open()) {
      new Staff(database);
      var journal = new JournalTable(database);
      var tokens = new Tokens(database, journal, clock, new SecureRandom());
      var accounts = new Accounts(database, journal, clock, new SecureRandom());
      Set<Right> scopes = EnumSet.of(Right.READ, Right.POLICY_WRITE);
      Tokens.Issued issued = tokens.create("ada", "ci", scopes, 30, ADA);
      assertThat(issued.secret()).matches("tgt_[A-Za-z0-9_-]{43}");
      assertThat(tokens.verify(issued.secret()))
          .hasValueSatisfying(
              bearer -> {
                assertThat(bearer.owner().name()).isEqualTo("ada");
                assertThat(bearer.token().scopes()).isEqualTo(scopes);
              });
      assertThat(tokens.of("ada"))
          .filteredOn(token -> token.name().equals("ci"))
          .extracting(Token::used)
          .containsExactly(clock.instant());
      for (String wrong : List.of("", "tgt_", issued.secret() + "x", issued.token().id())) {
        assertThat(tokens.verify(wrong)).isEmpty();
      }
      String kept = database.sql().sql("select * from account_token").query().listOfRows() + "";
      assertThat(kept + journal.after(0, 1_000) + issued).doesNotContain(issued.secret());

      accounts.setActive("ada", false, "Away", new Actor("administrator"));
      assertThat(tokens.verify(issued.secret())).isEmpty();
      accounts.setActive("ada", true, "Back", new Actor("administrator"));
      assertThat(tokens.verify(issued.secret())).isPresent();
      clock.advance(Duration.ofDays(30));
      assertThat(tokens.verify(issued.secret())).isEmpty();

      Tokens.Issued other = tokens.create("ada", "ci", scopes, 1, ADA);
      tokens.revoke(other.token().id(), ADA);
      tokens.revoke(other.token().id(), ADA);
      assertThat(tokens.verify(other.secret())).isEmpty();
      assertThat(journal.of("account/ada"))
          .filteredOn(entry -> entry.kind().equals("token.revoked"))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTokenMayMoreThanItsOwnerOrLastsForever(Databases vendor) {
    try (var database = vendor.open()) {
      new Staff(database);
      var clock = new MovingClock(Instant.parse("2026-05-15T12:00:00Z"));
      var tokens = new Tokens(database, new JournalTable(database), clock, new SecureRandom());
      Set<Right> read = EnumSet.of(Right.READ);
      refused(() -> tokens.create("ada", "x", EnumSet.of(Right.ACCOUNTS), 1, ADA), "accounts");
      refused(() -> tokens.create("ada", "x", read, 0, ADA), "1 to 366 days");
      refused(() -> tokens.create("ada", "x", read, 367, ADA), "1 to 366 days");
      refused(() -> tokens.create("ada", "x", Set.of(), 1, ADA), "at least one scope");
      refused(() -> tokens.create("ada", " ", read, 1, ADA), "name is missing");
      refused(() -> tokens.create("ada", "a\u0000b", read, 1, ADA), "not seen");
      refused(() -> tokens.create("nobody", "x", read, 1, ADA), "no active account");
      refused(() -> tokens.create("ada", "test", read, 1, ADA), "of that name");
      refused(() -> tokens.revoke("none", ADA), "no such token");
      assertThat(tokens.of("ada")).hasSize(1);
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable it, String why) {
    assertThatThrownBy(it).isInstanceOf(AccountRefusedException.class).hasMessageContaining(why);
  }
}
