package dev.tunegate.versions;

import dev.tunegate.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Working copies and their files in the database. */
final class WorkingTable {

  private final Database database;

  WorkingTable(Database database) {
    this.database = database;
  }

  void add(WorkingCopy copy) {
    database
        .sql()
        .sql(
            "insert into working_copy (id, owner, basis, message, shared, created, changed)"
                + " values (:id, :owner, :basis, :message, :shared, :created, :changed)")
        .param("id", copy.id())
        .param("owner", copy.owner())
        .param("basis", copy.basis())
        .param("message", copy.message())
        .param("shared", copy.shared() ? 1 : 0)
        .param("created", copy.created().toString())
        .param("changed", copy.changed().toString())
        .update();
  }

  Optional<WorkingCopy> find(String id) {
    return database
        .sql()
        .sql("select * from working_copy where id = :id")
        .param("id", id)
        .query((row, at) -> copy(row))
        .optional();
  }

  /** Holds others back from a copy until the transaction ends; false where there is none. */
  boolean lock(String id) {
    return database
            .sql()
            .sql("update working_copy set owner = owner where id = :id")
            .param("id", id)
            .update()
        == 1;
  }

  /** Those of somebody and those that are shared, the last changed first. */
  List<WorkingCopy> of(String owner) {
    return database
        .sql()
        .sql(
            "select * from working_copy where owner = :owner or shared = 1 order by changed desc,"
                + " id")
        .param("owner", owner)
        .query((row, at) -> copy(row))
        .list();
  }

  int count(String owner) {
    return database
        .sql()
        .sql("select count(*) from working_copy where owner = :owner")
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  private static WorkingCopy copy(ResultSet row) throws SQLException {
    return new WorkingCopy(
        row.getString("id"),
        row.getString("owner"),
        row.getInt("basis"),
        row.getString("message"),
        row.getInt("shared") == 1,
        Instant.parse(row.getString("created")),
        Instant.parse(row.getString("changed")));
  }

  /** Changes what is said of a copy. */
  void update(WorkingCopy copy) {
    database
        .sql()
        .sql(
            "update working_copy set message = :message, shared = :shared, changed = :changed"
                + " where id = :id")
        .param("message", copy.message())
        .param("shared", copy.shared() ? 1 : 0)
        .param("changed", copy.changed().toString())
        .param("id", copy.id())
        .update();
  }

  void remove(String id) {
    database.sql().sql("delete from working_copy where id = :id").param("id", id).update();
  }

  /** The files that differ from the basis, or did once, by their path. */
  List<WorkingFile> files(String id) {
    return database
        .sql()
        .sql("select path, text, revision from working_file where copy = :id order by path")
        .param("id", id)
        .query((row, at) -> file(row))
        .list();
  }

  Optional<WorkingFile> file(String id, String path) {
    return database
        .sql()
        .sql("select path, text, revision from working_file where copy = :id and path = :path")
        .param("id", id)
        .param("path", path)
        .query((row, at) -> file(row))
        .optional();
  }

  private static WorkingFile file(ResultSet row) throws SQLException {
    return new WorkingFile(row.getString("path"), row.getString("text"), row.getInt("revision"));
  }

  /** Writes a file if its revision is still the one that was read, and tells whether it was. */
  boolean write(String id, String path, int read, @Nullable String text) {
    String statement =
        read == 0
            ? "insert into working_file (copy, path, text, revision) values (:id, :path, :text, 1)"
                + " on conflict do nothing"
            : "update working_file set text = :text, revision = revision + 1 where copy = :id and"
                + " path = :path and revision = :read";
    return database
            .sql()
            .sql(statement)
            .param("id", id)
            .param("path", path)
            .param("text", text, java.sql.Types.VARCHAR)
            .param("read", read)
            .update()
        == 1;
  }
}
