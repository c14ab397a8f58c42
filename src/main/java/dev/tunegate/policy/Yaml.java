package dev.tunegate.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as a plain tree, with a place for everything in it. */
sealed interface Yaml {

  Place place();

  /** What it is, for messages. */
  String kind();

  /**
   * A single value.
   *
   * @param quoted whether it was written between quotes, and so is text whatever it looks like
   */
  record Scalar(String text, boolean quoted, Place place) implements Yaml {
    @Override
    public String kind() {
      return "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    }
  }

  record Sequence(List<Yaml> items, Place place) implements Yaml {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(Map<String, Entry> entries, Place place) implements Yaml {

    static Mapping empty(Place place) {
      return new Mapping(new LinkedHashMap<>(), place);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * A key with its value.
   *
   * @param place where the key stands
   */
  record Entry(Yaml value, Place place) {}
}
