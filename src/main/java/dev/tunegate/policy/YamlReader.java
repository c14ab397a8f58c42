package dev.tunegate.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;

/** Reads YAML as data alone: tags, anchors and aliases are refused before anything expands. */
final class YamlReader {

  private static final int DEEPEST = 12;
  private static final int MOST_ENTRIES = 2_000;

  private final String file;
  private final int @Nullable [] indexes;
  private final Diagnostics problems;
  private final Iterator<Event> events;

  private YamlReader(String file, String text, Diagnostics problems) {
    this.file = file;
    this.indexes = indexes(text);
    this.problems = problems;
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(PolicySource.LARGEST_FILE);
    options.setMaxAliasesForCollections(0);
    this.events =
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
            .parse(new StringReader(text))
            .iterator();
  }

  /** The mapping that a file holds; null after an error, which goes to {@code problems}. */
  static Yaml.@Nullable Mapping read(String file, String text, Diagnostics problems) {
    var reader = new YamlReader(file, text, problems);
    try {
      Yaml document = reader.document();
      if (document instanceof Yaml.Mapping mapping) {
        return mapping;
      }
      problems.error(
          document.place(), "the file holds " + document.kind(), "Write keys and values.");
    } catch (SyntaxException refused) {
      problems.add(refused.diagnostic());
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      Place place = mark == null ? Place.of(file) : reader.place(mark);
      problems.error(
          place,
          "this is no YAML: " + broken.getProblem(),
          "Check indentation, colons and quotes.");
    } catch (YAMLException broken) {
      problems.error(
          Place.of(file),
          "this is no YAML that can be read",
          "Check that it is a short text file with at most " + DEEPEST + " levels.");
    }
    return null;
  }

  private Yaml document() {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent start
          && start.getTags() != null
          && !start.getTags().isEmpty()) {
        throw refuse(event, "a tag directive stands here");
      }
      if (event instanceof NodeEvent) {
        Yaml value = value(event, 0);
        refuseSecondDocument();
        return value;
      }
    }
    throw new SyntaxException(
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            Place.of(file),
            "",
            "the file is empty",
            "Write keys and values."));
  }

  private void refuseSecondDocument() {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        throw refuse(event, "a second document begins here");
      }
    }
  }

  private Yaml value(Event event, int depth) {
    if (depth > DEEPEST) {
      throw refuse(event, "the file is nested too deep");
    }
    if (event instanceof AliasEvent) {
      throw refuse(event, "an alias stands here");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw refuse(event, "an anchor stands here");
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), event);
      boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
      boolean block =
          scalar.getScalarStyle() == ScalarStyle.FOLDED
              || scalar.getScalarStyle() == ScalarStyle.LITERAL;
      return new Yaml.Scalar(
          scalar.getValue(), quoted, place(event.getStartMark()), span(event, event, block));
    }
    refuseTag(((CollectionStartEvent) event).getTag(), event);
    return event instanceof MappingStartEvent ? mapping(event, depth) : sequence(event, depth);
  }

  private Yaml sequence(Event start, int depth) {
    List<Yaml> items = new ArrayList<>();
    Event event = events.next();
    for (; !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(value(event, depth + 1));
      if (items.size() > MOST_ENTRIES) {
        throw refuse(event, "the list has more than " + MOST_ENTRIES + " entries");
      }
    }
    boolean block = !((CollectionStartEvent) start).isFlow();
    return new Yaml.Sequence(items, place(start.getStartMark()), span(start, event, block));
  }

  private Yaml mapping(Event start, int depth) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      if (!(value(event, depth + 1) instanceof Yaml.Scalar key)) {
        throw refuse(event, "a key is no plain text");
      }
      Yaml value = value(events.next(), depth + 1);
      if (entries.putIfAbsent(key.text(), new Yaml.Entry(value, key.place())) != null) {
        problems.error(
            key.place().within(key.text()),
            "the key \"" + key.text() + "\" stands here a second time",
            "Keep one of the two.");
      }
      if (entries.size() > MOST_ENTRIES) {
        throw refuse(event, "there are more than " + MOST_ENTRIES + " keys here");
      }
    }
    return new Yaml.Mapping(entries, place(start.getStartMark()));
  }

  private void refuseTag(String tag, Event event) {
    if (tag != null && !tag.equals("!")) {
      throw refuse(event, "the tag " + tag + " stands here");
    }
  }

  private SyntaxException refuse(Event event, String problem) {
    return new SyntaxException(
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            place(event.getStartMark()),
            "",
            problem,
            "Keep the file short and plain: keys, values and lists, no tags, anchors, aliases or further"
                + " documents."));
  }

  private Yaml.Span span(Event first, Event last, boolean block) {
    return new Yaml.Span(index(first.getStartMark()), index(last.getEndMark()), block);
  }

  private int index(Mark mark) {
    return indexes == null ? mark.getIndex() : indexes[mark.getIndex()];
  }

  /**
   * Where each character begins in a text, and where it ends: marks count characters as people do,
   * and indexes of a text do not. Null where both count alike.
   */
  private static int @Nullable [] indexes(String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters == text.length()) {
      return null;
    }
    var indexes = new int[characters + 1];
    for (int i = 0; i < characters; i++) {
      indexes[i + 1] = text.offsetByCodePoints(indexes[i], 1);
    }
    return indexes;
  }

  private Place place(Mark mark) {
    return Place.of(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
