package dev.tunegate.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a case that is tried with other values.
 *
 * @param path where it stands in the case
 * @param options its values; the first is what the case states, null where it states nothing
 */
record Varied(String path, List<@Nullable Object> options) {

  /** Copies the list, which may hold null. */
  Varied {
    options = Collections.unmodifiableList(new ArrayList<>(options));
  }
}
