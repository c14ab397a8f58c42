package dev.tunegate.analysis;

import java.util.ArrayList;
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

  /** Everything whose truth it depends on, as far as bits tell. */
  List<Mask> inputs() {
    List<Mask> inputs = new ArrayList<>(any);
    inputs.add(needed);
    inputs.add(absent);
    return inputs;
  }

  /**
   * Whether it holds, as far as bits tell, in some state that lies between two.
   *
   * @param must the bits that are surely set
   * @param may these and those that are perhaps set; the same as the others for one state
   */
  boolean holds(long[] must, long[] may) {
    if (!needed.within(may) || absent.meets(must)) {
      return false;
    }
    for (int i = 0; i < any.size(); i++) {
      if (!any.get(i).meets(may)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it holds, as far as bits tell. */
  boolean holds(long[] state) {
    return holds(state, state);
  }
}
