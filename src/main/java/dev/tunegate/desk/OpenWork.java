package dev.tunegate.desk;

import dev.tunegate.versions.State;
import dev.tunegate.versions.Version;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which versions wait for somebody. */
final class OpenWork {

  private OpenWork() {}

  /**
   * Numbers of those that do, in the order in which they are given: what is open, save drafts that
   * another version took up, and what a roll back is asked for.
   *
   * @param all versions
   * @param asked numbers of those to which a roll back is asked for
   */
  static List<Integer> of(List<Version> all, Set<Integer> asked) {
    Set<Integer> takenUp =
        all.stream()
            .filter(version -> version.origin() != null && !version.state().isClosed())
            .map(Version::origin)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(
            version ->
                asked.contains(version.number())
                    || (version.state() == State.DRAFT && !takenUp.contains(version.number()))
                    || version.state() == State.PROPOSED
                    || version.state() == State.APPROVED)
        .map(Version::number)
        .toList();
  }
}
