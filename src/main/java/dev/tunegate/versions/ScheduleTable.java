package dev.tunegate.versions;

import dev.tunegate.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The times at which approved versions are to come into force, in the database. */
final class ScheduleTable {

  private final Database database;

  ScheduleTable(Database database) {
    this.database = database;
  }

  void put(Schedule schedule) {
    forget(schedule.number());
    database
        .sql()
        .sql(
            "insert into policy_schedule (number, requester, requested, due, trouble)"
                + " values (:number, :requester, :requested, :due, :trouble)")
        .param("number", schedule.number())
        .param("requester", schedule.requester())
        .param("requested", schedule.requested().toString())
        .param("due", schedule.due().toString())
        .param("trouble", schedule.trouble())
        .update();
  }

  Optional<Schedule> find(int number) {
    return database
        .sql()
        .sql("select * from policy_schedule where number = :number")
        .param("number", number)
        .query(ScheduleTable::schedule)
        .optional();
  }

  /** All of them, the nearest first. */
  List<Schedule> all() {
    return database
        .sql()
        .sql("select * from policy_schedule order by due, number")
        .query(ScheduleTable::schedule)
        .list();
  }

  /** Those whose time has come, and that nothing has kept from happening yet. */
  List<Schedule> due(Instant now) {
    return database
        .sql()
        .sql(
            "select * from policy_schedule where trouble is null and due <= :now"
                + " order by due, number")
        // Whole seconds are all written alike, so that they sort as texts.
        .param("now", now.truncatedTo(ChronoUnit.SECONDS).toString())
        .query(ScheduleTable::schedule)
        .list();
  }

  void forget(int number) {
    database
        .sql()
        .sql("delete from policy_schedule where number = :number")
        .param("number", number)
        .update();
  }

  private static Schedule schedule(ResultSet row, int at) throws SQLException {
    return new Schedule(
        row.getInt("number"),
        row.getString("requester"),
        Instant.parse(row.getString("requested")),
        Instant.parse(row.getString("due")),
        row.getString("trouble"));
  }
}
