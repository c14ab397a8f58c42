package dev.tunegate.desk;

import dev.tunegate.versions.Schedule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the service.
 *
 * @param version number of the version that decides
 * @param fingerprint of its rules
 * @param review the day on which the policy wants to be looked at again; null if it names none
 * @param reviewOverdue whether that day is past
 * @param watch how it stands with the watched folder; null where none is watched
 * @param scheduled versions that are to come into force at a time, and those that could not
 * @param trouble what keeps this process from following the version in force, or from recording
 *     decisions; null if nothing does
 */
public record Health(
    int version,
    String fingerprint,
    @Nullable LocalDate review,
    boolean reviewOverdue,
    @Nullable WatchState watch,
    List<Schedule> scheduled,
    @Nullable String trouble) {

  /** Copies the list. */
  public Health {
    scheduled = List.copyOf(scheduled);
  }

  /** Whether nobody needs to look. */
  public boolean well() {
    return !reviewOverdue
        && trouble == null
        && (watch == null || watch.sound())
        && scheduled.stream().allMatch(each -> each.trouble() == null);
  }
}
