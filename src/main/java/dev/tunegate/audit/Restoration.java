package dev.tunegate.audit;

import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.LedgerVerification;
import dev.tunegate.versions.ContentEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes the tables by which a service works anew from the entries of its log, in the transaction in
 * which these are restored: the journal, the versions of the policy, and which of them is in force;
 * and the accounts, to which their passwords do not come back. The register follows by itself.
 */
public final class Restoration implements LedgerVerification.Companion {

  /** No password has this for its hash, so that nobody logs in until it is reset. */
  private static final String NO_PASSWORD = "{bcrypt}none";

  /** What was saved as a version, with what became of it. */
  private static final class Saved {
    final Step drafted;
    String state = "DRAFT";

    Saved(Step drafted) {
      this.drafted = drafted;
    }
  }

  private final Map<Integer, Saved> versions = new TreeMap<>();
  private final Map<Integer, Step> asked = new TreeMap<>();
  private final Map<Integer, Step> scheduled = new TreeMap<>();
  private final Map<Integer, String> troubles = new TreeMap<>();
  private final Map<String, List<Step>> accounts = new TreeMap<>();
  private final Set<String> contents = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final List<Integer> lost = new ArrayList<>();
  private @Nullable Connection connection;
  private @Nullable Step inForce;
  private long last;

  /** Numbers of the drafts whose files the log does not hold, since they were never proposed. */
  public List<Integer> lostDrafts() {
    return List.copyOf(lost);
  }

  /** How many accounts are back, each without a password. */
  public int accounts() {
    return accounts.size();
  }

  @Override
  public void begin(Connection database) {
    connection = database;
  }

  @Override
  public void entry(Entry entry) throws SQLException {
    Entry.Content content = entry.content();
    if (content == null) {
      return;
    }
    if (entry.kind().equals(ContentEntry.KIND)) {
      content(ContentEntry.read(content.payload()));
      return;
    }
    Step step = Step.of(entry.index(), entry.kind(), content.payload());
    if (step != null) {
      step(step);
    }
  }

  private void content(ContentEntry held) throws SQLException {
    if (!contents.add(held.digest())) {
      return;
    }
    for (Map.Entry<String, byte[]> file : held.content().fileBytes().entrySet()) {
      if (files.add(file.getKey())) {
        run(
            "insert into policy_file (digest, content) values (?, ?)",
            file.getKey(),
            file.getValue());
      }
    }
    run(
        "insert into policy_content (digest, lines) values (?, ?)",
        held.digest(),
        held.content().lines());
  }

  private void step(Step step) throws SQLException {
    run(
        "insert into journal (sequence, kind, subject, payload) values (?, ?, ?, ?)",
        step.sequence(),
        step.kind(),
        step.subject(),
        step.payload());
    last = Math.max(last, step.sequence());
    if (step.isOfPolicy()) {
      policy(step);
    } else if (step.kind().startsWith("account.")) {
      accounts.computeIfAbsent(step.subject(), subject -> new ArrayList<>()).add(step);
    }
  }

  private void policy(Step step) {
    int number = step.version();
    if (step.kind().equals("policy.drafted")) {
      versions.put(number, new Saved(step));
    }
    Saved saved = versions.get(number);
    String state = PolicyTrail.stateAfter(step.kind());
    if (saved != null && !state.isEmpty()) {
      saved.state = state;
    }
    switch (step.kind()) {
      case "policy.rollback-requested" -> asked.put(number, step);
      case "policy.rollback-declined" -> asked.remove(number);
      case "policy.activation-scheduled" -> {
        scheduled.put(number, step);
        troubles.remove(number);
      }
      case "policy.activation-failed" -> troubles.put(number, step.text("reason"));
      case "policy.activation-called-off" -> scheduled.remove(number);
      default -> {}
    }
    if (!state.isEmpty()) {
      scheduled.remove(number);
    }
    if (state.equals("ACTIVE")) {
      inForce = step;
      asked.clear();
    }
  }

  @Override
  public void end() throws SQLException {
    run("update journal_end set sequence = ?", last);
    for (Map.Entry<Integer, Saved> version : versions.entrySet()) {
      version(version.getKey(), version.getValue());
    }
    for (Map.Entry<Integer, Step> request : asked.entrySet()) {
      Step step = request.getValue();
      run(
          "insert into policy_rollback (number, requester, requested, reason)"
              + " values (?, ?, ?, ?)",
          request.getKey(),
          step.text("by"),
          step.text("at"),
          step.text("reason"));
    }
    for (Map.Entry<Integer, Step> set : scheduled.entrySet()) {
      Step step = set.getValue();
      run(
          "insert into policy_schedule (number, requester, requested, due, trouble)"
              + " values (?, ?, ?, ?, ?)",
          set.getKey(),
          step.text("by"),
          step.text("at"),
          step.text("due"),
          troubles.get(set.getKey()));
    }
    Step now = inForce;
    if (now != null) {
      run("insert into policy_active values (1, ?, ?)", now.version(), now.sequence());
    }
    for (List<Step> steps : accounts.values()) {
      account(steps);
    }
  }

  private void version(int number, Saved saved) throws SQLException {
    Step drafted = saved.drafted;
    if (!contents.contains(drafted.text("content"))) {
      lost.add(number);
      return;
    }
    Integer origin = drafted.number("origin");
    run(
        "insert into policy_version (number, content, fingerprint, parent, origin, author,"
            + " created, message, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        drafted.text("content"),
        drafted.text("fingerprint"),
        drafted.number("parent"),
        origin == null || lost.contains(origin) ? null : origin,
        drafted.text("by"),
        drafted.text("at"),
        drafted.text("reason"),
        saved.state);
  }

  /** The last step tells the roles; a step that disabled or enabled it, whether it is active. */
  private void account(List<Step> steps) throws SQLException {
    Step first = steps.get(0);
    Step now = steps.get(steps.size() - 1);
    boolean active = true;
    for (Step step : steps) {
      active =
          switch (step.kind()) {
            case "account.disabled" -> false;
            case "account.enabled" -> true;
            default -> active;
          };
    }
    List<String> roles = new ArrayList<>();
    for (JsonNode role : now.json().path("roles")) {
      roles.add(role.stringValue(""));
    }
    run(
        "insert into account (name, display_name, roles, active, password, must_change,"
            + " generation, created, created_by) values (?, ?, ?, ?, ?, 1, 1, ?, ?)",
        now.subject().substring("account/".length()),
        now.text("name"),
        String.join(" ", roles),
        active ? 1 : 0,
        NO_PASSWORD,
        first.text("at"),
        first.text("by"));
  }

  private void run(String sql, @Nullable Object... values) throws SQLException {
    Connection database = connection;
    if (database == null) {
      throw new IllegalStateException("A restoration needs a database");
    }
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
