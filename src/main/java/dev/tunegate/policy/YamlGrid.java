package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A register of a policy as cells, each with the part of the text that it is written in. */
final class YamlGrid {

  private static final int WIDTH = 100;

  /** Whatever else a text looks like, written so it is one line of plain text to every reader. */
  private static final String PLAIN =
      "(?!(?:true|false|null|yes|no|on|off|~)$)[A-Za-z0-9(“‘][^\\n\\r\\t#:\"'\\[\\]{}&*!|>%@`\\\\]*";

  private static final Set<String> NUMBERS_AND_FLAGS =
      Set.of(
          "value",
          "min",
          "max",
          "since",
          "retired",
          "reason",
          "actionable",
          "review",
          "conflicting-testimony");

  private final String file;
  private final String text;
  private final Yaml.Mapping root;

  private YamlGrid(String file, String text, Yaml.Mapping root) {
    this.file = file;
    this.text = text;
    this.root = root;
  }

  static Optional<YamlGrid> of(String file, String text) {
    boolean register = FileKind.REGISTERS.contains(file) || file.equals(FileKind.ATTRIBUTES);
    if (!register || file.equals(FileKind.POLICY)) {
      return Optional.empty();
    }
    var problems = new Diagnostics();
    Yaml.Mapping root = YamlReader.read(file, text, problems);
    return root == null || problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new YamlGrid(file, text, root));
  }

  Grid grid() {
    List<Grid.Table> tables = new ArrayList<>();
    switch (file) {
      case FileKind.THRESHOLDS ->
          tables.add(
              table("Numbers", "", root, List.of("value", "unit", "source", "since", "note")));
      case FileKind.STATEMENTS ->
          tables.add(table("Statements", "", root, List.of("section", "says", "out-of-scope")));
      case FileKind.CODES ->
          below(root)
              .forEach(
                  (type, codes) ->
                      tables.add(table(type, "/" + escaped(type), codes, List.of("label"))));
      case FileKind.QUESTIONS -> questions(tables);
      default ->
          tables.add(
              table("Facts", "", root, List.of("type", "group", "label", "ask", "means", "unit")));
    }
    return new Grid(tables);
  }

  private void questions(List<Grid.Table> tables) {
    Map<String, Yaml.Mapping> sections = below(root);
    Yaml.Mapping none = Yaml.Mapping.empty(root.place());
    Yaml.Mapping questions = sections.getOrDefault("questions", none);
    tables.add(
        table("Questions", "/questions", questions, List.of("label", "ask", "means", "group")));
    List<Grid.Row> answers = new ArrayList<>();
    below(questions)
        .forEach(
            (path, question) -> {
              Yaml.Mapping worded = below(question).getOrDefault("answers", none);
              String prefix = "/questions/" + escaped(path) + "/answers/";
              worded
                  .entries()
                  .forEach(
                      (answer, entry) -> {
                        if (value(entry.value()) != null) {
                          answers.add(
                              new Grid.Row(
                                  path + ": " + answer,
                                  entry.place().line(),
                                  List.of(cell(prefix + escaped(answer), entry))));
                        }
                      });
            });
    tables.add(new Grid.Table("Answers", List.of(new Grid.Column("wording", "")), answers));
    tables.add(
        table(
            "Parts of a case",
            "/groups",
            sections.getOrDefault("groups", none),
            List.of("title", "intro")));
  }

  private static Map<String, Yaml.Mapping> below(Yaml.Mapping mapping) {
    Map<String, Yaml.Mapping> found = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Yaml.Mapping inner) {
                found.put(key, inner);
              }
            });
    return found;
  }

  private static Grid.Table table(
      String title, String prefix, Yaml.Mapping of, List<String> first) {
    Set<String> keys = new LinkedHashSet<>(first);
    below(of)
        .values()
        .forEach(
            row ->
                row.entries()
                    .forEach(
                        (key, entry) -> {
                          if (value(entry.value()) != null) {
                            keys.add(key);
                          }
                        }));
    List<Grid.Row> rows = new ArrayList<>();
    below(of)
        .forEach(
            (name, row) -> {
              List<Grid.Cell> cells = new ArrayList<>();
              for (String key : keys) {
                String address = prefix + "/" + escaped(name) + "/" + escaped(key);
                Yaml.Entry entry = row.entries().get(key);
                cells.add(entry == null ? new Grid.Cell(address, "", 0) : cell(address, entry));
              }
              Yaml.Entry named = of.entries().get(name);
              rows.add(new Grid.Row(name, named == null ? 0 : named.place().line(), cells));
            });
    return new Grid.Table(title, keys.stream().map(key -> new Grid.Column(key, "")).toList(), rows);
  }

  private static Grid.Cell cell(String address, Yaml.Entry entry) {
    String value = value(entry.value());
    return new Grid.Cell(address, value == null ? "" : value, entry.place().line());
  }

  /** The text of a value, or of a list of texts; null for anything else. */
  private static @Nullable String value(Yaml value) {
    if (value instanceof Yaml.Scalar scalar) {
      return scalar.text().strip();
    }
    if (value instanceof Yaml.Sequence list
        && list.items().stream().allMatch(item -> item instanceof Yaml.Scalar)) {
      return String.join(
          ", ", list.items().stream().map(item -> ((Yaml.Scalar) item).text().strip()).toList());
    }
    return null;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  String with(String address, String value) {
    String[] keys = address.substring(1).split("/", -1);
    Yaml.Mapping mapping = root;
    for (int i = 0; i + 1 < keys.length; i++) {
      mapping = (Yaml.Mapping) entry(mapping, keys[i]).value();
    }
    String key = keys[keys.length - 1].replace("~1", "/").replace("~0", "~");
    Yaml.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return added(mapping, key, value);
    }
    return value.isEmpty() ? removed(entry) : replaced(entry, key, value);
  }

  private static Yaml.Entry entry(Yaml.Mapping mapping, String escaped) {
    Yaml.Entry found = mapping.entries().get(escaped.replace("~1", "/").replace("~0", "~"));
    if (found == null) {
      throw new Grid.GridException("The cell is gone: the file was changed meanwhile.");
    }
    return found;
  }

  private String replaced(Yaml.Entry entry, String key, String value) {
    if (entry.value() instanceof Yaml.Sequence list) {
      return list(list, value);
    }
    Yaml.Scalar scalar = (Yaml.Scalar) entry.value();
    int begin = scalar.span().begin();
    if (!scalar.span().block()) {
      return text.substring(0, begin) + scalar(key, value) + text.substring(scalar.span().end());
    }
    // The mark at its end stands where the next thing begins; its own last line ends before.
    int end = scalar.span().end();
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    String indent = " ".repeat(entry.place().column() + 1);
    return text.substring(0, begin) + ">-\n" + folded(value, indent) + text.substring(end);
  }

  private static String folded(String value, String indent) {
    var lines = new StringBuilder();
    int width = 0;
    for (String word : value.split("\\s+", -1)) {
      if (width > 0 && width + 1 + word.length() > WIDTH) {
        lines.append('\n');
        width = 0;
      }
      lines.append(width == 0 ? indent : " ").append(word);
      width += (width == 0 ? indent.length() : 1) + word.length();
    }
    return lines.toString();
  }

  private String list(Yaml.Sequence list, String value) {
    List<String> items =
        List.of(value.split("\\s*,\\s*", -1)).stream().map(item -> scalar("", item)).toList();
    if (!list.span().block()) {
      return text.substring(0, list.span().begin())
          + "["
          + String.join(", ", items)
          + "]"
          + text.substring(list.span().end());
    }
    Yaml.Scalar last = (Yaml.Scalar) list.items().get(list.items().size() - 1);
    String between = "\n" + " ".repeat(list.place().column() - 1) + "- ";
    return text.substring(0, list.span().begin())
        + "- "
        + String.join(between, items)
        + text.substring(last.span().end());
  }

  private static String scalar(String key, String value) {
    boolean plain =
        value.matches(PLAIN)
            || (NUMBERS_AND_FLAGS.contains(key) && value.matches("[A-Za-z0-9.-]+"));
    if (plain) {
      return value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
  }

  /** A key that is new stands as the last of its mapping. */
  private String added(Yaml.Mapping mapping, String key, String value) {
    Yaml.Entry last = null;
    for (Yaml.Entry each : mapping.entries().values()) {
      last = each;
    }
    if (last == null
        || !(last.value() instanceof Yaml.Scalar || last.value() instanceof Yaml.Sequence)) {
      throw new Grid.GridException("Add this in the file as text.");
    }
    int end = endOfLine(last);
    String written = key.equals("source") ? "[" + value + "]" : scalar(key, value);
    String line = "\n" + " ".repeat(last.place().column() - 1) + key + ": " + written;
    return text.substring(0, end) + line + text.substring(end);
  }

  private String removed(Yaml.Entry entry) {
    int begin = Fix.offset(text, Place.of(file, entry.place().line(), 0));
    int end = Math.min(text.length(), endOfLine(entry) + 1);
    return text.substring(0, begin) + text.substring(end);
  }

  private int endOfLine(Yaml.Entry entry) {
    Yaml.Span span =
        entry.value() instanceof Yaml.Scalar scalar
            ? scalar.span()
            : ((Yaml.Sequence) entry.value()).span();
    int at = span.end();
    if (span.block()) {
      while (at > span.begin() && Character.isWhitespace(text.charAt(at - 1))) {
        at--;
      }
    }
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
