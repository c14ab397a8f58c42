package dev.tunegate.analysis;

import dev.tunegate.analysis.Change.Detail;
import dev.tunegate.analysis.Change.Kind;
import dev.tunegate.analysis.Change.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Collects what is different between things that have names. */
final class Differences {

  private final List<Change> changes = new ArrayList<>();

  List<Change> changes() {
    return changes;
  }

  void add(Change change) {
    changes.add(change);
  }

  /**
   * Compares two registers, entry by entry.
   *
   * @param described the aspects of an entry in their order, by name
   */
  <T> void compare(
      Subject subject,
      Map<String, T> before,
      Map<String, T> after,
      Function<T, Map<String, String>> described) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      T old = before.get(name);
      T now = after.get(name);
      if (old == null) {
        add(new Change(subject, Kind.ADDED, name, List.of()));
      } else if (now == null) {
        add(new Change(subject, Kind.REMOVED, name, List.of()));
      } else {
        changed(subject, name, details(described.apply(old), described.apply(now)));
      }
    }
  }

  /** Adds a change where there are details of one. */
  void changed(Subject subject, String name, List<Detail> details) {
    if (!details.isEmpty()) {
      add(new Change(subject, Kind.CHANGED, name, details));
    }
  }

  /** Tells where those names that are in both come in another order. */
  void order(Subject subject, String name, Set<String> before, Set<String> after) {
    List<String> old = before.stream().filter(after::contains).toList();
    List<String> now = after.stream().filter(before::contains).toList();
    if (!old.equals(now)) {
      var order = new Detail("order", String.join(", ", old), String.join(", ", now));
      add(new Change(subject, Kind.CHANGED, name, List.of(order)));
    }
  }

  /** The aspects that are different. */
  static List<Detail> details(Map<String, String> before, Map<String, String> after) {
    Set<String> aspects = new LinkedHashSet<>(before.keySet());
    aspects.addAll(after.keySet());
    return aspects.stream()
        .map(a -> new Detail(a, before.getOrDefault(a, ""), after.getOrDefault(a, "")))
        .filter(detail -> !detail.before().equals(detail.after()))
        .toList();
  }
}
