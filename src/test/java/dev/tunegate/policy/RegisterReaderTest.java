package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five YAML files declare what rules may name, and say where they fall short. */
class RegisterReaderTest {

  @Test
  void registersHoldWhatTheFilesDeclareInTheirOrder() {
    Registers registers = PolicyFixture.sound().model().registers();

    assertThat(registers.info())
        .isEqualTo(
            new PolicyInfo(
                "small",
                "A small policy",
                "The owner",
                LocalDate.of(2027, 1, 1),
                "The article",
                "The publisher",
                LocalDate.of(2026, 1, 1)));
    assertThat(registers.thresholds().get("most failures"))
        .isEqualTo(
            new ThresholdEntry(
                "most failures",
                new BigDecimal("2.5"),
                "%",
                List.of("L1"),
                LocalDate.of(2026, 1, 1),
                "",
                Place.of("thresholds.yaml", 2, 1)));
    assertThat(registers.codesOf("Gap").keySet())
        .containsExactly("TOO_FEW_EXAMPLES", "EXAMPLES_UNKNOWN", "SCOPE_UNKNOWN");
    assertThat(registers.label("Gap", "SCOPE_UNKNOWN")).isEqualTo("the scope is not stated");
    assertThat(registers.label("data.verified")).isEqualTo("the verified");
    assertThat(registers.statements().get("L3").outOfScope()).isEqualTo("It is advice.");
  }

  @ParameterizedTest
  @CsvSource({"policy.yaml", "statements.yaml", "thresholds.yaml", "codes.yaml", "questions.yaml"})
  void aMissingFileIsToldOnceAndNotEverythingThatRestsOnIt(String file) {
    assertThat(PolicyFixture.sound().without(file).error())
        .extracting(Diagnostic::problem, error -> error.place().file())
        .containsExactly("the policy has no " + file, "rules/" + file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "policy.yaml | name: small | title2: x | the key \"title2\" is not known here"
            + " | Did you mean \"title\"?",
        "policy.yaml | name: small | name: | name is empty | Write a text",
        "policy.yaml | 2027-01-01 | next year | review is \"next year\" | a date such as 2027-05-15",
        "policy.yaml | \"The owner\" | [ a ] | owner is a list | Write a text.",
        "thresholds.yaml | value: 500 | value: -500 | value is \"-500\" | Write a number",
        "thresholds.yaml | source: [ L1 ] | source: [ L7 ] | the statement L7 is not in"
            + " statements.yaml | Did you mean",
        "thresholds.yaml | source: [ L1 ] | source: [ L1, [ L2 ] ] | source holds a list"
            + " | List plain texts.",
        "thresholds.yaml | source: [ L1 ] | source: [ L3 ] | marked out of scope and yet cited"
            + " | Remove its",
        "thresholds.yaml | source: [ L1 ] | source: L1 | has no list source | Write source: [",
        "thresholds.yaml | most failures | most/$failures | is no name of a threshold | letters",
        "statements.yaml | L2: { section | L-2: { section | \"L-2\" is no id of a statement | L31",
        "statements.yaml | section: \"Two\", | | L3 has no section | Add the key section.",
        "codes.yaml | Veto: | Vetto: | no conclusion with codes named Vetto | Did you mean \"Veto\"?",
        "codes.yaml | PROMPT: | prompt: | \"prompt\" is no code | capital letters",
        "codes.yaml | { label: \"prompt\" } | 5 | Verdict PROMPT is \"5\" | Write keys below it",
        "codes.yaml | { label: \"prompt\" } | { label: a, retired: maybe } | retired is \"maybe\""
            + " | Write true or false.",
        "codes.yaml | { label: \"prompt\" } | { label: a, retired: true } | names no successor that"
            + " is in use | Write successor:",
        "codes.yaml | { label: \"prompt\" } | { label: a, retired: true, successor: PROMPT }"
            + " | names no successor that is in use | ",
        "questions.yaml | data.verified: { group: all | data.verifed: { group: all | there is no fact"
            + " data.verifed | Did you mean \"data.verified\"?",
        "questions.yaml | data.verified: { group: all | data.verified: { group: al | the group \"al\""
            + " is not declared | Did you mean \"all\"?",
        "questions.yaml | ask: \"What is verified?\", | | data.verified has no ask | plain words",
        "questions.yaml | NARROW: \"the answer NARROW\", | | not every answer has its wording"
            + " | Word each of: NARROW,"
      })
  void whatFallsShortIsToldWithItsKey(
      String file, String old, String text, String problem, String advice) {
    List<Diagnostic> errors =
        PolicyFixture.sound().replace(file, old, text == null ? "" : text).errors();

    assertThat(errors)
        .anySatisfy(
            error -> {
              assertThat(error.place().file()).isEqualTo("rules/" + file);
              assertThat(error.place().line()).isPositive();
              assertThat(error.problem()).contains(problem);
              assertThat(error.advice()).contains(advice == null ? "" : advice);
            });
  }

  @Test
  void everyStatementIsEncodedOrOutOfScope() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace("statements.yaml", "L3:", "L4: { section: \"Two\", says: \"More.\" }\nL3:");

    assertThat(policy.error())
        .extracting(Diagnostic::problem, error -> error.place().toString())
        .containsExactly(
            "the statement L4 is encoded by no rule and no threshold", "rules/statements.yaml:3:1");
  }

  @Test
  void aCodeThatNoRuleConcludesIsAWarning() {
    PolicyChecker.Result result =
        PolicyFixture.sound()
            .replace("codes.yaml", "Ground:", "Finding:\n  IDLE: { label: idle }\nGround:")
            .check();

    assertThat(result.model()).isNotNull();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.problem()).isEqualTo("no rule concludes the code IDLE of Finding");
            });
  }

  @Test
  void noNumberOfWarningsHidesAnError() {
    String idle =
        IntStream.range(0, 600)
            .mapToObj("  IDLE_%d: { label: idle }\n"::formatted)
            .collect(Collectors.joining());
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace("codes.yaml", "Ground:", "Finding:\n" + idle + "Ground:")
            .replace("statements.yaml", "L3:", "L4: { section: \"Two\", says: \"More.\" }\nL3:");

    assertThat(policy.check().model()).isNull();
    assertThat(policy.check().diagnostics())
        .hasSize(Diagnostics.MOST + 1)
        .last()
        .extracting(Diagnostic::problem, Diagnostic::isError)
        .containsExactly("there is more than these 500 findings", true);
  }
}
