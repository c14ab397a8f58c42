package dev.tunegate.policy;

import static dev.tunegate.policy.PolicyFixture.ADDED;
import static dev.tunegate.policy.PolicyFixture.IMPORTS;
import static dev.tunegate.policy.PolicyFixture.ruleText;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a rule is told with what to write instead. */
class RefusalTest {

  private static final String CONCLUDE = "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\u0001',
      value = {
        "Tsk( ) | no fact or conclusion named Tsk | Did you mean \"Task\"?",
        "Banana( ) | no fact or conclusion named Banana | Known are: Task, Baseline",
        "Baseline( faliurePercent > 0 ) | Baseline has no field faliurePercent"
            + " | Did you mean \"failurePercent\"?",
        "Data( colour == true ) | Data has no field colour | It has: labeledExamples, verified",
        "Task( scope == Scope.NAROW ) | Scope has no value NAROW | Did you mean \"NARROW\"?",
        "Task( scope == Scope.BLUE ) | Scope has no value BLUE | Allowed are: NARROW,",
        "Task( scope == Style.NONE ) | scope is a value of Scope and meets Style.NONE"
            + " | Write one of Scope.NARROW,",
        "Task( scope == \"NARROW\" ) | scope is a value of Scope and meets \"NARROW\""
            + " | Write one of Scope.NARROW,",
        "Task( scope == NARROW ) | Task has no field NARROW | It has: kind, scope",
        "Data( labeledExamples > \"five\" ) | labeledExamples is a whole number and meets \"five\""
            + " | a number from thresholds.yaml",
        "Data( verified == 0 ) | verified is true or false and meets 0 | Give it true or false.",
        "Data( verified > true ) | which has no order | Compare it with ==",
        "Attribute( name == true ) | name is a text and meets true | Give it a text.",
        "Data( labeledExamples > 5 ) | the number \"5\" stands in the rule"
            + " | Give it a name in thresholds.yaml",
        "Data( flawedPercent > 2.5 ) | the number \"2.5\" stands in the rule | in thresholds.yaml",
        "Data( labeledExamples > verified ) | labeledExamples is a whole number and verified is true"
            + " or false | fields of the same kind",
        "Data( labeledExamples > $n ) | the variable $n is not bound before it is used"
            + " | Bind it in an earlier condition.",
        "Threshold( name == \"lest examples\", $n : value ) Task( ) | \"lest examples\" is not in"
            + " thresholds.yaml | Did you mean \"least examples\"?",
        "Threshold( name == \"most failures\", $n : value ) Data( labeledExamples > $n )"
            + " | labeledExamples is a whole number, and the threshold \"most failures\" is 2.5"
            + " | Make the threshold a whole number.",
        "Threshold( name == \"most failures\", $n : value ) Data( verified == $n )"
            + " | verified is true or false and meets the number $n | Give it true or false.",
        "Data( labeledExamples > $n ) Threshold( name == \"least examples\", $n : value )"
            + " | the number $n is looked up below the condition that uses it | Move the Threshold",
        "Threshold( name == \"least examples\", $n : value ) Data( $n : labeledExamples )"
            + " | $n is bound twice | its own variable",
        "Data( $n : labeledExamples, $n : flawedPercent ) | $n is bound twice | its own variable",
        "Task( scope == null ) Task( style == null ) | looks at Task twice | into one Task( … )",
        "exists Task( scope == null ) | cannot be asked of Task, which is always there"
            + " | the opposite comparison",
        "not Data( verified == true ) | cannot be asked of Data | the opposite comparison",
        "not Gap( $c : code ) | bound under not or exists | Remove the binding",
        "$t : Task( ) | the whole Task is bound to $t | Bind the field you need",
        "exists Gap( code == \"TOO_FEW\" ) | the code \"TOO_FEW\" of Gap is not in codes.yaml"
            + " | Did you mean \"TOO_FEW_EXAMPLES\"?",
        "exists Gap( code in ( \"BANANA\" ) ) | the code \"BANANA\" of Gap is not in codes.yaml"
            + " | Declare it there",
        "exists Gap( code == null ) | code is always there | Remove the comparison with null.",
        "Data( labeledExamples > null ) | compared with null by > | labeledExamples == null",
        "Data( verified in ( true, null ) ) | a list holds null | List the values themselves",
        "Data( verified in ( verified ) ) | a list holds verified | List the values themselves",
        "Unstated( path == \"data.verifed\" ) | no fact \"data.verifed\" that a case can state"
            + " | Did you mean \"data.verified\"?",
        "Unstated( path == \"attributes.region\" ) | no fact \"attributes.region\" that a case can"
            + " state | Declare it in attributes.yaml",
        "Unstated( path == \"data.usableExamples\" ) | that a case can state"
            + " | labeledExamples",
        "Data( labeledExamples == flawedPercent, labeledExamples != null, flawedPercent != null )"
            + " | they are seldom equal | Compare them with <"
      })
  void inConditions(String conditions, String problem, String advice) {
    Diagnostic error = PolicyFixture.sound().conditions(conditions).error();

    assertThat(error.problem()).contains(problem.strip());
    assertThat(error.advice()).contains(advice.strip());
    assertThat(error.rule()).isEqualTo("Added");
    assertThat(error.place().line()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\u0001',
      value = {
        "new Gapp( \"A\" ) | Gapp is nothing that a rule can conclude | Did you mean \"Gap\"?",
        "new Task( ) | Task is nothing that a rule can conclude | Conclude one of: Finding,",
        "new Gap( ) | Gap is given 0 values | Write new Gap( code ).",
        "new Gap( \"A\", \"B\" ) | Gap is given 2 values | Write new Gap( code ).",
        "new Gap( \"BANANA\" ) | the code \"BANANA\" of Gap is not in codes.yaml | Declare it there",
        "new Gap( 0 ) | code is a text and meets 0 | Give it a text.",
        "new Gap( Scope.NARROW ) | code is a text and meets Scope.NARROW | Give it a text.",
        "new Gap( code ) | Gap cannot be given code | Write a text, or a variable.",
        "new Gap( $path ) | $path can hold what Gap does not declare | Write the value itself",
        "new Gap( $ground ) | $ground can hold what Gap does not declare | Write the value itself",
        "new Gap( $attribute ) | $attribute can hold what Gap does not declare | value itself",
        "new Question( $attribute ) | $attribute can hold what Question does not declare | itself",
        "new Question( $gap ) | $gap can hold what Question does not declare | Write the value",
        "new Question( \"attributes.regoin\" ) | no fact \"attributes.regoin\""
            + " | Did you mean \"attributes.region\"?",
        "new Question( \"data.verifed\" ) | no fact \"data.verifed\" | Did you mean \"data.verified\"?",
        "new Verdict( Outcome.TUNE ) | Outcome has no value TUNE | FINE_TUNE",
        "new Verdict( \"PROMPT\" ) | outcome is a value of Outcome and meets \"PROMPT\" | Outcome.PROMPT",
        "new Check( 1, Answer.YES ) | the code \"1\" of Check is not in codes.yaml | Declare it there",
        "new Check( $least, Answer.YES ) | Check is given the threshold $least | the value itself",
        "new Check( $many, Answer.YES ) | $many may be unstated | Write the value itself",
        "new Check( 12345, Answer.YES ) | the number \"12345\" stands in the rule | thresholds.yaml"
      })
  void inConclusions(String conclusion, String problem, String advice) {
    Diagnostic error =
        PolicyFixture.sound()
            .declare("region: text")
            .rule(
                "Added",
                """
                Threshold( name == "least examples", $least : value )
                Data( $many : labeledExamples, labeledExamples < $least )
                Unstated( $path : path ) Ground( $ground : code ) Veto( code == "TOO_BROAD" )
                Attribute( name == "region", $attribute : name ) Gap( $gap : code )
                """
                    .strip(),
                "insert( " + conclusion + " );")
            .error();

    assertThat(error.problem()).contains(problem.strip());
    assertThat(error.advice()).contains(advice.strip());
    assertThat(error.rule()).isEqualTo("Added");
    assertThat(error.place().line()).isEqualTo(13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\u0001',
      value = {
        "@source( L9 ) @because( \"a\" ) | the statement L9 is not in statements.yaml | Did you mean",
        "@source( L3 ) @because( \"a\" ) | L3 is marked out of scope and yet cited | Remove its",
        "@because( \"a\" ) | the rule names no source | Write @source( L.. )",
        "@source( L1 ) | the rule gives no reason | Write @because",
        "@source( L1 ) @because( \"\" ) | the reason is empty | Say in one sentence",
        "@source( L1 ) @because( \"{a}\" ) | the reason names {a}, and the rule binds no $a | Bind it",
        "@source( L1 ) @because( \"{a\" ) | a { without } | Write {name}",
        "@source( L1 ) @because( \"a}\" ) | a } without { | Write {name}",
        "@source( L1 ) @because( \"{a b}\" ) | {a b} is no place for a value | Write {name}",
        "@source( L1 ) @because( \"{count:Gapp}\" ) | counts Gapp, which is no conclusion"
            + " | Did you mean \"Gap\"?",
        "@source( L1 ) @because( \"{count:Gap|a}\" ) | {count:Gap|a} is not understood | thing is",
        "salience 3 @source( L1 ) @because( \"a\" ) | \"salience\" is not part | order of rules",
        "@source( L1 ) @because( \"a\" ) agenda-group \"x\" | \"agenda-group\" is not part | Remove it"
      })
  void inMetadata(String metadata, String problem, String advice) {
    Diagnostic error =
        PolicyFixture.sound()
            .with(
                ADDED,
                IMPORTS
                    + "rule \"Added\"\n%s\nwhen\nTask( scope == Scope.NARROW )\nthen\n%s\nend\n"
                        .formatted(metadata, CONCLUDE))
            .error();

    assertThat(error.problem()).contains(problem.strip());
    assertThat(error.advice()).contains(advice.strip());
    assertThat(error.rule()).isEqualTo("Added");
  }

  @Test
  void aRetiredCodeNamesItsSuccessor() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .replace(
                "codes.yaml",
                "  EXAMPLES_UNKNOWN:",
                "  OLD: { label: \"old\", retired: true, successor: EXAMPLES_UNKNOWN }\n"
                    + "  EXAMPLES_UNKNOWN:");

    assertThat(
            policy.rule("Added", "Task( scope == null )", "insert( new Gap( \"OLD\" ) );").error())
        .extracting(Diagnostic::problem, Diagnostic::advice)
        .containsExactly("the code OLD of Gap is retired", "Use its successor EXAMPLES_UNKNOWN.");
    assertThat(
            policy
                .conditions("exists Veto( ) not Ground( ) exists Gap( code == \"OLD\" )")
                .errors())
        .extracting(Diagnostic::problem)
        .contains("the code OLD of Gap is retired and never concluded");
  }

  @Test
  void aComparisonJoinsFewConditions() {
    String conditions =
        """
        Baseline( $a : failurePercent ) Data( $b : flawedPercent ) Pilot( $c : failurePercent )
        Task( monthsCriteriaStable > $a || monthsCriteriaStable > $b%s )
        """;

    assertThat(PolicyFixture.sound().conditions(conditions.formatted("")).errors()).isEmpty();
    assertThat(
            PolicyFixture.sound()
                .conditions(conditions.formatted(" || monthsCriteriaStable < $c"))
                .error())
        .extracting(Diagnostic::rule, Diagnostic::problem)
        .containsExactly("Added", "one comparison names variables of 3 other conditions");
  }

  @Test
  void aNameBelongsToOneRule() {
    Diagnostic error =
        PolicyFixture.sound()
            .rule("Tune", "Task( scope == Scope.NARROW )", CONCLUDE)
            .errors()
            .get(0);

    assertThat(error.toString()).contains("another rule has this name").contains("Tune");
  }

  @Test
  void aRuleAsksAndConcludesSomething() {
    assertThat(PolicyFixture.sound().conditions("").error().problem())
        .isEqualTo("the rule has no condition");
    assertThat(PolicyFixture.sound().rule("Added", "Task( scope == null )", "").error().problem())
        .isEqualTo("the rule concludes nothing");
  }

  @Test
  void everyErrorOfEveryFileIsToldInOneGo() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .rules(
                ruleText("One", "Task( scope = Scope.NARROW )", CONCLUDE),
                ruleText("Two", "Tsk( )", "insert( new Gap( \"BANANA\" ) );"),
                "rule \"Three\" @source( L1 ) @because( \"a\" ) when Veto( ) then " + CONCLUDE,
                ruleText("Four", "Task( scoop == Scope.NARROW )", CONCLUDE),
                "query \"five\" end",
                ruleText("Six", "eval( true )", CONCLUDE))
            .replace("thresholds.yaml", "value: 2.5", "value: many")
            .replace("policy.yaml", "2027-01-01", "soon");

    assertThat(policy.errors())
        .extracting(e -> e.place().file().substring("rules/".length()) + " " + e.rule())
        .containsExactly(
            ADDED + " One",
            ADDED + " Two",
            ADDED + " Two",
            ADDED + " Three",
            ADDED + " Four",
            ADDED + " ",
            ADDED + " Six",
            "policy.yaml ",
            "thresholds.yaml ");
  }

  @Test
  void aForeignImportHidesNothingElse() {
    assertThat(
            PolicyFixture.sound()
                .with(ADDED, "import java.util.*;\n" + IMPORTS + ruleText("A", "Veto( )", CONCLUDE))
                .error()
                .problem())
        .isEqualTo("the import of java.util.* is not allowed");
  }

  @Test
  void aFileWithoutImportsIsToldToBeginWithThem() {
    assertThat(PolicyFixture.sound().with(ADDED, ruleText("A", "Veto( )", CONCLUDE)).errors())
        .extracting(Diagnostic::advice)
        .containsExactlyInAnyOrder(
            "Begin it with: import dev.tunegate.facts.*",
            "Begin it with: import dev.tunegate.verdict.*");
  }
}
