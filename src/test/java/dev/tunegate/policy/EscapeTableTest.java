package dev.tunegate.policy;

import static dev.tunegate.policy.Escapes.JAVA;
import static dev.tunegate.policy.Escapes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drools pastes the cells of a decision table as they are; here no cell gets out of its place. */
class EscapeTableTest {

  @TempDir Path folder;

  @Test
  void withoutAnEscapeTheTableIsAccepted() {
    assertThat(new TableText().policy().errors()).isEmpty();
  }

  private static Arguments cell(String cell, String payload) {
    return Arguments.of(cell, payload);
  }

  static List<Arguments> rowCells() {
    return List.of(
        cell("B9", "L1 ) @because( \"hidden\""),
        cell("B9", JAVA),
        cell("B9", "L1 /*"),
        cell("B9", "\"L1\""),
        cell("B9", "$param"),
        cell("B9", "$1"),
        cell("C9", "a\" ) salience( 10 ) @because( \"b"),
        cell("C9", "a\" + " + JAVA + " + \""),
        cell("C9", "a\\"),
        cell("C9", "a\\u0022 )"),
        cell("C9", "a\nend\nrule \"b\""),
        cell("C9", "{System.exit(1)}"),
        cell("C9", "{unbound}"),
        cell("D9", "NARROW, eval( true )"),
        cell("D9", "NARROW && " + JAVA),
        cell("D9", "NARROW ) Gap( "),
        cell("D9", "NARROW ) eval( " + JAVA + " ) Task( "),
        cell("D9", "NARROW ) then System.exit( 1 ); end rule \"x\" when Task("),
        cell("D9", "valueOf( \"NARROW\" )"),
        cell("D9", "NARROW.name()"),
        cell("D9", "NARROW.name"),
        cell("D9", "class"),
        cell("D9", "NARROW || true"),
        cell("D9", "NARROW /* hide"),
        cell("D9", "NARROW // hide"),
        cell("D9", "NARROW # hide"),
        cell("D9", "NARROW; drop"),
        cell("D9", "NARROW @watch( * )"),
        cell("D9", "\"NARROW\""),
        cell("D9", "$param"),
        cell("D9", "$2"),
        cell("D9", "NARROW, automatedPipeline"),
        cell("D9", "N\u0430RROW"),
        cell("E9", "true, this != null"),
        cell("E9", "new Boolean( true )"),
        cell("E9", "( " + JAVA + " )"),
        cell("E9", "Boolean.getBoolean"),
        cell("E9", "$$ = 1"),
        cell("F9", "TOO_FEW_EXAMPLES\" ) ); System.exit( 1 ); //"),
        cell("F9", "TOO_FEW_EXAMPLES\" ) ); insert( new Verdict( Outcome.FINE_TUNE ) ); //"),
        cell("F9", "\" + " + JAVA + " + \""),
        cell("F9", "TOO_FEW_EXAMPLES\\\" ) ); //"),
        cell("F9", "A\nB"),
        cell("F9", "@{System.exit(1)}"),
        cell("F9", "${System.exit(1)}"),
        cell("F9", "$param"),
        cell("G9", JAVA),
        cell("G9", "x"));
  }

  @ParameterizedTest
  @MethodSource("rowCells")
  void inTheCellsOfARow(String cell, String payload) {
    assertRefused(with(cell, payload), TableText.FILE, "First row", folder);
    assertThat(with(cell, payload).errors())
        .anySatisfy(error -> assertThat(error.place().within()).isEqualTo("cell " + cell));
  }

