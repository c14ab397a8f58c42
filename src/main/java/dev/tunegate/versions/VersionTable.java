package dev.tunegate.versions;

import dev.tunegate.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions, which of them is in force, and which roll backs are asked for, in the database. */
final class VersionTable {

  private final Database database;

  VersionTable(Database database) {
    this.database = database;
  }

  /**
   * Lets steps happen one after the other: until the transaction ends no other takes one, in this
   * process or another.
   */
  void lock() {
    database.sql().sql("update journal_end set sequence = sequence").update();
  }

  /** The next one; a number that the journal tells of is none, also where its version is gone. */
  int nextNumber() {
    return database
        .sql()
        .sql(
            "select coalesce(max(number), 0) + 1 from (select number from policy_version union all"
                + " select cast(substr(subject, 8) as integer) as number from journal"
                + " where kind = 'policy.drafted') known")
        .query(Integer.class)
        .single();
  }

  void add(Version version) {
    database
        .sql()
        .sql(
            "insert into policy_version (number, content, fingerprint, parent, origin, author,"
                + " created, message, state) values (:number, :content, :fingerprint, :parent,"
                + " :origin, :author, :created, :message, :state)")
        .param("number", version.number())
        .param("content", version.content())
        .param("fingerprint", version.fingerprint())
        .param("parent", version.parent())
        .param("origin", version.origin())
        .param("author", version.author())
        .param("created", version.created().toString())
        .param("message", version.message())
        .param("state", version.state().name())
        .update();
  }

  Optional<Version> find(int number) {
    return database
        .sql()
        .sql("select * from policy_version where number = :number")
        .param("number", number)
        .query((row, at) -> version(row))
        .optional();
  }

  List<Version> newestFirst() {
    return database
        .sql()
        .sql("select * from policy_version order by number desc")
        .query((row, at) -> version(row))
        .list();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt("number"),
        row.getString("content"),
        row.getString("fingerprint"),
        reference(row, "parent"),
        reference(row, "origin"),
        row.getString("author"),
        Instant.parse(row.getString("created")),
        row.getString("message"),
        State.valueOf(row.getString("state")));
  }

  private static @Nullable Integer reference(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  /** Changes a state if it is still what it was taken for, and tells whether it was. */
  boolean change(int number, State from, State to) {
    return database
            .sql()
            .sql("update policy_version set state = :to where number = :number and state = :from")
            .param("to", to.name())
            .param("number", number)
            .param("from", from.name())
            .update()
        == 1;
  }

  /** The version in force; none before the first. */
  Optional<InForce> inForce() {
    return database
        .sql()
        .sql("select number, sequence from policy_active")
        .query((row, at) -> new InForce(row.getInt("number"), row.getLong("sequence")))
        .optional();
  }

  /** Points to another version in force, by the step that made it so. */
  void pointTo(InForce next) {
    int changed =
        database
            .sql()
            .sql("update policy_active set number = :number, sequence = :sequence")
            .param("number", next.number())
            .param("sequence", next.sequence())
            .update();
    if (changed == 0) {
      database
          .sql()
          .sql("insert into policy_active values (1, :number, :sequence)")
          .param("number", next.number())
          .param("sequence", next.sequence())
          .update();
    }
  }

  void ask(int number, Rollback rollback) {
    database
        .sql()
        .sql(
            "insert into policy_rollback (number, requester, requested, reason)"
                + " values (:number, :requester, :requested, :reason)")
        .param("number", number)
        .param("requester", rollback.requester())
        .param("requested", rollback.requested().toString())
        .param("reason", rollback.reason())
        .update();
  }

  Optional<Rollback> asked(int number) {
    return database
        .sql()
        .sql("select * from policy_rollback where number = :number")
        .param("number", number)
        .query(
            (row, at) ->
                new Rollback(
                    row.getString("requester"),
                    Instant.parse(row.getString("requested")),
                    row.getString("reason")))
        .optional();
  }

  /** Numbers of the versions that somebody asked to put back in force. */
  Set<Integer> askedFor() {
    return Set.copyOf(
        database.sql().sql("select number from policy_rollback").query(Integer.class).list());
  }

  void forgetAsked(int number) {
    database
        .sql()
        .sql("delete from policy_rollback where number = :number")
        .param("number", number)
        .update();
  }

  void forgetAllAsked() {
    database.sql().sql("delete from policy_rollback").update();
  }

  void check(int number, String checked, String report) {
    database
        .sql()
        .sql("delete from policy_check where number = :number")
        .param("number", number)
        .update();
    database
        .sql()
        .sql(
            "insert into policy_check (number, checked, report)"
                + " values (:number, :checked, :report)")
        .param("number", number)
        .param("checked", checked)
        .param("report", report)
        .update();
  }

  Optional<String> report(int number) {
    return database
        .sql()
        .sql("select report from policy_check where number = :number")
        .param("number", number)
        .query(String.class)
        .optional();
  }
}
