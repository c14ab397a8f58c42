package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision table becomes one rule a row, and what is wrong with it is told at its cell. */
class TableReaderTest {

  @Test
  void aRowBecomesARule() {
    Rule rule = new TableText().policy().model("First row");

    assertThat(rule.place()).hasToString("tables/gaps.drl.csv:9 (cell A9)");
    assertThat(rule.sources()).containsExactly("L1");
    assertThat(rule.because().text()).isEqualTo("It is so");
    assertThat(rule.insertions())
        .singleElement()
        .extracting(insertion -> insertion.type() + insertion.arguments() + insertion.place())
        .isEqualTo("Gap[\"TOO_FEW_EXAMPLES\"]tables/gaps.drl.csv:9 (cell F9)");
    assertThat(rule.text()).startsWith("rule \"First row\"\n    @source( L1 )").endsWith("end");
  }

  @Test
  void columnsOfOnePatternStandTogetherInIt() {
    assertThat(new TableText().policy().model("First row").conditions())
        .extracting(c -> c.pattern().toString())
        .containsExactly("Task( scope == Scope.NARROW, automatedPipeline == true )");
  }

  @Test
  void anEmptyCellAsksNothing() {
    Rule rule = new TableText().policy().model("Second row");

    assertThat(rule.conditions())
        .extracting(c -> c.pattern().toString())
        .containsExactly("Task( automatedPipeline == false )");
    assertThat(rule.sources()).containsExactly("L1", "L2");
    assertThat(rule.because().text()).isEqualTo("It is so, too");
  }

  @Test
  void aColumnWithoutAPatternIsAConditionOfItsOwnAndAMarkTicksIt() {
    PolicyFixture policy =
        new TableText()
            .with("G5", "CONDITION")
            .with("G7", "Threshold( name == \"$param\", $n : value )")
            .with("G9", "least examples")
            .with("H5", "CONDITION")
            .with("H6", "Data")
            .with("H7", "labeledExamples >= $n")
            .with("H9", "yes")
            .with("I5", "CONDITION")
            .with("I6", "exists Veto")
            .with("I7", "code in ( \"$1\", \"$1\" )")
            .with("I10", "TOO_BROAD")
            .policy();

    assertThat(policy.model("First row").conditions())
        .extracting(c -> c.pattern().toString())
        .contains("Data( labeledExamples >= 500 )");
    assertThat(policy.model("Second row").conditions().get(1))
        .isInstanceOf(Condition.Exists.class)
        .extracting(c -> c.pattern().toString())
        .isEqualTo("Veto( code in ( \"TOO_BROAD\", \"TOO_BROAD\" ) )");
  }

  @Test
  void aValueInAColumnWithoutParametersIsNotLostSilently() {
    assertThat(new TableText().with("E7", "automatedPipeline == true").policy().errors())
        .extracting(Diagnostic::toString)
        .anySatisfy(
            text ->
                assertThat(text).contains("gaps.drl.csv:9 (cell E9)", "takes no value", "Write x"));
  }

  @Test
  void anInsertedRowRenamesNothing() {
    String csv = new TableText().csv();
    int second = csv.indexOf("Second row");
    PolicyFixture longer =
        PolicyFixture.sound()
            .with(
                TableText.FILE,
                csv.substring(0, second)
                    + "Between,L2,It is so,DIVERSE_INPUTS,true,EXAMPLES_UNKNOWN\n"
                    + csv.substring(second));

    Rule moved = longer.model("Second row");
    assertThat(moved.place().within()).isEqualTo("cell A11");
    assertThat(moved.conditions().toString().replace("11", "10"))
        .isEqualTo(new TableText().policy().model("Second row").conditions().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "D9 | NARROW__ | Scope has no value NARROW__",
        "E9 | maybe | Task has no field maybe",
        "C9 | {x} | the reason names {x}, and the rule binds no $x",
        "F9 | NOTHING | the code \"NOTHING\" of Gap is not in codes.yaml",
        "F9 | A \" B | the cell holds a double quote",
        "D9 | A; B | which is more than values",
        "G9 | stray | the cell stands in no column of the table"
      })
  void aMessageNamesTheCellAndTheRule(String cell, String value, String problem) {
    Diagnostic error =
        new TableText()
            .with(cell, value).policy().errors().stream()
                .filter(e -> e.place().within().equals("cell " + cell))
                .findFirst()
                .orElseThrow();

    assertThat(error.place().line()).isEqualTo(9);
    assertThat(error.rule()).isEqualTo("First row");
    assertThat(error.problem()).contains(problem);
  }

