package dev.tunegate.policy.shipped;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A route to tuning in one case.
 *
 * @param code the code of its ground, such as {@code FORMAT}
 * @param homework what its homework has come to, by the code of the gap that it leaves
 */
record Route(String code, Standing standing, Map<String, Done> homework) {

  /** Whether the route has a ground or a prospect, so that its gaps count. */
  boolean inPlay() {
    return standing == Standing.GROUND || standing == Standing.PROSPECT;
  }

  /** Homework that is known to be undone. */
  Set<String> gaps() {
    Set<String> gaps = new TreeSet<>();
    homework.forEach(
        (code, done) -> {
          if (done == Done.NO) {
            gaps.add(code);
          }
        });
    return gaps;
  }

  /** Whether all homework is stated and done. */
  boolean complete() {
    return homework.values().stream().allMatch(done -> done == Done.YES || done == Done.NOT_NEEDED);
  }
}
