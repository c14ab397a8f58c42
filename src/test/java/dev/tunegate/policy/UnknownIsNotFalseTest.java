package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No comparison with what is unstated may hold, so some demand that the field be stated. */
class UnknownIsNotFalseTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "Data( verified != true ) | verified | !=",
        "Data( labeledExamples != 0 ) | labeledExamples | !=",
        "Task( scope != Scope.NARROW ) | scope | !=",
        "Task( scope not in ( Scope.NARROW ) ) | scope | not in",
        "Data( verified == curationBudgeted, verified != null ) | curationBudgeted | ==",
        "Data( verified == curationBudgeted, curationBudgeted != null ) | verified | ==",
        "Data( verified != curationBudgeted, verified != null ) | curationBudgeted | !=",
        "Data( $v : verified ) Task( automatedPipeline == $v, automatedPipeline != null )"
            + " | verified | ==",
        "Data( $v : verified, verified != null ) Task( automatedPipeline == $v )"
            + " | automatedPipeline | ==",
        "Data( $v : verified ) Task( automatedPipeline != $v, automatedPipeline != null )"
            + " | verified | !=",
        "Data( verified != null || labeledExamples != 0, labeledExamples > 0 )"
            + " | labeledExamples | !=",
        "Data( ( verified != null && curationBudgeted == true ) || verified != true )"
            + " | verified | !=",
        "Data( $v : verified, verified != null || labeledExamples > 0 )"
            + " Task( automatedPipeline == $v, automatedPipeline != null ) | verified | =="
      })
  void theFieldMustBeStated(String conditions, String field, String operator) {
    Diagnostic error = PolicyFixture.sound().conditions(conditions).error();

    assertThat(error.problem()).contains("may be unstated, and " + operator + " would match it");
    assertThat(error.advice()).contains("Add " + field + " != null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Data( verified == true )",
        "Data( verified == null )",
        "Data( verified != null )",
        "Data( verified != null, verified != true )",
        "Data( verified != true, verified != null )",
        "Data( verified != null && verified != true )",
        "Data( labeledExamples == null || ( labeledExamples != null && labeledExamples != 0 ) )",
        "Data( labeledExamples < 0, flawedPercent >= 0 )",
        "Baseline( failurePercent > acceptableFailurePercent )",
        "Baseline( $v : failurePercent ) Data( flawedPercent < $v )",
        "Baseline( $v : failurePercent, failurePercent != null )"
            + " Data( flawedPercent != null, flawedPercent == $v )",
        "Task( scope in ( Scope.NARROW ) )",
        "Task( scope != null, scope not in ( Scope.NARROW ) )",
        "exists Ground( code != \"FORMAT\" )",
        "Ground( $c : code ) exists Veto( code != $c )",
        "Attribute( name == \"region\", text != \"EU\" )",
        "Attribute( name == \"region\", text not in ( \"EU\", \"US\" ) )",
        "Attribute( name == \"region\", $r : text ) not Attribute( name == \"place\", text == $r )"
      })
  void theFieldIsStatedOrTheComparisonNeverMatchesTheUnstated(String conditions) {
    assertThat(
            PolicyFixture.sound()
                .declare("region: text", "place: text")
                .conditions(conditions)
                .errors())
        .isEmpty();
  }
}
