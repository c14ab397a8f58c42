package dev.tunegate.cli;

import dev.tunegate.desk.Decided;
import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.RecordedDesk;
import dev.tunegate.facts.Case;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.versions.RefusedException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Decides on the record of a service's database, by a version that it holds. */
final class OnRecord implements AutoCloseable {

  private final Database database;
  private final Decisions decisions;
  private final Desk desk;

  private OnRecord(Database database, Decisions decisions, Desk desk) {
    this.database = database;
    this.decisions = decisions;
    this.desk = desk;
  }

  /**
   * Opens it.
   *
   * @param rules the policy that was named, which must be a version; null for the one in force
   */
  static OnRecord open(
      DatabaseAddress address, RecordingOptions recording, @Nullable PolicyLocation rules) {
    Database database = Database.open(address);
    Decisions decisions = null;
    try {
      decisions = Decisions.open(database, address, recording.recording(), Clock.systemUTC());
      String word = rules == null ? "active" : rules.source().fingerprint();
      return new OnRecord(database, decisions, RecordedDesk.of(database, word));
    } catch (RefusedException | IllegalStateException none) {
      close(decisions, database);
      throw new UsageException(
          rules == null
              ? "The database holds no version in force yet: start the service on it once."
              : "The policy "
                  + PolicyOptions.shortened(rules.source().fingerprint())
                  + ", from "
                  + rules.description()
                  + ", is no version of this database, so that nothing is decided by it on the"
                  + " record. Push it first: tunegate policy push.");
    } catch (RuntimeException failure) {
      close(decisions, database);
      throw failure;
    }
  }

  Desk desk() {
    return desk;
  }

  /** Decides, and hands back what is on record by now. */
  Decided decide(Case facts) {
    return decisions.decide(desk, facts, Actor.CONSOLE);
  }

  @Override
  public void close() {
    close(decisions, database);
  }

  private static void close(@Nullable Decisions decisions, Database database) {
    if (decisions != null) {
      decisions.close();
    }
    database.close();
  }
}
