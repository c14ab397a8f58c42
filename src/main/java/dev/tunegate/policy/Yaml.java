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
   * A part of the text of a file.
   *
   * @param begin index of its first character
   * @param end index after its last
   * @param block whether it is written as a block over lines of its own
   */
  record Span(int begin, int end, boolean block) {}

  /**
   * A single value.
   *
   * @param quoted whether it was written between quotes, and so is text whatever it looks like
   * @param span where it is written
   */
  record Scalar(String text, boolean quoted, Place place, Span span) implements Yaml {
    @Override
    public String kind() {
      return "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    }
  }

  /**
   * A list.
   *
   * @param span where it is written
   */
  record Sequence(List<Yaml> items, Place place, Span span) implements Yaml {
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
