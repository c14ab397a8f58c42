package dev.tunegate.audit;

import dev.tunegate.ledger.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the tables by which a service decides hold the policies that the log tells of. */
final class PolicyTables {

  private final Connection connection;
  private final PolicyTrail trail;
  private final Findings findings;

  PolicyTables(Connection connection, PolicyTrail trail, Findings findings) {
    this.connection = connection;
    this.trail = trail;
    this.findings = findings;
  }

  /**
   * Compares.
   *
   * @param whole whether the log tells of the first step; else versions may be older than it
   */
  void check(boolean whole) throws SQLException {
    Map<Integer, PolicyTrail.Known> versions = trail.versions();
    Set<Integer> missing = new TreeSet<>(versions.keySet());
    Set<String> checked = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select number, content, fingerprint, state from policy_version"
                    + " order by number")) {
      while (row.next()) {
        int number = row.getInt(1);
        PolicyTrail.Known known = versions.get(number);
        missing.remove(number);
        if (known == null) {
          if (whole) {
            findings.add(0, "No entry tells of version " + number + ", which is in the database");
          }
        } else {
          compare(number, known, row);
        }
        if (checked.add(row.getString(2))) {
          checkFiles(number, row.getString(2));
        }
      }
    }
    // A draft that was never proposed decides nothing, and no log brings it back.
    missing.removeIf(number -> !trail.mayDecide(number));
    for (int number : missing) {
      findings.add(
          trail.entryOf(number),
          "Version " + number + " of the policy is missing from the database");
    }
    checkInForce();
  }

  private void compare(int number, PolicyTrail.Known known, ResultSet row) throws SQLException {
    if (!known.content.equals(row.getString(2)) || !known.fingerprint.equals(row.getString(3))) {
      swapped(number, "the database has " + row.getString(3) + " in its place");
    }
    if (!known.state.isEmpty() && !known.state.equals(row.getString(4))) {
      findings.add(
          known.entry,
          "Version "
              + number
              + " is "
              + row.getString(4)
              + " in the database, and by the log it is "
              + known.state);
    }
  }

  private void swapped(int number, String how) {
    findings.add(
        trail.entryOf(number),
        "The policy was swapped: version " + number + " is not what was recorded; " + how);
  }

  private void checkFiles(int number, String content) throws SQLException {
    @Nullable String lines = text("select lines from policy_content where digest = ?", content);
    if (lines == null) {
      swapped(number, "its list of files is missing");
      return;
    }
    if (!("sha256:" + Hashing.sha256(lines.getBytes(StandardCharsets.UTF_8))).equals(content)) {
      swapped(number, "its list of files was changed");
      return;
    }
    for (String line : lines.split("\n", -1)) {
      int end = line.indexOf("  ");
      if (end > 0 && !isStored(line.substring(0, end))) {
        swapped(number, "its file " + line.substring(end + 2) + " was changed or is missing");
      }
    }
  }

  private boolean isStored(String digest) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select content from policy_file where digest = ?")) {
      select.setString(1, digest);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && Hashing.sha256(row.getBytes(1)).toString().equals(digest);
      }
    }
  }

  private @Nullable String text(String sql, String parameter) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private void checkInForce() throws SQLException {
    @Nullable Integer inForce = trail.inForce();
    if (inForce == null) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select number from policy_active")) {
      int there = row.next() ? row.getInt(1) : 0;
      if (there != inForce) {
        findings.add(
            trail.entryOf(there),
            "By the log version "
                + inForce
                + " is in force, and the database has version "
                + there
                + " decide");
      }
    }
  }
}
