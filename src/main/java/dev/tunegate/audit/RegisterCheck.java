package dev.tunegate.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the register shows what the log holds. It may lag behind; what it has come to is
 * compared, line by line, in the order of the entries.
 */
final class RegisterCheck {

  private final Statement statement;
  private final ResultSet row;
  private final Findings findings;
  private final long next;

  /** Lines of entries that are erased, until the erasure is found to be newer than the register. */
  private final Set<Long> erased = new LinkedHashSet<>();

  private boolean isOpen;

  RegisterCheck(Connection connection, Findings findings) throws SQLException {
    this.findings = findings;
    try (Statement position = connection.createStatement();
        ResultSet found = position.executeQuery("select next from register_position")) {
      this.next = found.next() ? found.getLong(1) : 0;
    }
    this.statement = connection.createStatement();
    statement.setFetchSize(500);
    this.row =
        statement.executeQuery(
            "select entry, id, at, actor, outcome, title, because, version, fingerprint"
                + " from register_decision order by entry");
    this.isOpen = row.next();
  }

  /** Up to which entry the register has come. */
  long next() {
    return next;
  }

  void decision(long entry, DecisionScan decision) throws SQLException {
    passOver(entry);
    if (!isAt(entry)) {
      if (entry < next) {
        findings.add(entry, "The register does not show the decision in entry " + entry);
      }
      return;
    }
    DecisionScan line = line();
    if (!line.equals(decision)) {
      var there = new TreeMap<>(line.line());
      there.entrySet().removeAll(decision.line().entrySet());
      findings.add(
          entry,
          "The register tells of the decision in entry "
              + entry
              + " otherwise than the log: "
              + String.join(", ", there.keySet()));
    }
    isOpen = row.next();
  }

  private DecisionScan line() throws SQLException {
    int version = row.getInt(8);
    Integer stated = row.wasNull() ? null : Integer.valueOf(version);
    return new DecisionScan(
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getString(4),
        stated,
        row.getString(9),
        row.getString(5),
        row.getString(7),
        row.getString(6));
  }

  /** Takes an entry whose payload is gone. */
  void gone(long entry) throws SQLException {
    passOver(entry);
    if (isAt(entry)) {
      erased.add(entry);
      isOpen = row.next();
    }
  }

  /** Takes an entry that tells of others that were erased. */
  void erased(long entry, List<Long> gone) {
    if (entry >= next) {
      gone.forEach(erased::remove);
    }
  }

  private boolean isAt(long entry) throws SQLException {
    return isOpen && row.getLong(1) == entry;
  }

  /** Lines of entries that are no decisions. */
  private void passOver(long entry) throws SQLException {
    while (isOpen && row.getLong(1) < entry) {
      findings.add(
          row.getLong(1),
          "The register shows a decision for entry " + row.getLong(1) + ", which is none");
      isOpen = row.next();
    }
  }

  void finish() throws SQLException {
    passOver(Long.MAX_VALUE);
    erased.forEach(
        entry ->
            findings.add(
                entry, "The register still tells of entry " + entry + ", which is erased"));
    statement.close();
  }
}
