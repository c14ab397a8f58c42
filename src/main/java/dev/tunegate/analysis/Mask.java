package dev.tunegate.analysis;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some of many bits, kept as a chain of the few words that they stand in.
 *
 * @param word index of the word
 * @param bits the bits in it
 * @param rest those in other words; null for none
 */
record Mask(int word, long bits, @Nullable Mask rest) {

  /** No bits. */
  static final Mask NONE = new Mask(0, 0, null);

  static Mask of(Collection<Integer> numbers) {
    var byWord = new TreeMap<Integer, Long>();
    numbers.forEach(
        number -> byWord.merge(number / Long.SIZE, 1L << number, (one, other) -> one | other));
    Mask mask = null;
    for (var entry : byWord.entrySet()) {
      mask = new Mask(entry.getKey(), entry.getValue(), mask);
    }
    return mask == null ? NONE : mask;
  }

  /** Whether all of its bits are set. */
  boolean within(long[] state) {
    for (Mask at = this; at != null; at = at.rest) {
      if ((state[at.word] & at.bits) != at.bits) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of its bits is set. */
  boolean meets(long[] state) {
    for (Mask at = this; at != null; at = at.rest) {
      if ((state[at.word] & at.bits) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has a bit in common with another. */
  boolean meets(Mask other) {
    for (Mask at = other; at != null; at = at.rest) {
      for (Mask here = this; here != null; here = here.rest) {
        if (here.word == at.word && (here.bits & at.bits) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sets those of its bits that are set in one state and not in another. */
  void addTo(long[] target, long[] state, long[] other) {
    for (Mask at = this; at != null; at = at.rest) {
      target[at.word] |= at.bits & state[at.word] & ~other[at.word];
    }
  }

  /** Sets its bits. */
  void addTo(long[] state) {
    for (Mask at = this; at != null; at = at.rest) {
      state[at.word] |= at.bits;
    }
  }
}
