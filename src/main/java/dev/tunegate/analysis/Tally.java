package dev.tunegate.analysis;

import dev.tunegate.analysis.Comparison.Counts;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how cases move between judgements, and keeps the smallest of each kind. */
final class Tally {

  /** From how many of the smallest cases a smaller one is looked for. */
  private static final int KEPT = 5;

  /**
   * How a case moves.
   *
   * @param elsewhere whether the judgement stays while other conclusions do not
   */
  record Movement(Judgement before, Judgement after, boolean elsewhere)
      implements Comparable<Movement> {

    private static final Comparator<Movement> ORDER =
        Comparator.comparing((Movement movement) -> movement.before == movement.after)
            .thenComparing(Movement::before)
            .thenComparing(Movement::after)
            .thenComparing(Movement::elsewhere);

    /** Whether anything is different. */
    boolean changes() {
      return before != after || elsewhere;
    }

    @Override
    public int compareTo(Movement other) {
      return ORDER.compare(this, other);
    }
  }

  /** A case with how many facts it states. */
  private record Kept(Case facts, long stated) {}

  /** What was counted of one movement. */
  static final class Entry {
    private Counts counts = new Counts(0, 0, 0);
    private final List<String> named = new ArrayList<>();
    private final List<Kept> smallest = new ArrayList<>();

    Counts counts() {
      return counts;
    }

    List<String> named() {
      return List.copyOf(named);
    }

    /** Few of its cases, those that state least first. */
    List<Case> smallest() {
      return smallest.stream().map(Kept::facts).toList();
    }

    private void keep(Kept kept) {
      boolean full = smallest.size() == KEPT;
      if (full && kept.stated() >= smallest.get(KEPT - 1).stated()) {
        return;
      }
      if (full) {
        smallest.remove(KEPT - 1);
      }
      smallest.add(kept);
      smallest.sort(Comparator.comparing(Kept::stated));
    }

    private void name(List<String> names) {
      int room = Comparison.Transition.MOST_NAMED - named.size();
      named.addAll(names.subList(0, Math.min(room, names.size())));
    }
  }

  private final Map<Movement, Entry> entries = new TreeMap<>();

  /**
   * Counts one case.
   *
   * @param name by which people know it; empty for none
   */
  void add(Movement movement, Counts one, String name, Case facts) {
    Entry entry = entries.computeIfAbsent(movement, m -> new Entry());
    entry.counts = entry.counts.plus(one);
    if (movement.changes()) {
      entry.name(name.isEmpty() ? List.of() : List.of(name));
      entry.keep(new Kept(facts, stated(facts)));
    }
  }

  /** Counts what was counted elsewhere, as if after all that was counted here. */
  void addAll(Tally other) {
    other.entries.forEach(
        (movement, from) -> {
          Entry entry = entries.computeIfAbsent(movement, m -> new Entry());
          entry.counts = entry.counts.plus(from.counts);
          entry.name(from.named);
          from.smallest.forEach(entry::keep);
        });
  }

  /** What was counted, in a fixed order: what changes first. */
  Map<Movement, Entry> entries() {
    return entries;
  }

  /** How many facts a case states. */
  static long stated(Case facts) {
    long fields = Catalogue.fields().stream().filter(field -> field.valueIn(facts) != null).count();
    return fields + facts.attributes().size();
  }
}
