package dev.tunegate.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A file that one version has otherwise than another.
 *
 * @param path such as {@code rules/thresholds.yaml}
 */
public record FileChange(String path, Kind kind) {

  /** What became of the file. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** Its text is another. */
    CHANGED,
    /** It is gone. */
    REMOVED
  }

  /** What the newer content has otherwise, sorted by path. */
  public static List<FileChange> between(Content older, Content newer) {
    return between(older.files(), newer.files());
  }

  /** The same of texts by their path. */
  static List<FileChange> between(Map<String, String> before, Map<String, String> after) {
    SortedSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FileChange> changes = new ArrayList<>();
    for (String path : paths) {
      if (!before.containsKey(path)) {
        changes.add(new FileChange(path, Kind.ADDED));
      } else if (!after.containsKey(path)) {
        changes.add(new FileChange(path, Kind.REMOVED));
      } else if (!after.get(path).equals(before.get(path))) {
        changes.add(new FileChange(path, Kind.CHANGED));
      }
    }
    return changes;
  }
}