  static List<Arguments> others() {
    return List.of(
        cell("A9", "x\" salience 10 when then end rule \"y"),
        cell("A9", "x\\"),
        cell("A9", ""),
        cell("A1", "Functions"),
        cell("A1", "Declare"),
        cell("A1", "Variables"),
        cell("A1", "Queries"),
        cell("A1", "Notes"),
        cell("A3", "Functions"),
        cell("A3", "Declare"),
        cell("A3", "Variables"),
        cell("A3", "Queries"),
        cell("A3", "Unit"),
        cell("A3", "Dialect"),
        cell("A3", "Sequential"),
        cell("A3", "SequentialMaxPriority"),
        cell("A3", "SequentialMinPriority"),
        cell("A3", "EscapeQuotes"),
        cell("A3", "NumericDisabled"),
        cell("A3", "IgnoreNumericFormat"),
        cell("A3", "Worksheets"),
        cell("A3", "Max Rules"),
        cell("A3", "PRIORITY"),
        cell("A3", "NO-LOOP"),
        cell("B3", "Functions"),
        cell("B1", "small; import java.lang.*"),
        cell("B1", "small\nfunction void f() { " + JAVA + "; }"),
        cell("B1", ""),
        cell("C1", "Functions"),
        cell("C2", "Functions"),
        cell("B2", "java.lang.Runtime"),
        cell("B2", "dev.tunegate.facts.*, dev.tunegate.verdict.*, java.util.*"),
        cell("B2", "dev.tunegate.facts.*"),
        cell("B2", "static java.lang.System.exit"),
        cell("B2", ""),
        cell("A4", "RuleTable { " + JAVA + " }"),
        cell("A4", "RuleTable Gaps( java.util.List list )"),
        cell("A4", "RuleTableGaps"),
        cell("B4", JAVA),
        cell("A5", "PRIORITY"),
        cell("D5", "SALIENCE"),
        cell("D5", "DURATION"),
        cell("D5", "TIMER"),
        cell("D5", "ENABLED"),
        cell("D5", "AGENDA-GROUP"),
        cell("D5", "RULEFLOW-GROUP"),
        cell("D5", "ACTIVATION-GROUP"),
        cell("D5", "NO-LOOP"),
        cell("D5", "LOCK-ON-ACTIVE"),
        cell("D5", "AUTO-FOCUS"),
        cell("D5", "CALENDARS"),
        cell("D5", "DATE-EFFECTIVE"),
        cell("D5", "UNLOOP"),
        cell("D5", "DESCRIPTION"),
        cell("D5", "condition"),
        cell("D5", "NAME"),
        cell("D5", ""),
        cell("F5", "ACTION { " + JAVA + " }"),
        cell("D6", "forall( Task ){,}"),
        cell("D6", "forall( || ){scope == $}"),
        cell("D6", "Task from new java.util.ArrayList()"),
        cell("D6", "eval"),
        cell("D6", "java.lang.ProcessBuilder"),
        cell("D6", "Gap( ) eval( " + JAVA + " ) Task"),
        cell("D6", "Task /* "),
        cell("F6", "System"),
        cell("F6", "$t.setScope"),
        cell("D7", "scope.valueOf( \"$param\" )"),
        cell("D7", "scope == Scope.$param, eval( " + JAVA + " )"),
        cell("D7", "scope == Scope.$param ) Gap("),
        cell("D7", "forall( || ){scope == Scope.$}"),
        cell("D7", "scope"),
        cell("D7", "$param"),
        cell("F7", "System.exit( $param );"),
        cell("F7", "$param"),
        cell("F7", JAVA + "; // $param"),
        cell("F7", "insert( new Gap( \"$param\" ) ); " + JAVA + ";"),
        cell("F7", "modify( $t ) { setScope( \"$param\" ) };"),
        cell("B7", "source( $param ) salience( 5 )"),
        cell("B7", "because( \"$param\" )"),
        cell("B7", "extends( \"$param\" )"),
        cell("G7", JAVA + ";"),
        cell("G6", "Runtime"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void inHeadsNamesAndSettings(String cell, String payload) {
    String rule =
        with(cell, payload).errors().stream()
            .filter(error -> error.place().file().equals("rules/" + TableText.FILE))
            .map(Diagnostic::rule)
            .findFirst()
            .orElse("");

    assertThat(rule).isIn("", "First row", "Second row");
    assertRefused(with(cell, payload), TableText.FILE, rule, folder);
  }

  private PolicyFixture with(String cell, String payload) {
    return new TableText().with(cell, Escapes.arm(payload, folder)).policy();
  }
}