  @Test
  void everyBadRowIsToldInOneGo() {
    assertThat(new TableText().with("D9", "A").with("E10", "B").with("F10", "C").policy().errors())
        .extracting(e -> e.place().within())
        .containsExactly("cell D9", "cell E10", "cell F10");
  }

  @Test
  void aCellOfSeveralLinesKeepsRowsAndLinesApart() {
    PolicyFixture policy =
        new TableText()
            .with("D8", "Which\nscope?")
            .with("D7", "scope ==\n Scope.$param")
            .with("E10", "maybe")
            .policy();

    assertThat(policy.errors())
        .extracting(e -> e.place().toString())
        .containsExactly("rules/tables/gaps.drl.csv:12 (cell E10)");
  }

  @Test
  void oneFileHoldsSeveralTables() {
    String csv = new TableText().csv();
    String second =
        csv.substring(csv.indexOf("RuleTable"))
            .replace("First row", "Third row")
            .replace("Second row", "Fourth row");
    PolicyFixture policy = PolicyFixture.sound().with(TableText.FILE, csv + ",,\n" + second);

    assertThat(policy.model("Third row").place().within()).isEqualTo("cell A17");
    assertThat(policy.model("First row").place().within()).isEqualTo("cell A9");
  }

  @Test
  void theRuleNamesOfATableAreUniqueInThePolicy() {
    assertThat(new TableText().with("A10", "First row").policy().error())
        .satisfies(
            error -> {
              assertThat(error.place().within()).isEqualTo("cell A10");
              assertThat(error.problem()).contains("another rule has this name", "cell A9");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | lacks RuleSet",
        "RuleSet,a | lacks Import",
        "RuleSet,a\\nImport,\"dev.tunegate.facts.*,dev.tunegate.verdict.*\" | lacks a RuleTable",
        "RuleSet,\"a | no table of comma-separated values",
        "RuleSet,\"a\"b\"\\n | no table of comma-separated values"
      })
  void aFileThatIsNoTableSaysWhatItLacks(String text, String problem) {
    assertThat(PolicyFixture.sound().with(TableText.FILE, text.replace("\\n", "\n")).errors())
        .extracting(Diagnostic::problem)
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void aTableThatIsTooLargeIsRefusedWhereItBecomesSo() {
    String head = new TableText().csv();

    assertThat(PolicyFixture.sound().with(TableText.FILE, head + ",\n".repeat(6_000)).errors())
        .extracting(e -> e.place().line() + " " + e.problem())
        .containsExactly("5001 the table is too large here");
    assertThat(PolicyFixture.sound().with(TableText.FILE, head + ",".repeat(70)).errors())
        .extracting(Diagnostic::problem)
        .containsExactly("the table is too large here");
    assertThat(new TableText().with("C9", "a".repeat(2_001)).policy().errors())
        .extracting(Diagnostic::problem)
        .containsExactly("the table is too large here");
  }

  @Test
  void aTableNeedsEveryKindOfColumnAndARow() {
    assertThat(new TableText().with("A5", "CONDITION").policy().errors())
        .extracting(Diagnostic::problem)
        .containsExactly("the table has no NAME column");
    String csv = new TableText().csv();
    assertThat(
            PolicyFixture.sound()
                .with(TableText.FILE, csv.substring(0, csv.indexOf("First row")))
                .errors())
        .extracting(Diagnostic::problem)
        .containsExactly("the table ends before its rules");
  }
}
