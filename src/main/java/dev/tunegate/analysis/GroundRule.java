package dev.tunegate.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule for one choice of the conclusions and unstated fields that its conditions match.
 *
 * @param needed all of these bits
 * @param absent none of these
 * @param any of each of these at least one
 * @param join what has to be tried on the case itself; null for nothing
 * @param results the bits that it sets
 */
record GroundRule(Mask needed, Mask absent, List<Mask> any, @Nullable Join join, Mask results) {

  /** Whether it holds, as far as bits tell. */
  boolean holds(long[] state) {
    if (!needed.within(state) || absent.meets(state)) {
      return false;
    }
    for (int i = 0; i < any.size(); i++) {
      if (!any.get(i).meets(state)) {
        return false;
      }
    }
    return true;
  }
}
