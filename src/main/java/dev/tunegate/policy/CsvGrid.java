package dev.tunegate.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of decision tables as cells, each with the part of the text that it is written in. */
final class CsvGrid {

  private record Spot(int begin, int end, String value) {}

  private record Line(int number, int line, int begin, int end, List<Spot> spots) {

    String cell(int column) {
      return column < spots.size() ? spots.get(column).value() : "";
    }

    boolean empty() {
      return spots.stream().allMatch(spot -> spot.value().isEmpty());
    }
  }

  private final String text;
  private final List<Line> lines = new ArrayList<>();

  private CsvGrid(String text) {
    this.text = text;
  }

  /** Empty if the quotes of the file do not close. */
  static Optional<CsvGrid> of(String text) {
    var grid = new CsvGrid(text);
    return grid.scan() ? Optional.of(grid) : Optional.empty();
  }

  private boolean scan() {
    int at = 0;
    int line = 1;
    while (at < text.length()) {
      int begin = at;
      int first = line;
      List<Spot> spots = new ArrayList<>();
      boolean more = true;
      while (more) {
        int end = endOfCell(at);
        if (end < 0) {
          return false;
        }
        String raw = text.substring(at, end);
        line += (int) raw.chars().filter(c -> c == '\n').count();
        spots.add(new Spot(at, end, value(raw)));
        more = end < text.length() && text.charAt(end) == ',';
        at = end + 1;
      }
      lines.add(new Line(lines.size() + 1, first, begin, Math.min(at - 1, text.length()), spots));
      line++;
    }
    return true;
  }

  /** The index of the comma or line end after a cell; -1 if its quotes do not close. */
  private int endOfCell(int begin) {
    int at = begin;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      for (at++; at < text.length(); at++) {
        if (text.charAt(at) == '"') {
          if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at++;
          } else {
            break;
          }
        }
      }
      if (at >= text.length()) {
        return -1;
      }
      at++;
    }
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  private static String value(String raw) {
    String plain = raw.strip();
    return plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"")
        ? plain.substring(1, plain.length() - 1).replace("\"\"", "\"").strip()
        : plain;
  }

  Grid grid() {
    List<Grid.Table> tables = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).cell(0).startsWith("RuleTable") && i + 4 < lines.size()) {
        tables.add(table(i));
      }
    }
    return new Grid(tables);
  }

  private Grid.Table table(int title) {
    List<Grid.Column> columns = new ArrayList<>();
    Line kinds = lines.get(title + 1);
    for (int column = 0; column < kinds.spots().size(); column++) {
      String pattern = lines.get(title + 2).cell(column);
      String snippet = lines.get(title + 3).cell(column);
      String about = (kinds.cell(column) + " " + pattern + " " + snippet).strip();
      columns.add(new Grid.Column(lines.get(title + 4).cell(column), about));
    }
    List<Grid.Row> rows = new ArrayList<>();
    for (int i = title + 5; i < lines.size() && !lines.get(i).empty(); i++) {
      Line line = lines.get(i);
      if (line.cell(0).startsWith("RuleTable")) {
        break;
      }
      List<Grid.Cell> cells = new ArrayList<>();
      for (int column = 0; column < Math.max(columns.size(), line.spots().size()); column++) {
        cells.add(new Grid.Cell(address(column, line.number()), line.cell(column), line.line()));
      }
      rows.add(new Grid.Row("", line.line(), cells));
    }
    String name = lines.get(title).cell(0).substring("RuleTable".length()).strip();
    return new Grid.Table(name.isEmpty() ? "Table" : name, columns, rows);
  }

  private static String address(int column, int row) {
    String letters = column < 26 ? "" : String.valueOf((char) ('A' + column / 26 - 1));
    return letters + (char) ('A' + column % 26) + row;
  }

  String with(String address, String value) {
    int digits = 0;
    while (Character.isLetter(address.charAt(digits))) {
      digits++;
    }
    int column = 0;
    for (int i = 0; i < digits; i++) {
      column = column * 26 + address.charAt(i) - 'A' + 1;
    }
    Line line = lines.get(Integer.parseInt(address.substring(digits)) - 1);
    String written = written(value);
    if (column <= line.spots().size()) {
      Spot spot = line.spots().get(column - 1);
      return text.substring(0, spot.begin()) + written + text.substring(spot.end());
    }
    String commas = ",".repeat(column - line.spots().size());
    return text.substring(0, line.end()) + commas + written + text.substring(line.end());
  }

  static String written(String value) {
    return value.matches("[^\",\\n\\r]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** The text with a copy of a row below it, under a name of its own. */
  String withCopyOf(int row) {
    Line line = lines.get(row - 1);
    Spot name = line.spots().get(Math.min(nameColumn(row), line.spots().size() - 1));
    String added =
        text.substring(line.begin(), name.begin())
            + written(name.value() + " (copy)")
            + text.substring(name.end(), line.end());
    return text.substring(0, line.end()) + "\n" + added + text.substring(line.end());
  }

  private int nameColumn(int row) {
    for (int i = row - 1; i >= 0; i--) {
      if (lines.get(i).cell(0).startsWith("RuleTable")) {
        List<Spot> kinds = lines.get(i + 1).spots();
        for (int column = 0; column < kinds.size(); column++) {
          if (kinds.get(column).value().equals("NAME")) {
            return column;
          }
        }
      }
    }
    return 0;
  }

  /** The text without a row. */
  String withoutRow(int row) {
    Line line = lines.get(row - 1);
    int end = Math.min(text.length(), line.end() + 1);
    return text.substring(0, line.begin()) + text.substring(end);
  }

  /** The row that a cell stands in, of those that are rules; 0 if it is none of them. */
  int rowOf(String address) {
    boolean found = grid().cells().stream().anyMatch(cell -> cell.address().equals(address));
    return found ? Integer.parseInt(address.replaceAll("[A-Z]", "")) : 0;
  }

  List<List<String>> rows() {
    return lines.stream().map(line -> line.spots().stream().map(Spot::value).toList()).toList();
  }

  String withRows(List<List<String>> rows) {
    Map<List<String>, Deque<String>> known = new HashMap<>();
    for (Line line : lines) {
      List<String> values = line.spots().stream().map(Spot::value).toList();
      known
          .computeIfAbsent(filled(values), key -> new ArrayDeque<>())
          .add(text.substring(line.begin(), line.end()));
    }
    var made = new StringBuilder();
    for (List<String> row : rows) {
      List<String> values = row.stream().map(value -> value.replaceAll("\\s+", " ")).toList();
      Deque<String> same = known.getOrDefault(filled(values), new ArrayDeque<>());
      String next = same.poll();
      made.append(
          next != null ? next : String.join(",", values.stream().map(CsvGrid::written).toList()));
      made.append('\n');
    }
    return made.toString();
  }

  /** Without the empty cells at its end, which a spreadsheet does not keep. */
  private static List<String> filled(List<String> values) {
    int size = values.size();
    while (size > 0 && values.get(size - 1).isEmpty()) {
      size--;
    }
    return List.copyOf(values.subList(0, size));
  }
}
