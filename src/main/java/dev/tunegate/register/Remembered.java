package dev.tunegate.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process recorded a moment ago, until the register has it: its own decisions need not be
 * read back from the ledger. It is bounded, for the ledger has it all. Safe to share between
 * threads.
 */
final class Remembered {

  /** Of so many records it is known where they are. */
  private static final int PLACES = 20_000;

  /** At most some 10 KB each, and usually 2. */
  private static final int GISTS = 2_000;

  private final Map<String, Long> places =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > PLACES;
        }
      };

  private final NavigableMap<Long, Gist> gists = new TreeMap<>();

  synchronized void add(long entry, Gist gist) {
    places.put(gist.id(), entry);
    if (gists.size() < GISTS) {
      gists.put(entry, gist);
    }
  }

  /** The entry of a record, if it is known. */
  synchronized @Nullable Long entryOf(String id) {
    return places.get(id);
  }

  /** What is to be taken of an entry, if it is known. */
  synchronized @Nullable Gist at(long entry) {
    return gists.get(entry);
  }

  /** The next entry after one of which something is known, and before another, or that. */
  synchronized long nextAfter(long entry, long before) {
    @Nullable Long next = gists.higherKey(entry);
    return next == null ? before : Math.min(next, before);
  }

  /** The register has all before an entry. */
  synchronized void taken(long before) {
    gists.headMap(before, false).clear();
  }
}
