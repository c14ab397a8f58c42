package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts approved versions in force at a time that somebody set. Setting it, calling it off, and what
 * comes of it are steps on record. Of several processes on one database one carries it out.
 */
public final class Schedules {

  /** Whoever means a later day can set it then; a slip of the year is found so. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Activations activations;
  private final Records records;

  /** Of these versions. */
  public Schedules(Versions versions, Activations activations) {
    this.activations = activations;
    this.records = versions.records();
  }

  /**
   * Sets the time at which an approved version comes into force.
   *
   * @param due in whole seconds from now on; less than a second is dropped
   */
  public Schedule set(int number, Instant due, Actor by) {
    Instant time = due.truncatedTo(ChronoUnit.SECONDS);
    return records.step(
        () -> {
          Version approved = records.version(number);
          activations.requireActivable(number);
          requireToCome(time);
          records
              .schedules
              .find(number)
              .filter(before -> before.trouble() == null)
              .ifPresent(
                  before -> {
                    throw new RefusedException(
                        RefusedException.Kind.WRONG_STATE,
                        before.requester()
                            + " has set version "
                            + number
                            + " to come into force at "
                            + before.due()
                            + " already. Call that off first.");
                  });
          Instant now = records.now();
          var schedule = new Schedule(number, by.name(), now, time, null);
          records.schedules.put(schedule);
          records.record(
              Step.Kind.ACTIVATION_SCHEDULED,
              approved,
              by,
              "To come into force at " + time,
              Map.of("due", time.toString()),
              now);
          return schedule;
        });
  }

  private void requireToCome(Instant due) {
    Instant now = records.now();
    if (!due.isAfter(now) || due.isAfter(now.plus(LONGEST))) {
      throw new RefusedException(
          RefusedException.Kind.WORDS,
          "The time is "
              + due
              + ", and it is "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + " now. Name a time that is to come, within a year; or put the version in force"
              + " now.");
    }
  }

  /** Calls it off; the version stays approved. */
  public void callOff(int number, String reason, Actor by) {
    String words = Records.optionalWords("why it is called off", reason);
    records.step(
        () -> {
          Version approved = records.version(number);
          if (records.schedules.find(number).isEmpty()) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                "No time is set for version "
                    + number
                    + " to come into force, so there is nothing to call off.");
          }
          records.schedules.forget(number);
          return records.record(Step.Kind.ACTIVATION_CALLED_OFF, approved, by, words, Map.of());
        });
  }

  /** What is to come into force, the nearest first, and what could not. */
  public List<Schedule> all() {
    return records.schedules.all();
  }

  /** When a version is to come into force, if somebody set a time. */
  public Optional<Schedule> of(int number) {
    return records.schedules.find(number);
  }

  /** What is to come into force now. */
  public List<Schedule> due() {
    return records.schedules.due(records.now());
  }

  /**
   * Puts a version in force whose time has come.
   *
   * @throws RefusedException if it is outdated, or it was called off or carried out meanwhile
   */
  public InForce carryOut(Schedule due) {
    return records.step(
        () -> {
          if (!isStill(due)) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                "Somebody was quicker: version "
                    + due.number()
                    + " is not to come into force now.");
          }
          return activations.activate(
              due.number(),
              Actor.TUNEGATE,
              "At the time that " + due.requester() + " set, " + due.due(),
              Map.of("due", due.due().toString(), "requestedBy", due.requester()));
        });
  }

  /**
   * Tells that a version could not come into force at its time. Nothing happens if that is no
   * matter any more.
   */
  public void fail(Schedule due, String why) {
    records.step(
        () -> {
          if (isStill(due)) {
            records.schedules.put(
                new Schedule(due.number(), due.requester(), due.requested(), due.due(), why));
            records.record(
                Step.Kind.ACTIVATION_FAILED,
                records.version(due.number()),
                Actor.TUNEGATE,
                why,
                Map.of("due", due.due().toString(), "requestedBy", due.requester()));
          }
          return true;
        });
  }

  private boolean isStill(Schedule due) {
    return records.schedules.find(due.number()).equals(Optional.of(due));
  }
}
