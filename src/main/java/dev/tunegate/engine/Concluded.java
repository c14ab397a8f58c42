package dev.tunegate.engine;

import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was concluded of one case, each with the derivations that reached it. */
final class Concluded {

  /** A conclusion with the derivations that reached it, in the order of their rules. */
  record Found(Repertoire.Listed listed, List<Derivation> derivations) {

    private Found(Repertoire.Listed listed) {
      this(listed, new ArrayList<>(2));
    }

    Conclusion conclusion() {
      return listed.conclusion();
    }

    String code() {
      return listed.code();
    }

    String label() {
      return listed.label();
    }

    /** Adds a derivation; one rule can fire several times and give the same reason each time. */
    private void derive(Derivation derivation) {
      int last = derivations.size() - 1;
      if (last < 0 || !derivations.get(last).equals(derivation)) {
        derivations.add(derivation);
      }
    }
  }

  private final Repertoire repertoire;

  /** By number; null for what was not concluded. */
  private final @Nullable Found[] known;

  /** What the repertoire does not know. */
  private final Map<Conclusion, Found> others;

  Concluded(Repertoire repertoire) {
    this.repertoire = repertoire;
    this.known = new Found[repertoire.size()];
    this.others = new TreeMap<>(repertoire.order());
  }

  /** Adds what a firing concluded. */
  void add(Firing firing) {
    for (int number : firing.numbers()) {
      if (known[number] == null) {
        known[number] = new Found(repertoire.listed(number));
      }
    }
    for (Conclusion other : firing.unnumbered()) {
      others.computeIfAbsent(other, each -> new Found(repertoire.list(each)));
    }
  }

  /** Adds the derivation that a firing is to what it concluded. */
  void derive(Firing firing, Derivation derivation) {
    for (int number : firing.numbers()) {
      Found found = known[number];
      if (found != null) {
        found.derive(derivation);
      }
    }
    firing.unnumbered().forEach(each -> others.get(each).derive(derivation));
  }

  /** Whether what has a number was concluded. */
  boolean has(int number) {
    return known[number] != null;
  }

  /** Whether anything was concluded that has no number. */
  boolean hasOthers() {
    return !others.isEmpty();
  }

  /** How many conclusions there are of a type. */
  int count(String type) {
    return of(type).size();
  }

  /** What was concluded of a type, in the order in which a decision lists it. */
  List<Found> of(String type) {
    List<Found> found = new ArrayList<>();
    Repertoire.Range range = repertoire.range(type);
    for (int i = range.from(); i < range.to(); i++) {
      Found one = known[i];
      if (one != null) {
        found.add(one);
      }
    }
    if (!others.isEmpty()) {
      others.values().stream()
          .filter(other -> other.conclusion().type().equals(type))
          .forEach(found::add);
      found.sort((one, other) -> repertoire.order().compare(one.conclusion(), other.conclusion()));
    }
    return found;
  }
}
