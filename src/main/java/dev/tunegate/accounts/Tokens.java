package dev.tunegate.accounts;

import dev.tunegate.accounts.AccountRefusedException.Kind;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.Journal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens by which machines act for accounts. They are made and revoked as accounts are changed:
 * refused or done as a whole, and recorded without the secret.
 */
public final class Tokens {

  /** Secrets begin with it, so that a scanner finds one that was let slip. */
  public static final String PREFIX = "tgt_";

  /** A token lasts at most so many days. */
  public static final int MOST_DAYS = 366;

  private static final int MOST_TOKENS = 50;
  private static final int LONGEST_NAME = 60;
  private static final int SECRET_BYTES = 32;

  /** Not with every request: when a token was used last is known as exactly as this. */
  private static final Duration NOTED = Duration.ofMinutes(10);

  /**
   * A new token.
   *
   * @param secret what the machine sends; it is shown once and kept nowhere
   */
  public record Issued(Token token, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Issued[" + token + "]";
    }
  }

  /** A token that counts, and the account that it acts for. */
  public record Bearer(Token token, Account owner) {}

  private final Database database;
  private final Journal journal;
  private final Clock clock;
  private final SecureRandom random;
  private final TokenTable table;
  private final AccountTable accounts;

  /** The tokens that a database keeps. */
  public Tokens(Database database, Journal journal, Clock clock, SecureRandom random) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    this.table = new TokenTable(database);
    this.accounts = new AccountTable(database);
  }

  /** All tokens, by owner. */
  public List<Token> all() {
    return table.all();
  }

  /** The tokens of an account, the oldest first. */
  public List<Token> of(String owner) {
    return table.of(owner);
  }

  /**
   * Makes a token.
   *
   * @param name what it is for
   * @param scopes what it may do; of these, its owner has to have every one
   * @param days how long it lasts
   */
  public Issued create(String owner, String name, Set<Right> scopes, int days, Actor by) {
    String label = AccountWords.seen("The token's name", name.strip(), LONGEST_NAME);
    if (label.isEmpty()) {
      throw AccountWords.invalid("Say what the token is for: its name is missing.");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw AccountWords.invalid(
          "A token lasts 1 to " + MOST_DAYS + " days; " + days + " were asked for.");
    }
    if (scopes.isEmpty()) {
      throw AccountWords.invalid("Say what the token may do: it needs at least one scope.");
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    byte[] id = new byte[6];
    random.nextBytes(id);
    Instant now = now();
    var token =
        new Token(
            HexFormat.of().formatHex(id),
            label,
            owner,
            scopes,
            now,
            now.plus(Duration.ofDays(days)),
            null,
            null);
    return database.inTransaction(
        () -> {
          requireRoom(token);
          table.add(token, Attempts.digest(text));
          record("token.created", token, by);
          return new Issued(token, text);
        });
  }

  private void requireRoom(Token token) {
    Account account =
        accounts
            .find(token.owner())
            .filter(Account::active)
            .orElseThrow(
                () ->
                    new AccountRefusedException(
                        Kind.MISSING,
                        "There is no active account " + AccountWords.shown(token.owner()) + "."));
    for (Right scope : token.scopes()) {
      if (!account.rights().contains(scope)) {
        throw AccountWords.invalid(
            "The account "
                + account.name()
                + " has not the right "
                + scope.code()
                + " by any of its roles, so no token can have it.");
      }
    }
    List<Token> others =
        table.of(token.owner()).stream().filter(each -> each.counts(token.created())).toList();
    if (others.size() >= MOST_TOKENS) {
      throw AccountWords.invalid(
          "The account has " + MOST_TOKENS + " tokens that count. Revoke one first.");
    }
    if (others.stream().anyMatch(each -> each.name().equals(token.name()))) {
      throw new AccountRefusedException(
          Kind.TAKEN,
          "The account has a token of that name, and the record would not tell them apart. Choose"
              + " another name, or revoke that one first.");
    }
  }

  /** Revokes a token, at once and for good; one that counts no more stays as it is. */
  public void revoke(String id, Actor by) {
    database.inTransaction(
        () -> {
          Token token =
              table
                  .find(id)
                  .orElseThrow(
                      () -> new AccountRefusedException(Kind.MISSING, "There is no such token."));
          if (token.revoked() == null) {
            table.revoke(id, now());
            record("token.revoked", token, by);
          }
        });
  }

  /** The token of a secret, if it counts: neither expired nor revoked, of an active account. */
  public Optional<Bearer> verify(String secret) {
    @Nullable Token token = table.byDigest(Attempts.digest(secret)).orElse(null);
    Instant now = now();
    if (token == null || !token.counts(now)) {
      return Optional.empty();
    }
    Optional<Account> owner = accounts.find(token.owner()).filter(Account::active);
    if (owner.isPresent() && (token.used() == null || token.used().plus(NOTED).isBefore(now))) {
      table.use(token.id(), now);
    }
    return owner.map(account -> new Bearer(token, account));
  }

  private void record(String kind, Token token, Actor by) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("at", now().toString());
    by.record(facts);
    facts.put("expires", token.expires().toString());
    facts.put("name", token.name());
    facts.put("scopes", token.scopes().stream().map(Right::code).toList());
    facts.put("tokenId", token.id());
    journal.append(kind, "account/" + token.owner(), facts);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
