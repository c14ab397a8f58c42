package dev.tunegate.desk;

import dev.tunegate.store.Database;
import dev.tunegate.store.JournalTable;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.time.Clock;

/** The desk of a version that a database holds, for a command that serves nothing. */
public final class RecordedDesk {

  private RecordedDesk() {}

  /**
   * A desk that decides by a version.
   *
   * @param word the version's number, its fingerprint, or {@code active}
   * @throws dev.tunegate.versions.RefusedException if there is none
   * @throws IllegalStateException if the database holds no version in force
   * @throws dev.tunegate.policy.PolicyException if it cannot run
   */
  public static Desk of(Database database, String word) {
    var versions = new Versions(database, new JournalTable(database), Clock.systemUTC());
    Version version = versions.find(word);
    return PolicyLife.desk(versions.content(version), version.number());
  }
}
