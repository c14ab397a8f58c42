package dev.tunegate.accounts;

import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.JournalTable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * People for tests: one a role by the role's code, and Ada and Bo, who both change and approve. All
 * have the same password, and a token for all that they may do.
 */
public final class Staff {

  /** Everybody's password. */
  public static final String PASSWORD = "correct horse battery";

  /** Ada and Bo, who each may change and approve. */
  public static final Set<Role> BOTH = EnumSet.of(Role.POLICY_OWNER, Role.APPROVER);

  private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
  private static final String HASH = PASSWORDS.hash(PASSWORD);

  private final Map<String, String> tokens = new TreeMap<>();

  /** Hires everybody into an empty database. */
  public Staff(Database database) {
    for (Role role : Role.values()) {
      hire(database, role.code(), EnumSet.of(role));
    }
    hire(database, "ada", BOTH);
    hire(database, "bo", BOTH);
  }

  /** Hires everybody into the database of a service that may be running. */
  public static Staff at(DatabaseAddress address) {
    try (Database database = Database.open(address)) {
      return new Staff(database);
    }
  }

  private void hire(Database database, String name, Set<Role> roles) {
    var account = new Account(name, name, roles, true, HASH, false, 1, Instant.EPOCH, "a test");
    List<String> codes = roles.stream().map(Role::code).toList();
    Map<String, Object> facts =
        Map.of(
            "at",
            "1970-01-01T00:00:00Z",
            "by",
            "a test",
            "name",
            name,
            "roles",
            codes,
            "reason",
            "x");
    database.inTransaction(
        () -> {
          new AccountTable(database).add(account);
          new JournalTable(database).append("account.created", "account/" + name, facts);
        });
    tokens.put(name, token(database, name, "test", account.rights()));
  }

  /** A token of somebody. */
  public static String token(Database database, String owner, String name, Set<Right> scopes) {
    return new Tokens(database, new JournalTable(database), Clock.systemUTC(), new SecureRandom())
        .create(owner, name, scopes, 1, new Actor(owner))
        .secret();
  }

  /** The token of somebody for all that they may do; empty for nobody. */
  public String token(String name) {
    return tokens.getOrDefault(name, "");
  }
}
