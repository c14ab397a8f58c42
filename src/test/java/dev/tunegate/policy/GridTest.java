package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.policy.Grid.GridException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a policy as grids, in which one value changes and every other character stays. */
class GridTest {

  private static final String THRESHOLDS =
      """
      # Every number. A comment stays.

      few-shot examples:
        value: 10   # ten
        unit: examples
        source: [L20, L73]
        since: 2026-05-15
        note: >-
          Ten are enough for a prompt, and this
          goes on.

      share 😀:
        value: "3"
        unit: "%"
        source:
          - L33
          - L34
        since: 2026-05-15
      # The end
      """;

  private static String cell(String address, String was, String value) {
    return Grid.with("thresholds.yaml", THRESHOLDS, address, was, value);
  }

  @Test
  void aValueIsChangedAndNothingElse() {
    assertThat(cell("/few-shot examples/value", "10", " 8 "))
        .isEqualTo(THRESHOLDS.replace("value: 10 ", "value: 8 "));
    assertThat(cell("/few-shot examples/source", "L20, L73", "L20,L74"))
        .isEqualTo(THRESHOLDS.replace("[L20, L73]", "[L20, L74]"));
    assertThat(cell("/share 😀/unit", "%", "per mille"))
        .isEqualTo(THRESHOLDS.replace("\"%\"", "per mille"));
    assertThat(cell("/share 😀/source", "L33, L34", "L35"))
        .isEqualTo(THRESHOLDS.replace("- L33\n    - L34", "- L35"));
    assertThat(cell("/few-shot examples/value", "10", "10")).isEqualTo(THRESHOLDS);
  }

  @Test
  void aTextOverLinesIsWrittenOverLinesAgain() {
    String note = "Ten are enough for a prompt, and this goes on.";
    assertThat(cell("/few-shot examples/note", note, "Nine: they \"do\" # really"))
        .isEqualTo(
            THRESHOLDS.replace(
                "    Ten are enough for a prompt, and this\n    goes on.",
                "    Nine: they \"do\" # really"));
  }

