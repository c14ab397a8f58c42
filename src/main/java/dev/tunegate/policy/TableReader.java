package dev.tunegate.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of decision tables in the layout of Drools, as comma-separated values. */
final class TableReader {

  private static final int WIDEST = 60;
  private static final int MOST_ROWS = 5_000;
  private static final int LONGEST_CELL = 2_000;
  private static final String LAYOUT =
      "Rows are: RuleSet, Import, an empty row, then for each table RuleTable, the kinds of column,"
          + " patterns, snippets, labels, and one row a rule.";

  /** A row with its number in a spreadsheet and its line in the file. */
  record Row(int number, int line, List<String> cells) {

    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    boolean empty() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  private final String file;
  private final Diagnostics problems;
  private final List<Rule> rules = new ArrayList<>();
  private List<Row> rows = List.of();
  private int at;

  private TableReader(String file, Diagnostics problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The rules that a file's rows expand to; what is wrong goes to {@code problems}. */
  static List<Rule> read(String file, String text, Diagnostics problems) {
    var reader = new TableReader(file, problems);
    try {
      reader.rows = reader.split(text);
      reader.head();
      while (reader.at < reader.rows.size()) {
        reader.table();
      }
    } catch (SyntaxException error) {
      problems.add(error.diagnostic());
    }
    return reader.rules;
  }

  private List<Row> split(String text) {
    List<Row> found = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        List<String> cells = new ArrayList<>();
        record.forEach(cells::add);
        var row = new Row((int) record.getRecordNumber(), (int) line, cells);
        line = parser.getCurrentLineNumber() + 1;
        refuseOversized(row);
        found.add(row);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw fail(
          Place.of(file, (int) line, 0).within("row " + (found.size() + 1)),
          "from here on the file is no table of comma-separated values",
          "Check the quotes: a cell with a comma or a quote stands in double quotes.");
    }
    return found;
  }

  private void refuseOversized(Row row) {
    boolean wide = row.cells().size() > WIDEST;
    if (wide
        || row.number() > MOST_ROWS
        || row.cells().stream().anyMatch(c -> c.length() > LONGEST_CELL)) {
      throw fail(
          place(row),
          "the table is too large here",
          "At most "
              + WIDEST
              + " columns, "
              + MOST_ROWS
              + " rows and "
              + LONGEST_CELL
              + " characters a cell.");
    }
  }

  private void head() {
    boolean ruleSet = false;
    boolean imported = false;
    while (at < rows.size() && !rows.get(at).cell(0).startsWith("RuleTable")) {
      Row row = rows.get(at++);
      refuseMore(row, 2);
      switch (row.cell(0)) {
        case "RuleSet" -> {
          ruleSet = row.cell(1).matches("([A-Za-z][A-Za-z0-9_]*)(\\.[A-Za-z][A-Za-z0-9_]*)*");
          if (!ruleSet) {
            throw fail(
                place(row).within("cell B" + row.number()),
                "\"" + row.cell(1) + "\" is no name of a rule set",
                "Write letters, such as comparison.");
          }
        }
        case "Import" -> {
          List<String> names = Arrays.stream(row.cell(1).split(",")).map(String::strip).toList();
          imported = RuleParser.IMPORTS.containsAll(names) && names.containsAll(RuleParser.IMPORTS);
          if (!imported) {
            throw fail(
                place(row).within("cell B" + row.number()),
                "the table imports " + row.cell(1),
                "Write: " + String.join(", ", RuleParser.IMPORTS.stream().sorted().toList()));
          }
        }
        case "" -> {
          if (!row.empty()) {
            throw fail(place(row), "this row begins with an empty cell", LAYOUT);
          }
        }
        default ->
            throw fail(
                place(row).within("cell A" + row.number()),
                "\"" + row.cell(0) + "\" is not known here",
                LAYOUT);
      }
    }
    if (!ruleSet || !imported || at == rows.size()) {
      throw fail(
          Place.of(file),
          "the file lacks " + (ruleSet ? imported ? "a RuleTable" : "Import" : "RuleSet"),
          LAYOUT);
    }
  }

  private void table() {
    Row title = rows.get(at++);
    if (title.empty()) {
      return;
    }
    if (!title.cell(0).matches("RuleTable( [^(){}\"\\\\;@]{0,100})?")) {
      throw fail(
          place(title).within("cell A" + title.number()),
          "a table begins with RuleTable and its name",
          LAYOUT);
    }
    refuseMore(title, 1);
    if (at + 4 >= rows.size() || rows.get(at + 4).empty()) {
      throw fail(place(title), "the table ends before its rules", LAYOUT);
    }
    var columns = new TableColumns(file, rows.get(at), rows.get(at + 1), rows.get(at + 2));
    at += 4;
    while (at < rows.size()
        && !rows.get(at).empty()
        && !rows.get(at).cell(0).startsWith("RuleTable")) {
      row(columns, rows.get(at++));
    }
  }

  /** What stands beside the cells of the layout says nothing, which its author would not notice. */
  private void refuseMore(Row row, int cells) {
    for (int i = cells; i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty()) {
        throw fail(
            TableColumns.cell(file, row, i), "this cell is not read in a row such as this", LAYOUT);
      }
    }
  }

  private void row(TableColumns columns, Row row) {
    try {
      TableColumns.Expansion expansion = columns.expand(row);
      rules.addAll(RuleParser.readRow(expansion.origin(), expansion.text(), problems));
    } catch (SyntaxException error) {
      problems.add(error.diagnostic());
    }
  }

  private Place place(Row row) {
    return Place.of(file, row.line(), 0).within("row " + row.number());
  }

  static SyntaxException fail(Place place, String problem, String advice) {
    return fail(place, "", problem, advice);
  }

  static SyntaxException fail(Place place, String rule, String problem, String advice) {
    return new SyntaxException(
        new Diagnostic(Diagnostic.Severity.ERROR, place, rule, problem, advice));
  }
}
