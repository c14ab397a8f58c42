package dev.tunegate.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A decision table in memory, of which single cells can be replaced. */
final class TableText {

  static final String FILE = "tables/gaps.drl.csv";

  private static final List<List<String>> SOUND =
      List.of(
          List.of("RuleSet", "small"),
          List.of("Import", "dev.tunegate.facts.*, dev.tunegate.verdict.*"),
          List.of(""),
          List.of("RuleTable Gaps by scope"),
          List.of("NAME", "METADATA", "METADATA", "CONDITION", "CONDITION", "ACTION"),
          List.of("", "", "", "$t : Task", "$t : Task", ""),
          List.of(
              "",
              "source( $param )",
              "because( \"$param\" )",
              "scope == Scope.$param",
              "automatedPipeline == $param",
              "insert( new Gap( \"$param\" ) );"),
          List.of("Rule", "Source", "Reason", "Scope", "Nobody checks", "Gap"),
          List.of("First row", "L1", "It is so", "NARROW", "true", "TOO_FEW_EXAMPLES"),
          List.of("Second row", "L1, L2", "It is so, too", "", "false", "EXAMPLES_UNKNOWN"));

  private final String[][] cells =
      SOUND.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);

  /** Replaces a cell, named as a spreadsheet does, such as {@code C9}; columns can be added. */
  TableText with(String cell, String value) {
    int column = cell.charAt(0) - 'A';
    int row = Integer.parseInt(cell.substring(1)) - 1;
    if (column >= cells[row].length) {
      String[] wider = Arrays.copyOf(cells[row], column + 1);
      Arrays.fill(wider, cells[row].length, wider.length, "");
      cells[row] = wider;
    }
    cells[row][column] = value;
    return this;
  }

  /** As a spreadsheet saves it. */
  String csv() {
    return Arrays.stream(cells)
        .map(row -> Arrays.stream(row).map(TableText::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The sound policy with this table. */
  PolicyFixture policy() {
    return PolicyFixture.sound().with(FILE, csv());
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