  @Test
  void aKeyIsAddedWhereThereIsNoneAndGoneWhereItsValueIs() {
    assertThat(cell("/share 😀/note", "", "See: the other"))
        .isEqualTo(
            THRESHOLDS.replace(
                "since: 2026-05-15\n# The end",
                "since: 2026-05-15\n  note: \"See: the other\"\n# The end"));
    assertThat(cell("/few-shot examples/unit", "examples", ""))
        .isEqualTo(THRESHOLDS.replace("  unit: examples\n", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true", "- a", "? b", "#c", "a: b", "a #b", "[x]", "{x}", "\"q\"", "it's", "\\", "& *x",
            "!tag",
        "%", "@x", "`x`", "| x", "> x", "null", "~", "x:", "ends with :", "a\nb: c", "\t tab", "😀",
            "x\r\ny"
      })
  void whateverIsTypedIsReadBackAsThatText(String value) {
    String changed = cell("/few-shot examples/unit", "examples", value);
    assertThat(Grid.of("thresholds.yaml", changed).orElseThrow().cells())
        .filteredOn(each -> each.address().equals("/few-shot examples/unit"))
        .singleElement()
        .extracting(Grid.Cell::value)
        .isEqualTo(value.strip().replaceAll("\\s+", " "));
    assertThat(changed.lines().count()).isEqualTo(THRESHOLDS.lines().count());
  }

  @Test
  void whoHasNotSeenTheValueChangesNothing() {
    assertThatThrownBy(() -> cell("/few-shot examples/value", "9", "8"))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("\"10\"");
    assertThatThrownBy(() -> cell("/none/value", "", "8")).isInstanceOf(GridException.class);
    assertThatThrownBy(() -> cell("/few-shot examples", "", "8")).isInstanceOf(GridException.class);
    assertThat(Grid.of("thresholds.yaml", "a: [")).isEmpty();
    assertThat(Grid.of("thresholds.yaml", "a: &b c")).isEmpty();
    assertThat(Grid.of("policy.yaml", "name: x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"thresholds.yaml", "codes.yaml", "questions.yaml", "statements.yaml"})
  void everyCellOfTheShippedRegistersCanBeChangedAndChangedBack(String file) throws IOException {
    String text = Files.readString(Path.of("rules", file));
    List<Grid.Cell> cells = Grid.of(file, text).orElseThrow().cells();
    assertThat(cells).hasSizeGreaterThan(40);
    for (int i = 0; i < cells.size(); i += 7) {
      Grid.Cell cell = cells.get(i);
      String changed = Grid.with(file, text, cell.address(), cell.value(), "Another: value");
      assertThat(changed).as(cell.address()).contains("Another: value");
      if (!cell.value().isEmpty() && text.contains(cell.value())) {
        assertThat(Grid.with(file, changed, cell.address(), "Another: value", cell.value()))
            .as(cell.address())
            .satisfies(
                back ->
                    assertThat(Grid.of(file, back).orElseThrow().cells())
                        .extracting(Grid.Cell::value)
                        .containsExactlyElementsOf(cells.stream().map(Grid.Cell::value).toList()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"checklist/checklist", "comparison/comparison", "homework/data-minimums"})
  void cellsOfTheShippedTablesAreThoseOfASpreadsheet(String name) throws IOException {
    String file = name + ".drl.csv";
    String text = Files.readString(Path.of("rules", file));
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.parse(
            text, CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get())) {
      parser.forEach(record -> rows.add(record.toList()));
    }
    List<Grid.Cell> cells = Grid.of(file, text).orElseThrow().cells();
    assertThat(cells).hasSizeGreaterThan(50);
    for (Grid.Cell cell : cells) {
      int row = Integer.parseInt(cell.address().replaceAll("[A-Z]", "")) - 1;
      int column = cell.address().charAt(0) - 'A';
      assertThat(rows.get(row).get(column)).as(cell.address()).isEqualTo(cell.value());
    }
  }

  @Test
  void aCellOfATableIsChangedInItsPlace() {
    String table =
        """
        RuleSet,x
        Import,"a, b"

        RuleTable One
        NAME,METADATA,ACTION
        ,,
        ,source( $param ),"insert( new X( ""$param"" ) );"
        Row,Article,what
        "First, one","L1, L2",A
        Second,L3
        """;
    assertThat(Grid.with("t.drl.csv", table, "A9", "First, one", "First"))
        .isEqualTo(table.replace("\"First, one\"", "First"));
    assertThat(Grid.with("t.drl.csv", table, "C9", "A", "say \"b\""))
        .isEqualTo(table.replace("L2\",A", "L2\",\"say \"\"b\"\"\""));
    assertThat(Grid.with("t.drl.csv", table, "C10", "", "B"))
        .isEqualTo(table.replace("Second,L3", "Second,L3,B"));
    String more = Grid.withRow("t.drl.csv", table, "B9", true);
    assertThat(more)
        .isEqualTo(table.replace("L2\",A\n", "L2\",A\n\"First, one (copy)\",\"L1, L2\",A\n"));
    assertThat(Grid.withRow("t.drl.csv", more, "A10", false)).isEqualTo(table);
    assertThatThrownBy(() -> Grid.withRow("t.drl.csv", table, "A5", false))
        .isInstanceOf(GridException.class);
    assertThat(Grid.of("t.drl.csv", table + "\"open")).isEmpty();
    List<List<String>> rows = new ArrayList<>(Grid.rows(table).orElseThrow());
    assertThat(Grid.withRows(table, rows)).isEqualTo(table);
    rows.set(8, List.of("First", "L1, L2", "B"));
    assertThat(Grid.withRows(table, rows))
        .isEqualTo(table.replace("\"First, one\",\"L1, L2\",A", "First,\"L1, L2\",B"));
  }
}
