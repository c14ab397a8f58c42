package dev.tunegate.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;

/** Whether the journal that a service shows holds the steps that the log holds, and no others. */
final class JournalCheck {

  private final Connection connection;
  private final PreparedStatement step;
  private final Findings findings;
  private final BitSet seen = new BitSet();

  JournalCheck(Connection connection, Findings findings) throws SQLException {
    this.connection = connection;
    this.findings = findings;
    this.step =
        connection.prepareStatement(
            "select kind, subject, payload from journal where sequence = ?");
  }

  void step(Step recorded) throws SQLException {
    String name = "Step " + recorded.sequence() + " of the journal";
    seen.set(Math.toIntExact(recorded.sequence()));
    step.setLong(1, recorded.sequence());
    try (ResultSet row = step.executeQuery()) {
      if (!row.next()) {
        findings.add(
            recorded.entry(), name + " is missing; entry " + recorded.entry() + " holds it");
      } else if (!row.getString(1).equals(recorded.kind())
          || !row.getString(2).equals(recorded.subject())
          || !row.getString(3).equals(recorded.payload())) {
        findings.add(
            recorded.entry(),
            name + " was changed: it is not what entry " + recorded.entry() + " holds");
      }
    }
  }

  /** The first step that the log tells of; 0 if there is none. */
  int first() {
    return Math.max(0, seen.nextSetBit(0));
  }

  /**
   * Looks for steps that no entry holds.
   *
   * @return how many of them were taken before the log began
   */
  long finish(long entries) throws SQLException {
    long before = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sequence from journal order by sequence")) {
      while (row.next()) {
        long sequence = row.getLong(1);
        if (sequence > 0 && sequence < first()) {
          before++;
        } else if (sequence < 0 || !seen.get(Math.toIntExact(sequence))) {
          findings.add(
              entries, "Step " + sequence + " of the journal was added: no entry holds it");
        }
      }
    }
    step.close();
    return before;
  }
}
