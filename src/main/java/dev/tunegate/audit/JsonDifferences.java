package dev.tunegate.audit;

import dev.tunegate.audit.Replay.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between two values of JSON, in the order of the pointers; all of it is counted. */
final class JsonDifferences {

  /** As many are told. */
  static final int MOST = 50;

  private static final int LONGEST = 400;

  private final List<Difference> found = new ArrayList<>();
  private int count;

  private JsonDifferences() {}

  /** Compares two decisions, but for what is said of the engine: the verdict first. */
  static JsonDifferences of(JsonNode recorded, JsonNode now) {
    var differences = new JsonDifferences();
    differences.compare("/verdict", recorded.path("verdict"), now.path("verdict"));
    for (String name : names(recorded, now)) {
      if (!name.equals("verdict") && !name.equals("engine")) {
        differences.compare("/" + name, recorded.path(name), now.path(name));
      }
    }
    return differences;
  }

  List<Difference> found() {
    return found;
  }

  /** How many were found beyond those that are told. */
  int more() {
    return count - found.size();
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new TreeSet<>(one.propertyNames());
    names.addAll(other.propertyNames());
    return names;
  }

  private void compare(String pointer, JsonNode one, JsonNode other) {
    if (one.equals(other)) {
      return;
    }
    if (one.isObject() && other.isObject()) {
      for (String name : names(one, other)) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        compare(pointer + "/" + escaped, one.path(name), other.path(name));
      }
    } else if (one.isArray() && other.isArray()) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        compare(pointer + "/" + i, one.path(i), other.path(i));
      }
    } else {
      count++;
      if (found.size() < MOST) {
        found.add(new Difference(pointer, shown(one), shown(other)));
      }
    }
  }

  private static @Nullable String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    String text = value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
