package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of one decision table. A row expands to the text of a rule, a line for each cell, so
 * that whatever is wrong with the rule can be told at its cell.
 */
final class TableColumns {

  /** The text of a rule, and which cell each line of it comes from. */
  record Expansion(String text, Origin origin) {}

  private record Column(int index, String kind, String pattern, String snippet) {}

  private static final Set<String> KINDS = Set.of("NAME", "METADATA", "CONDITION", "ACTION");
  private static final Pattern PARAMETER = Pattern.compile("\\$(param|[1-9])(?![A-Za-z0-9_])");

  private static final Pattern MARK = Pattern.compile("[xX]");

  /** What a cell may put outside quotes: a name, a value, a few of them, or a comparison. */
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_$., :<>=!&|\"-]*");

  private final String file;
  private final List<Column> columns = new ArrayList<>();

  TableColumns(
      String file, TableReader.Row kinds, TableReader.Row patterns, TableReader.Row snippets) {
    this.file = file;
    int width =
        Math.max(kinds.cells().size(), Math.max(patterns.cells().size(), snippets.cells().size()));
    for (int i = 0; i < width; i++) {
      String kind = kinds.cell(i);
      if (kind.isEmpty() && patterns.cell(i).isEmpty() && snippets.cell(i).isEmpty()) {
        continue;
      }
      if (!KINDS.contains(kind)) {
        throw TableReader.fail(
            cell(kinds, i),
            "\"" + kind + "\" is no kind of column",
            "Use NAME, METADATA, CONDITION or ACTION.");
      }
      if (kind.equals("NAME") && columns.stream().anyMatch(c -> c.kind().equals("NAME"))) {
        throw TableReader.fail(
            cell(kinds, i), "the table has two NAME columns", "Keep one of them.");
      }
      if (!kind.equals("CONDITION") && !patterns.cell(i).isEmpty()) {
        throw TableReader.fail(
            cell(patterns, i),
            "\"" + patterns.cell(i) + "\" stands over a column of kind " + kind,
            "Only a CONDITION column has a fact or a conclusion here; leave the cell empty.");
      }
      columns.add(new Column(i, kind, oneLine(patterns.cell(i)), oneLine(snippets.cell(i))));
    }
    for (String needed : List.of("NAME", "METADATA", "CONDITION", "ACTION")) {
      if (columns.stream().noneMatch(column -> column.kind().equals(needed))) {
        throw TableReader.fail(
            cell(kinds, 0),
            "the table has no " + needed + " column",
            "Every table has NAME, METADATA with source and because, CONDITION and ACTION.");
      }
    }
  }

  /** Lines of an expansion stand for cells, so no cell may add any. */
  private static String oneLine(String header) {
    return header.replaceAll("\\R", " ");
  }

  Expansion expand(TableReader.Row row) {
    List<String> lines = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    Column name = columns.stream().filter(c -> c.kind().equals("NAME")).findFirst().orElseThrow();
    String ruleName = row.cell(name.index());
    if (ruleName.isEmpty() || ruleName.contains("\"") || ruleName.contains("\\")) {
      throw TableReader.fail(
          cell(row, name.index()),
          ruleName.isEmpty() ? "the row has no name" : "the name holds quotes",
          "Name every row in plain words: the name is the rule's, and must not change with its place.");
    }
    refuseLoose(row, ruleName);
    add(lines, origins, "rule \"" + ruleName + '"', name.index());
    for (Column column : filled("METADATA", row)) {
      add(lines, origins, "    @" + substitute(column, row), column.index());
    }
    add(lines, origins, "when", name.index());
    conditions(row).forEach((pattern, group) -> condition(pattern, group, row, lines, origins));
    add(lines, origins, "then", name.index());
    for (Column column : filled("ACTION", row)) {
      add(lines, origins, "    " + substitute(column, row), column.index());
    }
    add(lines, origins, "end", name.index());
    return new Expansion(
        String.join("\n", lines),
        (line, column) -> cell(row, origins.get(Math.min(line, origins.size()) - 1)));
  }

  /** A value outside the columns says nothing, which its author would not notice. */
  private void refuseLoose(TableReader.Row row, String rule) {
    for (int i = 0; i < row.cells().size(); i++) {
      int index = i;
      if (!row.cell(i).isEmpty() && columns.stream().noneMatch(c -> c.index() == index)) {
        throw TableReader.fail(
            cell(row, i),
            rule,
            "the cell stands in no column of the table",
            "Remove it, or put a text that holds commas between double quotes.");
      }
    }
  }

  private List<Column> filled(String kind, TableReader.Row row) {
    return columns.stream()
        .filter(column -> column.kind().equals(kind) && !row.cell(column.index()).isEmpty())
        .toList();
  }

  /** Columns that share a pattern stand together in it; one without a pattern stands for itself. */
  private Map<String, List<Column>> conditions(TableReader.Row row) {
    Map<String, List<Column>> groups = new LinkedHashMap<>();
    for (Column column : filled("CONDITION", row)) {
      String key = column.pattern().isEmpty() ? "#" + column.index() : column.pattern();
      groups.computeIfAbsent(key, pattern -> new ArrayList<>()).add(column);
    }
    return groups;
  }

  private void condition(
      String pattern,
      List<Column> group,
      TableReader.Row row,
      List<String> lines,
      List<Integer> origins) {
    if (group.get(0).pattern().isEmpty()) {
      add(lines, origins, "    " + substitute(group.get(0), row), group.get(0).index());
      return;
    }
    // The binding that ties columns of one pattern together in Drools' layout names nothing here.
    String type = pattern.replaceFirst("^\\$[A-Za-z0-9_]+\\s*:\\s*", "");
    add(lines, origins, "    " + type + "(", group.get(0).index());
    for (int i = 0; i < group.size(); i++) {
      String comma = i + 1 < group.size() ? "," : " )";
      add(lines, origins, "        " + substitute(group.get(i), row) + comma, group.get(i).index());
    }
  }

  private String substitute(Column column, TableReader.Row row) {
    String value = row.cell(column.index());
    String[] parts = value.split("\\s*,\\s*", -1);
    Matcher matcher = PARAMETER.matcher(column.snippet());
    var text = new StringBuilder();
    int used = 0;
    while (matcher.find()) {
      String parameter = matcher.group(1);
      int index = parameter.equals("param") ? 0 : Integer.parseInt(parameter);
      used = index == 0 ? parts.length : Math.max(used, index);
      if (index <= parts.length) {
        String put = index == 0 ? value : parts[index - 1];
        refuseStructure(put, quotedAt(matcher.start(), column.snippet()), column, row);
        matcher.appendReplacement(text, Matcher.quoteReplacement(put));
      }
    }
    if (used == 0 && !MARK.matcher(value).matches()) {
      throw refuse(
          column,
          row,
          "the cell holds \"" + shortened(value) + "\", and its column takes no value",
          "Write x where the column applies, and leave the cell empty where it does not.");
    }
    if (used > 0 && used != parts.length) {
      throw refuse(
          column,
          row,
          "the cell has " + parts.length + " values, and the column uses " + used,
          "Write as many values as the column has $1, $2 …, with commas between them.");
    }
    return matcher.appendTail(text).toString();
  }

  /** Whether a place in a snippet stands between double quotes. */
  private static boolean quotedAt(int offset, String snippet) {
    return snippet.substring(0, offset).chars().filter(c -> c == '"').count() % 2 == 1;
  }

  /** A cell gives values; it cannot end a text, a bracket or a rule and go on by itself. */
  private void refuseStructure(String value, boolean quoted, Column column, TableReader.Row row) {
    if (value.contains("\n") || (quoted && (value.indexOf('"') >= 0 || value.indexOf('\\') >= 0))) {
      throw refuse(
          column,
          row,
          "the cell holds a double quote, a backslash or a line break",
          "Use “typographic” quotes in reasons, and keep a cell on one line.");
    }
    if (!quoted && !WORDS.matcher(value).matches()) {
      throw refuse(
          column,
          row,
          "the cell holds \"" + shortened(value) + "\", which is more than values",
          "Write a value such as CODE or $number; brackets and the like belong into the head of the"
              + " column.");
    }
  }

  private static String shortened(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }

  private SyntaxException refuse(
      Column column, TableReader.Row row, String problem, String advice) {
    String name =
        columns.stream()
            .filter(c -> c.kind().equals("NAME"))
            .map(c -> row.cell(c.index()))
            .findFirst()
            .orElse("");
    return TableReader.fail(cell(row, column.index()), name, problem, advice);
  }

  private static void add(List<String> lines, List<Integer> origins, String line, int column) {
    lines.add(line);
    origins.add(column);
  }

  private Place cell(TableReader.Row row, int column) {
    return cell(file, row, column);
  }

  static Place cell(String file, TableReader.Row row, int column) {
    String letters = column < 26 ? "" : String.valueOf((char) ('A' + column / 26 - 1));
    return Place.of(file, row.line(), 0)
        .within("cell " + letters + (char) ('A' + column % 26) + row.number());
  }
}
