package dev.tunegate.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether the accounts and tokens by which a service lets people act are those that the log tells
 * of: nobody has a role, and no token counts, by a change of the database alone. Passwords and the
 * secrets of tokens are in no log, so that one put in another's place is not found here.
 */
final class AccountTables {

  /** An account as the log has it; what no step has told yet is null. */
  private static final class Known {
    private final long first;
    private long entry;
    private @Nullable String name;
    private @Nullable Set<String> roles;
    private @Nullable Boolean active;

    Known(long first) {
      this.first = first;
    }
  }

  /** A token as the log has it. */
  private static final class Issued {
    private final long first;
    private final Map<String, String> said;
    private boolean revoked;
    private long entry;

    Issued(long first, Map<String, String> said) {
      this.first = first;
      this.entry = first;
      this.said = said;
    }
  }

  private final Findings findings;
  private final Map<String, Known> accounts = new TreeMap<>();
  private final Map<String, Issued> tokens = new TreeMap<>();

  AccountTables(Findings findings) {
    this.findings = findings;
  }

  void step(Step step) {
    String name = step.subject().substring(step.subject().indexOf('/') + 1);
    switch (step.kind()) {
      case "account.created" -> account(name, step, true);
      case "account.enabled" -> account(name, step, true);
      case "account.disabled" -> account(name, step, false);
      case "account.roles-changed" -> account(name, step, null);
      case "token.created" ->
          tokens.put(
              step.text("tokenId"),
              new Issued(
                  step.entry(),
                  token(
                      name,
                      step.text("name"),
                      words(step.json().path("scopes")),
                      step.text("expires"))));
      case "token.revoked" -> {
        Issued token = tokens.get(step.text("tokenId"));
        if (token != null) {
          token.revoked = true;
          token.entry = step.entry();
        }
      }
      default -> {}
    }
  }

  private void account(String name, Step step, @Nullable Boolean active) {
    Known known = accounts.computeIfAbsent(name, unknown -> new Known(step.entry()));
    known.entry = step.entry();
    known.name = step.text("name");
    known.roles = words(step.json().path("roles"));
    known.active = active == null ? known.active : active;
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.stringValue("")));
    return words;
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> token(
      String owner, String name, Set<String> scopes, String expires) {
    return Map.of(
        "owner", owner, "name", name, "scopes", String.join(", ", scopes), "expiry", expires);
  }

  /**
   * Compares.
   *
   * @param whole whether the log tells of the first step; else accounts may be older than it
   * @param entries how many the log has: what no entry tells of is named after the last
   */
  void check(Connection connection, boolean whole, long entries) throws SQLException {
    Set<String> missing = new TreeSet<>(accounts.keySet());
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select name, display_name, roles, active from account order by name")) {
      while (row.next()) {
        String name = row.getString(1);
        Known known = accounts.get(name);
        missing.remove(name);
        if (known != null) {
          compare(name, known, row);
        } else if (whole) {
          findings.add(entries, "The account " + name + " was added: no entry tells of it");
        }
      }
    }
    for (String name : missing) {
      Known known = accounts.get(name);
      findings.add(
          known == null ? 0 : known.first, "The account " + name + " is missing from the database");
    }
    checkTokens(connection, whole, entries);
  }

  private void compare(String name, Known known, ResultSet row) throws SQLException {
    Set<String> roles = words(row.getString(3));
    if (known.roles != null && !known.roles.equals(roles)) {
      differs(known.entry, "account " + name, "roles", list(roles), list(known.roles));
    }
    boolean active = row.getInt(4) == 1;
    if (known.active != null && known.active != active) {
      differs(known.entry, "account " + name, "state", state(active), state(known.active));
    }
    if (known.name != null && !known.name.equals(row.getString(2))) {
      differs(known.entry, "account " + name, "person's name", row.getString(2), known.name);
    }
  }

  private static String list(Set<String> words) {
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static String state(boolean active) {
    return active ? "active" : "disabled";
  }

  private void differs(long entry, String what, String of, String there, String recorded) {
    findings.add(
        entry,
        "The "
            + what
            + " was changed: its "
            + of
            + " in the database: "
            + there
            + "; by entry "
            + entry
            + ": "
            + recorded);
  }

  /** One that is missing counts no more, so that it is no danger; an import brings none back. */
  private void checkTokens(Connection connection, boolean whole, long entries) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, owner, name, scopes, expires, revoked from account_token"
                    + " order by id")) {
      while (row.next()) {
        String id = row.getString(1);
        Issued known = tokens.get(id);
        if (known == null) {
          if (whole) {
            findings.add(
                entries,
                "The token " + id + " of " + row.getString(2) + " was added: no entry tells of it");
          }
          continue;
        }
        Map<String, String> there =
            token(row.getString(2), row.getString(3), words(row.getString(4)), row.getString(5));
        for (String part : new TreeSet<>(there.keySet())) {
          String recorded = known.said.getOrDefault(part, "");
          if (!recorded.equals(there.get(part))) {
            differs(known.first, "token " + id, part, String.valueOf(there.get(part)), recorded);
          }
        }
        boolean revoked = row.getString(6) != null;
        if (revoked != known.revoked) {
          differs(known.entry, "token " + id, "state", counts(revoked), counts(known.revoked));
        }
      }
    }
  }

  private static String counts(boolean revoked) {
    return revoked ? "revoked" : "not revoked";
  }
}
