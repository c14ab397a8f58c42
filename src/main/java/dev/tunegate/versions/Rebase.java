package dev.tunegate.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A change carried over to another base, file by file: a file that only one side changed is taken
 * from that side.
 *
 * @param files the files that come of it, by path
 * @param conflicts paths of the files that both sides changed, each otherwise
 */
record Rebase(Map<String, String> files, List<String> conflicts) {

  static Rebase of(Content base, Content mine, Content theirs) {
    Map<String, String> before = base.files();
    Map<String, String> here = mine.files();
    Map<String, String> there = theirs.files();
    SortedSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(here.keySet());
    paths.addAll(there.keySet());
    Map<String, String> files = new TreeMap<>();
    List<String> conflicts = new ArrayList<>();
    for (String path : paths) {
      @Nullable String old = before.get(path);
      @Nullable String my = here.get(path);
      @Nullable String their = there.get(path);
      @Nullable String taken = Objects.equals(my, old) ? their : my;
      if (!Objects.equals(my, old) && !Objects.equals(their, old) && !Objects.equals(my, their)) {
        conflicts.add(path);
      }
      if (taken != null) {
        files.put(path, taken);
      }
    }
    return new Rebase(files, conflicts);
  }
}
