package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything the dialect has becomes the typed model, each piece with its place. */
class DialectTest {

  private static final String RULE =
      """
      rule "Sample"
          @source( L1, L2 )
          @because( "{failed} of {many}: {count:Gap|thing|things}" )
      when
          Threshold( name == "least examples", $least : value )
          Task( outputFormat == OutputFormat.STRICT, style in ( Style.NONE, Style.DESCRIBABLE ) )
          Baseline( $failed : failurePercent, failurePercent != null && failurePercent != 0,
                    ( chainOfThought == true || retrieval == null ) )
          Data( labeledExamples >= $least, verified not in ( true ), verified != null )
          Attribute( name == "region", text == "EU" )
          Unstated( $many : path )
          exists Veto( )
          not Gap( code in ( "TOO_FEW_EXAMPLES", "EXAMPLES_UNKNOWN" ) );
      then
          insert( new Ground( "FORMAT" ) );
          insert( new Question( $many ) );
      end
      """;

  private final Rule rule =
      PolicyFixture.sound().declare("region: text").rules(RULE).model("Sample");

  @Test
  void aRuleKnowsItsPlaceItsSourcesAndItsText() {
    assertThat(rule.place()).isEqualTo(Place.of(PolicyFixture.ADDED, 4, 1));
    assertThat(rule.sources()).containsExactly("L1", "L2");
    assertThat(rule.text()).isEqualTo(RULE.strip());
  }

  @Test
  void aReasonIsSplitIntoWordsValuesAndCounts() {
    assertThat(rule.because().segments())
        .containsExactly(
            new Because.Value("failed", "", ""),
            new Because.Words(" of "),
            new Because.Value("many", "", ""),
            new Because.Words(": "),
            new Because.Count("Gap", "thing", "things"));
    assertThat(rule.because().place()).isEqualTo(at(6, 15));
  }

  @Test
  void conditionsKeepTheirKindAndOrder() {
    assertThat(rule.conditions())
        .extracting(c -> c.getClass().getSimpleName() + " " + c.pattern().type())
        .containsExactly(
            "Match Task",
            "Match Baseline",
            "Match Data",
            "Match Attribute",
            "Match Unstated",
            "Exists Veto",
            "Absent Gap");
    assertThat(rule.conditions())
        .extracting(c -> c.pattern().place())
        .containsExactly(
            at(9, 5), at(10, 5), at(12, 5), at(13, 5), at(14, 5), at(15, 12), at(16, 9));
  }

  @Test
  void constraintsAreTypedAndPlaced() {
    assertThat(constraints(0))
        .containsExactly(
            new Constraint.Comparison(
                "outputFormat",
                Operator.EQUAL,
                new Operand.Constant("OutputFormat", "STRICT"),
                at(9, 11)),
            new Constraint.Membership(
                "style",
                false,
                List.of(
                    new Operand.Constant("Style", "NONE"),
                    new Operand.Constant("Style", "DESCRIBABLE")),
                at(9, 48)));
    assertThat(constraints(1))
        .containsExactly(
            new Constraint.Binding("$failed", "failurePercent", at(10, 15)),
            new Constraint.All(
                List.of(
                    new Constraint.Comparison(
                        "failurePercent", Operator.NOT_EQUAL, new Operand.Null(), at(10, 41)),
                    new Constraint.Comparison(
                        "failurePercent", Operator.NOT_EQUAL, new Operand.Whole(0), at(10, 67))),
                at(10, 41)),
            new Constraint.Any(
                List.of(
                    new Constraint.Comparison(
                        "chainOfThought", Operator.EQUAL, new Operand.Flag(true), at(11, 17)),
                    new Constraint.Comparison(
                        "retrieval", Operator.EQUAL, new Operand.Null(), at(11, 43))),
                at(11, 17)));
    assertThat(constraints(5)).isEmpty();
  }

  @Test
  void aThresholdBecomesItsNumberAndKeepsItsName() {
    assertThat(rule.thresholds())
        .containsExactly(new Rule.ThresholdUse("least examples", "$least", at(8, 5)));
    assertThat(constraints(2).get(0))
        .isEqualTo(
            new Constraint.Comparison(
                "labeledExamples",
                Operator.AT_LEAST,
                new Operand.ThresholdValue("least examples", "$least", new BigDecimal("500")),
                at(12, 11)));
  }

  @Test
  void conclusionsHoldLiteralsAndVariables() {
    assertThat(rule.insertions())
        .containsExactly(
            new Rule.Insertion("Ground", List.of(new Operand.Text("FORMAT")), at(18, 17)),
            new Rule.Insertion("Question", List.of(new Operand.Variable("$many")), at(19, 17)));
  }

  @Test
  void fieldsAreComparedWithOneAnotherAndWithBoundOnes() {
    Rule compared =
        PolicyFixture.sound()
            .conditions(
                """
                Baseline( $limit : acceptableFailurePercent, failurePercent > acceptableFailurePercent )
                Data( flawedPercent <= $limit )
                """)
            .model("Added");

    assertThat(compared.conditions())
        .flatExtracting(c -> c.pattern().constraints())
        .extracting(Object::toString)
        .containsExactly(
            "$limit : acceptableFailurePercent",
            "failurePercent > acceptableFailurePercent",
            "flawedPercent <= $limit");
  }

  @Test
  void commentsAndLayoutChangeNothing() {
    Rule plain = PolicyFixture.sound().conditions("Task( scope == Scope.NARROW )").model("Added");
    Rule spread =
        PolicyFixture.sound()
            .conditions("/* why\n */ Task // the task\n(\n\tscope==Scope . NARROW // narrow\n) ;")
            .model("Added");

    assertThat(spread.conditions())
        .extracting(c -> c.pattern().toString())
        .isEqualTo(plain.conditions().stream().map(c -> c.pattern().toString()).toList());
  }

  @Test
  void conclusionsOfEveryTypeCanBeRead() {
    assertThat(
            PolicyFixture.sound()
                .replace(
                    "codes.yaml",
                    "Ground:",
                    """
                    Reading:
                      ROWS: { label: "the rows" }
                    Check:
                      1: { label: "the first" }
                    Ground:\
                    """)
                .rule(
                    "Added",
                    """
                    exists Reading( dimension == "ROWS", side == Side.PROMPTING )
                    exists Check( answer in ( Answer.NO, Answer.UNKNOWN ) )
                    not Contradiction( path == "data.verified", other == "data.flawedPercent" )
                    exists Verdict( outcome == Outcome.NOT_YET )
                    """,
                    "insert( new Contradiction( \"task.kind\", \"task.scope\" ) );")
                .errors())
        .isEmpty();
  }

  private List<Constraint> constraints(int condition) {
    return rule.conditions().get(condition).pattern().constraints();
  }

  private static Place at(int line, int column) {
    return Place.of(PolicyFixture.ADDED, line, column);
  }
}
