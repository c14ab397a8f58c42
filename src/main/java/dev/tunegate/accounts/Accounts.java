package dev.tunegate.accounts;

import dev.tunegate.accounts.AccountRefusedException.Kind;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.Journal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of a service. A change is refused as a whole (as an {@link AccountRefusedException})
 * or made as a whole, and recorded with who made it, when and why; never with a secret.
 */
public final class Accounts {

  /**
   * An account with a new password, which must be changed at the first login and is shown once.
   *
   * @param password in plain text; it is kept nowhere
   */
  public record Issued(Account account, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Issued[" + account + "]";
    }
  }

  /** The accounts of a new service, one a role. */
  private static final Map<Role, String> FIRST =
      Map.of(
          Role.ASKER, "asker",
          Role.POLICY_OWNER, "owner",
          Role.APPROVER, "approver",
          Role.AUDITOR, "auditor",
          Role.ADMINISTRATOR, "admin");

  /** Whom the record names without an account. */
  private static final Set<String> RESERVED =
      Set.of(Actor.TUNEGATE.name(), Actor.WATCH.name(), Actor.CONSOLE.name(), Actor.NOBODY.name());

  private final Database database;
  private final Journal journal;
  private final Clock clock;
  private final AccountTable table;
  private final Attempts attempts;
  private final Passwords passwords;

  /** The accounts that a database keeps. */
  public Accounts(Database database, Journal journal, Clock clock, SecureRandom random) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.table = new AccountTable(database);
    this.attempts = new Attempts(database, clock);
    this.passwords = new Passwords(random);
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return table.all();
  }

  /** An account, active or not. */
  public Optional<Account> find(String name) {
    return table.find(name);
  }

  /** How many passwords were compared with a hash, since this was made. */
  public long verifications() {
    return passwords.verifications();
  }

  /** Makes one account a role, if there is no account at all; else makes and hands back none. */
  public List<Issued> createFirst() {
    if (!all().isEmpty()) {
      return List.of();
    }
    List<Issued> first = new ArrayList<>();
    for (Role role : Role.values()) {
      first.add(issue(FIRST.get(role), role.title(), Set.of(role), Actor.TUNEGATE));
    }
    return database.inTransaction(
        () -> {
          for (Issued issued : first) {
            // Another process may be at its first start too: whose first account comes first, wins.
            if (!table.add(issued.account())) {
              return List.of();
            }
            record("account.created", issued.account(), "The first start", Actor.TUNEGATE);
          }
          return first;
        });
  }

  /**
   * Makes an account with a one-time password.
   *
   * @param displayName the person's name, or what the machine is for; the name if blank
   * @param reason why, to be recorded
   */
  public Issued create(String name, String displayName, Set<Role> roles, String reason, Actor by) {
    AccountWords.requireName(name, RESERVED);
    AccountWords.requireRoles(roles);
    String display = AccountWords.displayName(displayName, name);
    String why = AccountWords.reason(reason);
    Issued issued = issue(name, display, roles, by);
    return database.inTransaction(
        () -> {
          if (!table.add(issued.account())) {
            throw new AccountRefusedException(
                Kind.TAKEN,
                "There is an account " + name + " already. Choose another name; none is reused.");
          }
          record("account.created", issued.account(), why, by);
          return issued;
        });
  }

  private Issued issue(String name, String display, Set<Role> roles, Actor by) {
    String password = passwords.oneTime();
    var account =
        new Account(
            name, display, roles, true, passwords.hash(password), true, 1, now(), by.name());
    return new Issued(account, password);
  }

  /** Gives an account other roles; nobody gives themselves any. */
  public void setRoles(String name, Set<Role> roles, String reason, Actor by) {
    AccountWords.requireRoles(roles);
    String why = AccountWords.reason(reason);
    database.inTransaction(
        () -> {
          Account account = require(name);
          requireOther(account, by, "changes their own roles");
          table.setRoles(name, roles);
          record("account.roles-changed", require(name), why, by);
          requireAdministrator();
        });
  }

  /**
   * Enables or disables an account. What it was logged in with ends, and so do its tokens' acts.
   */
  public void setActive(String name, boolean active, String reason, Actor by) {
    String why = AccountWords.reason(reason);
    database.inTransaction(
        () -> {
          requireOther(require(name), by, "disables their own account");
          table.setActive(name, active);
          record(active ? "account.enabled" : "account.disabled", require(name), why, by);
          requireAdministrator();
        });
  }

  /** Gives an account a new one-time password, and lifts a lock. Its logins end. */
  public Issued reset(String name, String reason, Actor by) {
    String why = AccountWords.reason(reason);
    String password = passwords.oneTime();
    String hash = passwords.hash(password);
    return database.inTransaction(
        () -> {
          Account account = require(name);
          table.setPassword(name, hash, true);
          attempts.forget(name);
          record("account.password-reset", account, why, by);
          return new Issued(require(name), password);
        });
  }

  /**
   * Changes one's own password; other logins of the account end.
   *
   * @param current the password until now, which counts as a login where it is wrong
   */
  public Account changePassword(String name, String current, String next) {
    Account account = require(name);
    Passwords.require(next, account);
    if (next.equals(current)) {
      throw new AccountRefusedException(
          Kind.PASSWORD, "The new password is the old one. Choose another.");
    }
    if (verify(name, current).isEmpty()) {
      throw new AccountRefusedException(
          Kind.PASSWORD,
          "The current password is wrong, or was wrong too often. Type it as it was given, or wait"
              + " a while.");
    }
    String hash = passwords.hash(next);
    return database.inTransaction(
        () -> {
          table.setPassword(name, hash, false);
          Account changed = require(name);
          record("account.password-changed", changed, "", new Actor(name));
          return changed;
        });
  }

  /**
   * The account of a name and a password. Nothing tells why there is none: a wrong name, a wrong
   * password, a disabled account and a locked one cost the same work. After {@value Attempts#MOST}
   * failures in a row a name is locked for a quarter of an hour.
   *
   * @throws PasswordsBusyException if too many are being compared; that is no failure of the name
   */
  public Optional<Account> verify(String name, String password) {
    return passwords.inTurn(() -> verified(name, password));
  }

  private Optional<Account> verified(String name, String password) {
    String typed = name.strip().toLowerCase(Locale.ROOT);
    Optional<Account> account = table.find(typed);
    int attempt = attempts.begin(typed);
    boolean right = passwords.verify(password, account.orElse(null));
    if (right && attempt > 0 && account.orElseThrow().active()) {
      attempts.forget(typed);
      return account;
    }
    if (attempt == Attempts.MOST && account.isPresent()) {
      database.inTransaction(
          () -> record("account.locked", account.get(), "Too many failed logins", Actor.TUNEGATE));
    }
    return Optional.empty();
  }

  Passwords passwords() {
    return passwords;
  }

  private Account require(String name) {
    return table
        .find(name)
        .orElseThrow(
            () ->
                new AccountRefusedException(
                    Kind.MISSING, "There is no account " + AccountWords.shown(name) + "."));
  }

  private static void requireOther(Account account, Actor by, String what) {
    if (account.name().equals(by.name())) {
      throw new AccountRefusedException(
          Kind.SELF, "Nobody " + what + ". Ask another administrator.");
    }
  }

  private void requireAdministrator() {
    if (all().stream()
        .noneMatch(each -> each.active() && each.roles().contains(Role.ADMINISTRATOR))) {
      throw new AccountRefusedException(
          Kind.LAST, "That would leave no administrator. Give another account the role first.");
    }
  }

  private long record(String kind, Account account, String reason, Actor by) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("at", now().toString());
    by.record(facts);
    facts.put("name", account.displayName());
    facts.put("reason", reason);
    facts.put("roles", account.roles().stream().map(Role::code).toList());
    return journal.append(kind, "account/" + account.name(), facts);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
