package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.AttributeDeclaration;
import dev.tunegate.facts.AttributeType;
import dev.tunegate.facts.CaseBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code attributes.yaml} declares, and what rules may ask of it. */
class AttributesTest {

  private static final String DECLARED =
      """
      region:
        type: text
        group: all
        label: "where it runs"
        ask: "Where does it run?"
        means: "It counts."
        answers: { EU: "in the Union", US: "in the States" }
        source: [ L1 ]
      note: { type: text, group: all, label: "a note", ask: "Which?", means: "It counts." }
      share:
        type: number
        group: all
        label: "the share"
        ask: "How much?"
        means: "It counts."
        unit: "%"
        min: -2.50
        max: 100
        actionable: true
      regulated: { type: flag, group: all, label: "the law", ask: "Is it?", means: "It counts." }
      """;

  private static PolicyFixture policy() {
    return PolicyFixture.sound().with("attributes.yaml", DECLARED);
  }

  @Test
  void aPolicyWithoutTheFileDeclaresNothing() {
    assertThat(PolicyFixture.sound().model().registers().declarations()).isEmpty();
  }

  @Test
  void whatIsDeclaredIsHeldWithItsWordingInTheOrderOfTheFile() {
    Registers registers = policy().model().registers();

    assertThat(registers.attributes().keySet())
        .containsExactly("region", "note", "share", "regulated");
    assertThat(registers.attribute("share"))
        .isEqualTo(
            new AttributeDeclaration(
                "share",
                AttributeType.NUMBER,
                "It counts.",
                List.of(),
                "%",
                new BigDecimal("-2.5"),
                new BigDecimal("100"),
                true));
    assertThat(registers.attribute("region").allowedValues()).containsExactly("EU", "US");
    assertThat(registers.attributes().get("region").sources()).containsExactly("L1");
    assertThat(registers.questions().get("attributes.region"))
        .isEqualTo(
            new QuestionText(
                "attributes.region",
                "all",
                "where it runs",
                "Where does it run?",
                "It counts.",
                registers.questions().get("attributes.region").answers()));
    assertThat(registers.questions().get("attributes.region").answers())
        .containsEntry("EU", "in the Union");
    assertThat(registers.unit("attributes.share")).isEqualTo("%");
    assertThat(registers.paths()).endsWith("attributes.share", "attributes.regulated");
    assertThat(registers.unstated(new CaseBuilder("t").put("attributes.note", "x").build()))
        .contains("attributes.region", "data.verified")
        .doesNotContain("attributes.note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\u0001',
      value = {
        "type: flag | type: flagg | type is \"flagg\" | Did you mean \"flag\"?",
        "type: flag | type: date | type is \"date\" | Write one of text, number, flag.",
        "type: flag, |  | regulated has no type | Add the key type.",
        "label: \"the law\", |  | regulated has no label | Add the key label.",
        "ask: \"Is it?\", |  | regulated has no ask | Add the key ask.",
        "ask: \"Is it?\" | asks: \"Is it?\", ask: b | the key \"asks\" is not known here"
            + " | Did you mean \"ask\"?",
        "{ type: flag, group: all | { type: flag, group: al | the group \"al\" is not declared"
            + " | Did you mean \"all\"?",
        "{ type: flag | { answers: { a: b }, type: flag | answers belongs to a text, and the type is"
            + " flag | Remove answers, or change the type.",
        "{ type: flag | { unit: ms, type: flag | unit belongs to a number, and the type is flag"
            + " | Remove unit",
        "{ type: flag | { min: 0, type: flag | min belongs to a number | Remove min",
        "min: -2.50 | min: 101 | min is 101 and max is 100 | Make min the smaller of the two.",
        "min: -2.50 | min: low | min is \"low\" | Write a number such as -2.5",
        "min: -2.50 | min: 0.12345 | min is \"0.12345\" | at most 4 digits after the point",
        "max: 100 | max: 2000000000000 | a limit is 2000000000000 | from -1000000000000 to",
        "actionable: true | actionable: perhaps | actionable is \"perhaps\" | Write true or false.",
        "{ EU: \"in the Union\", US: \"in the States\" } | [ EU, US ] | answers is a list"
            + " | Write each value allowed with its wording",
        "{ EU: \"in the Union\", US: \"in the States\" } | { } | answers is a mapping"
            + " | or leave the key out",
        "EU: \"in the Union\" | EU: | EU is empty | Write a text",
        "EU: \"in the Union\" | \" EU\": a | \" EU\" is no value of an answer | without spaces",
        "US: \"in the States\" | EU: again | the key \"EU\" stands here a second time | Keep one",
        "source: [ L1 ] | source: [ L9 ] | the statement L9 is not in statements.yaml | Did you mean",
        "source: [ L1 ] | source: L1 | region has no list source | Write source: [",
        "note: | no te: | \"no te\" is no name of an attribute | Begin with a letter",
        "note: | share: | the key \"share\" stands here a second time | Keep one of the two."
      })
  void whatIsWrongIsToldWithItsPlace(
      String text, @Nullable String by, String problem, String advice) {
    List<Diagnostic> errors =
        policy().replace("attributes.yaml", text, by == null ? "" : by).errors();

    assertThat(errors)
        .anySatisfy(
            error -> {
              assertThat(error.place().file()).isEqualTo("rules/attributes.yaml");
              assertThat(error.place().line()).isPositive();
              assertThat(error.problem()).contains(problem.strip());
              assertThat(error.advice()).contains(advice.strip());
            });
    assertThat(errors)
        .extracting(error -> error.place().file())
        .containsOnly("rules/attributes.yaml");
  }

  @Test
  void aFileThatCannotBeReadIsToldOnceAndNotEverythingThatRestsOnIt() {
    assertThat(
            PolicyFixture.sound()
                .with("attributes.yaml", "a: [")
                .conditions("Attribute( name == \"a\", flag == true )")
                .error()
                .place()
                .file())
        .isEqualTo("rules/attributes.yaml");
  }

  @Test
  void theirNumberIsBounded() {
    String[] many =
        IntStream.range(0, 101).mapToObj(i -> "a" + i + ": flag").toArray(String[]::new);

    assertThat(PolicyFixture.sound().declare(many).error().problem())
        .isEqualTo("the file declares 101 attributes; a case can state 100");
    String answers =
        IntStream.range(0, 101).mapToObj(i -> "v" + i + ": w").collect(Collectors.joining(", "));
    assertThat(PolicyFixture.sound().declare("a: text, answers: { " + answers + " }").error())
        .extracting(Diagnostic::problem)
        .isEqualTo("a has 101 answers; at most 100 are read");
  }

  @Test
  void theirWordingStandsInOnePlace() {
    assertThat(
            policy()
                .replace(
                    "questions.yaml",
                    "questions:\n",
                    "questions:\n  attributes.note: { group: all, label: a, ask: b, means: c }\n")
                .error())
        .extracting(Diagnostic::problem, Diagnostic::advice)
        .containsExactly(
            "an attribute is worded here", "Declare it in attributes.yaml, with its wording.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Attribute( name == \"region\", text == \"EU\" )",
        "Attribute( name == \"region\", text != \"EU\", $r : text )",
        "Attribute( name == \"region\", text in ( \"EU\", \"US\" ) )",
        "Attribute( name == \"note\", text == \"anything\" )",
        "Attribute( name in ( \"region\", \"note\" ), text == \"EU\" )",
        "Threshold( name == \"most failures\", $most : value )"
            + " Attribute( name == \"share\", number > $most, number != 0 )",
        "Attribute( name == \"share\", $n : number ) Baseline( failurePercent < $n )",
        "Attribute( name == \"regulated\", flag == true )",
        "not Attribute( name == \"regulated\" )",
        "exists Attribute( name == \"regulated\", flag != true )",
        "Unstated( path == \"attributes.region\" )",
        "Unstated( path in ( \"attributes.region\", \"data.verified\" ) )"
      })
  void rulesAskWhatTheDeclarationAllows(String conditions) {
    assertThat(policy().conditions(conditions).errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\u0001',
      value = {
        "Attribute( name == \"reigon\", text == \"EU\" ) | the attribute \"reigon\" is not in"
            + " attributes.yaml | Did you mean \"region\"?",
        "Attribute( name == \"colour\", text == \"EU\" ) | the attribute \"colour\" is not in"
            + " attributes.yaml | Declare it there, with type, group, label, ask and means.",
        "Attribute( name == \"region\", name != \"colour\", text == \"EU\" ) | \"colour\" is not in"
            + " attributes.yaml | Declare it there",
        "Attribute( text == \"EU\" ) | no attribute is named | Write Attribute( name == ",
        "not Attribute( ) | no attribute is named | Write Attribute( name == ",
        "Attribute( name != \"region\" ) | no attribute is named | with a name from attributes.yaml",
        "Attribute( name == \"region\", $n : name ) exists Attribute( name == $n )"
            + " | no attribute is named | with a name from attributes.yaml",
        "Attribute( name == \"region\", flag == true ) | region holds a text, and its flag is asked"
            + " for | Ask for text.",
        "Attribute( name == \"share\", $t : text ) | share holds a number, and its text is asked for"
            + " | Ask for number.",
        "Attribute( name == \"regulated\", flag == true || number > 0 ) | regulated holds a flag, and"
            + " its number is asked for | Ask for flag.",
        "Attribute( name == \"region\", text == \"EUU\" ) | region is never \"EUU\""
            + " | Did you mean \"EU\"?",
        "Attribute( name == \"region\", text not in ( \"EU\", \"Mars\" ) ) | region is never \"Mars\""
            + " | Its answers are: EU, US.",
        "Attribute( name == \"region\", text == null ) | text is always there where the attribute is"
            + " stated | Unstated( path == \"attributes.…\" )",
        "Attribute( name in ( \"region\", \"share\" ), text == \"EU\" ) | attributes of several types"
            + " are asked for together | those of each type",
        "Attribute( name == \"share\", number > 5 ) | the number \"5\" stands in the rule"
            + " | Give it a name in thresholds.yaml",
        "Attribute( name == \"regulated\", flag == \"yes\" ) | flag is true or false and meets \"yes\""
            + " | Give it true or false.",
        "Unstated( path == \"attributes.reigon\" ) | no fact \"attributes.reigon\" that a case can"
            + " state | Did you mean \"attributes.region\"?"
      })
  void rulesThatAskOtherwiseAreRefused(String conditions, String problem, String advice) {
    Diagnostic error = policy().conditions(conditions).error();

    assertThat(error.problem()).contains(problem.strip());
    assertThat(error.advice()).contains(advice.strip());
    assertThat(error.rule()).isEqualTo("Added");
    assertThat(error.place().line()).isEqualTo(8);
  }

  @Test
  void aTableAsksForThemInACell() {
    var table =
        new TableText()
            .with("G5", "CONDITION")
            .with("G7", "Attribute( name == \"region\", text == \"$param\" )")
            .with("G9", "EU");

    assertThat(table.policy().with("attributes.yaml", DECLARED).model("First row").conditions())
        .extracting(condition -> condition.pattern().toString())
        .contains("Attribute( name == \"region\", text == \"EU\" )");
    assertThat(table.with("G9", "UE").policy().with("attributes.yaml", DECLARED).error())
        .extracting(error -> error.place().toString(), Diagnostic::problem, Diagnostic::advice)
        .containsExactly(
            "rules/tables/gaps.drl.csv:9 (cell G9)",
            "region is never \"UE\"",
            "Did you mean \"EU\"?");
  }

  @Test
  void conclusionsAndCodesNameDeclaredOnes() {
    assertThat(
            policy()
                .rule(
                    "Added",
                    "Task( scope == null )",
                    "insert( new Question( \"attributes.region\" ) );"
                        + " insert( new Contradiction( \"attributes.note\", \"task.kind\" ) );")
                .replace(
                    "codes.yaml",
                    "Veto:",
                    "Warning:\n  W: { label: w, unstated: attributes.note }\nVeto:")
                .errors())
        .isEmpty();
    assertThat(
            policy()
                .replace(
                    "codes.yaml",
                    "Veto:",
                    "Warning:\n  W: { label: w, unstated: attributes.nte }\nVeto:")
                .error())
        .extracting(Diagnostic::problem, Diagnostic::advice)
        .containsExactly("there is no fact attributes.nte", "Did you mean \"attributes.note\"?");
  }

  @Test
  void oneThatNoRuleReadsIsAWarning() {
    assertThat(
            policy()
                .conditions(
                    "Attribute( name == \"region\" ) not Attribute( name == \"note\" )"
                        + " Unstated( path == \"attributes.share\" )")
                .check()
                .diagnostics())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.problem()).isEqualTo("no rule reads the attribute regulated");
              assertThat(warning.place().toString()).startsWith("rules/attributes.yaml:20:1");
            });
  }
}
