package dev.tunegate.analysis;

import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Verdict;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/** What a policy concludes of one case: a set that cannot be changed, kept as bits. */
public final class Concluded extends AbstractSet<Conclusion> {

  private final Universe universe;
  private final long[] bits;

  /** The conclusions whose bits are set; others below the first bit of the universe are ignored. */
  Concluded(Universe universe, long[] bits) {
    this.universe = universe;
    this.bits = bits;
    Arrays.fill(bits, 0, universe.first() / Long.SIZE, 0);
  }

  /** The outcomes of the verdicts: one where the policy decides the case, else none or several. */
  public Set<Outcome> outcomes() {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Conclusion verdict : universe.of("Verdict")) {
      if (contains(verdict)) {
        outcomes.add(((Verdict) verdict).outcome());
      }
    }
    return outcomes;
  }

  @Override
  public boolean contains(Object conclusion) {
    Integer bit = universe.bit(conclusion);
    return bit != null && (bits[bit / Long.SIZE] & (1L << bit)) != 0;
  }

  @Override
  public int size() {
    return Arrays.stream(bits).mapToInt(Long::bitCount).sum();
  }

  @Override
  public Iterator<Conclusion> iterator() {
    return new Iterator<>() {
      private int next = after(0);

      @Override
      public boolean hasNext() {
        return next >= 0;
      }

      @Override
      public Conclusion next() {
        if (next < 0) {
          throw new NoSuchElementException();
        }
        Conclusion conclusion = universe.at(next);
        next = after(next + 1);
        return conclusion;
      }
    };
  }

  /** The first bit that is set from a bit on; below zero for none. */
  private int after(int from) {
    for (int word = from / Long.SIZE; word < bits.length; word++) {
      long rest = bits[word] & (word == from / Long.SIZE ? -1L << from : -1L);
      if (rest != 0) {
        return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
      }
    }
    return -1;
  }
}
