package dev.tunegate.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a policy as tables of cells: what its registers or decision tables hold, each cell with
 * its address, so that one value can be changed and every other character stays.
 *
 * @param tables in the order of the file
 */
public record Grid(List<Table> tables) {

  /** Copies the list. */
  public Grid {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param title what it holds
   * @param columns what its columns are
   */
  public record Table(String title, List<Column> columns, List<Row> rows) {}

  /**
   * A column.
   *
   * @param label for people
   * @param about for a decision table, what the column stands for in a rule; else empty
   */
  public record Column(String label, String about) {}

  /**
   * A row.
   *
   * @param name what it is named by; empty where a cell names it
   * @param line at which it begins, from 1
   */
  public record Row(String name, int line, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param address names it in its file: {@code D7}, or keys such as {@code /few-shot
   *     examples/value}
   * @param value its text; a list has commas between its items
   * @param line at which it stands, from 1; 0 where it is not written
   */
  public record Cell(String address, String value, int line) {}

  /** A change that cannot be made in a grid; the message says why, and what to do. */
  public static final class GridException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GridException(String message) {
      super(message);
    }
  }

  /**
   * A file as a grid; empty if it is of another kind, or cannot be read.
   *
   * @param file path below the rules folder
   */
  public static Optional<Grid> of(String file, String text) {
    return FileKind.isTable(file)
        ? CsvGrid.of(text).map(CsvGrid::grid)
        : YamlGrid.of(file, text).map(YamlGrid::grid);
  }

  /**
   * The text of a file with one cell of another value, and nothing else changed.
   *
   * @param file path below the rules folder
   * @param was the value that whoever changes it has seen
   * @throws GridException if there is no such cell, it has another value by now, or it cannot hold
   *     the new one
   */
  public static String with(String file, String text, String address, String was, String value) {
    Grid before =
        of(file, text).orElseThrow(() -> new GridException("The file cannot be read as a grid."));
    Cell cell =
        before.cells().stream()
            .filter(each -> each.address().equals(address))
            .findFirst()
            .orElseThrow(
                () -> new GridException("The cell is gone: the file was changed meanwhile."));
    String wanted = value.strip();
    if (!cell.value().equals(was) && !cell.value().equals(wanted)) {
      throw new GridException(
          "Somebody changed this cell meanwhile: it says \"" + cell.value() + "\" now.");
    }
    if (cell.value().equals(wanted)) {
      return text;
    }
    String changed =
        FileKind.isTable(file)
            ? CsvGrid.of(text).orElseThrow().with(address, wanted)
            : YamlGrid.of(file, text).orElseThrow().with(address, wanted);
    requireOnly(address, wanted, before, of(file, changed));
    return changed;
  }

  /**
   * The text of a decision table with a copy of the row of a cell below it, or without that row.
   *
   * @param file path below the rules folder
   * @param add whether it is copied, else it is removed
   * @throws GridException if there is no such row
   */
  public static String withRow(String file, String text, String address, boolean add) {
    CsvGrid table =
        FileKind.isTable(file)
            ? CsvGrid.of(text).orElseThrow(() -> new GridException("The file cannot be read."))
            : null;
    int row = table == null ? 0 : table.rowOf(address);
    if (table == null || row == 0) {
      throw new GridException("Only rows of a decision table are added and removed here.");
    }
    return add ? table.withCopyOf(row) : table.withoutRow(row);
  }

  /** The values of every row of a file of decision tables; empty if its quotes do not close. */
  public static Optional<List<List<String>>> rows(String text) {
    return CsvGrid.of(text).map(CsvGrid::rows);
  }

  /**
   * A file of decision tables with other rows: each that says what one of the file says keeps its
   * text, so that only what was changed differs.
   *
   * @throws GridException if the quotes of the file do not close
   */
  public static String withRows(String text, List<List<String>> rows) {
    return CsvGrid.of(text)
        .orElseThrow(() -> new GridException("The file cannot be read as a table."))
        .withRows(rows);
  }

  /** INVARIANT: the cell has the new value, and every other one its old. */
  private static void requireOnly(String address, String value, Grid before, Optional<Grid> after) {
    Map<String, String> wanted = new HashMap<>();
    before.cells().forEach(cell -> wanted.put(cell.address(), plain(cell.value())));
    wanted.put(address, plain(value));
    Map<String, String> found = new HashMap<>();
    after.map(Grid::cells).orElse(List.of()).forEach(c -> found.put(c.address(), plain(c.value())));
    // A column that no row has a value in is shown only where it is usual.
    wanted.values().removeIf(String::isEmpty);
    found.values().removeIf(String::isEmpty);
    if (!found.equals(wanted)) {
      throw new GridException("The cell cannot hold this. Change it in the file as text.");
    }
  }

  /** Spaces and the commas of a list may be written in several ways. */
  private static String plain(String value) {
    return value.replaceAll("\\s*,\\s*", ", ").replaceAll("\\s+", " ");
  }

  /** Every cell, in the order of the file. */
  public List<Cell> cells() {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .flatMap(row -> row.cells().stream())
        .toList();
  }
}
