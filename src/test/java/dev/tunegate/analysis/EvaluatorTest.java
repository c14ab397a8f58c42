package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.GeneratedCases;
import dev.tunegate.facts.OutputFormat;
import dev.tunegate.facts.Scope;
import dev.tunegate.policy.DroolsConclusions;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyFixture;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.verdict.Gap;
import dev.tunegate.verdict.Outcome;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Verdict;
import dev.tunegate.verdict.Veto;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the evaluator concludes of single cases, and of rules that tie facts to conclusions. */
class EvaluatorTest {

  private static final Case EMPTY = new CaseBuilder("Empty").build();

  private static final String MORE_CODES =
      """
      Finding:
        EU: { label: "the region" }
        TOO_FEW_EXAMPLES: { label: "too few" }
      Check:
        1: { label: "the first" }
        2: { label: "the second" }
        3: { label: "the third" }
      Gap:
      """;

  private static PolicyFixture fixture() {
    return PolicyFixture.sound()
        .declare("region: text", "team: text", "level: number", "ready: flag")
        .replace("codes.yaml", "Gap:\n", MORE_CODES);
  }

  @Test
  void allConclusionsComeBackWithTheVerdict() {
    Concluded concluded = new Evaluator(PolicyFixture.sound().model()).evaluate(EMPTY);

    assertThat(concluded)
        .containsExactlyInAnyOrder(
            new Gap("EXAMPLES_UNKNOWN"),
            new Gap("SCOPE_UNKNOWN"),
            new Question("data.labeledExamples"),
            new Verdict(Outcome.PROMPT));
    assertThat(concluded.outcomes()).containsExactly(Outcome.PROMPT);
    assertThat(concluded).doesNotContain(new Gap("TOO_FEW_EXAMPLES"), new Gap("UNHEARD_OF"));
  }

  @Test
  void severalVerdictsAndNoneAreToldAsTheyAre() {
    PolicyModel twice =
        PolicyFixture.sound()
            .rule(
                "Never broad",
                "Task( scope == Scope.MANY_CAPABILITIES )",
                "insert( new Verdict( Outcome.NOT_YET ) );")
            .model();
    Case broad = new CaseBuilder("Broad").put("task.scope", Scope.MANY_CAPABILITIES).build();
    PolicyModel never =
        PolicyFixture.sound()
            .replace("verdict/verdict.drl", "not Ground( )", "Task( kind != null ) not Ground( )")
            .model();

    assertThat(new Evaluator(twice).evaluate(broad).outcomes())
        .containsExactly(Outcome.PROMPT, Outcome.NOT_YET);
    assertThat(new Evaluator(never).evaluate(EMPTY).outcomes()).isEmpty();
  }

  @Test
  void nothingComparesWithWhatIsUnstated() {
    var evaluator = new Evaluator(PolicyFixture.sound().model());
    var strict = new CaseBuilder("Strict").put("task.outputFormat", OutputFormat.STRICT);

    assertThat(evaluator.evaluate(strict.build()))
        .isEqualTo(
            evaluator.evaluate(strict.put("baseline.failurePercent", new BigDecimal("5")).build()));
  }

  /** Each ties what a case states to what was concluded, or looks at attributes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Attribute( name == \"region\", text == \"EU\" )",
        "not Attribute( name == \"region\" )",
        "exists Attribute( name == \"ready\", flag == true )",
        "Unstated( path == \"attributes.region\" )",
        "not Unstated( path == \"attributes.level\" )",
        "exists Unstated( path in ( \"attributes.level\", \"task.scope\" ) )",
        "Attribute( name == \"level\", $n : number, number > 0 ) Data( labeledExamples > $n )",
        "Data( $n : labeledExamples ) exists Attribute( name == \"level\", number < $n )",
        "Attribute( name == \"region\", $t : text, text != null )"
            + " Attribute( name == \"team\", text != null, text == $t )",
        "Attribute( name == \"team\", $t : text, text != null ) exists Finding( code == $t )",
        "Attribute( name == \"team\", $t : text, text != null ) not Finding( code == $t )",
        "Attribute( name == \"team\", $t : text, text != null ) Unstated( path == $t )",
        "Unstated( $p : path ) exists Attribute( name == \"team\", text != null, text == $p )",
        "Unstated( $p : path, path in ( \"task.scope\", \"data.labeledExamples\" ) ) not Question( path == $p )",
        "not Unstated( path == \"task.scope\" )",
        "exists Unstated( path in ( \"task.scope\", \"data.verified\" ) )",
        "Data( $n : labeledExamples ) exists Check( item < $n )",
        "Data( $n : labeledExamples ) not Check( item >= $n )",
        "Data( $n : labeledExamples ) Check( $i : item, item < $n, answer == Answer.NO )",
        "Check( $i : item ) Data( labeledExamples > $i )",
        "Check( $i : item ) Check( item > $i, answer == Answer.NO )",
        "Check( $a : answer ) exists Check( answer != $a )",
        "Finding( $c : code ) exists Gap( code == $c )",
        "Finding( $c : code ) not Gap( code == $c )",
        "Question( $p : path ) Unstated( path == $p )",
        "Data( verified != null && ( verified == true || labeledExamples > 0 ) )",
        "Task( scope == Scope.NARROW || ( style != null && styleSamples == 0 ) )"
      })
  void tiesBetweenFactsAndConclusionsHoldAsInDrools(String conditions) {
    same(
        fixture()
            .rules(
                PolicyFixture.ruleText(
                    "Region",
                    "Attribute( name == \"region\" )",
                    "insert( new Finding( \"EU\" ) );"),
                PolicyFixture.ruleText(
                    "First",
                    "Data( verified == true )",
                    "insert( new Check( 1, Answer.YES ) ); insert( new Check( 2, Answer.NO ) );"),
                PolicyFixture.ruleText(
                    "Second", "Data( verified == null )", "insert( new Check( 3, Answer.NO ) );"),
                PolicyFixture.ruleText(
                    "Third",
                    "exists Gap( code == \"TOO_FEW_EXAMPLES\" )",
                    "insert( new Finding( \"TOO_FEW_EXAMPLES\" ) );"),
                PolicyFixture.ruleText(
                    "Tried",
                    conditions,
                    "insert( new Contradiction( \"task.kind\", \"task.scope\" ) );"))
            .policy());
  }

  @Test
  void whatVariablesPassOnIsConcludedAndReadAgain() {
    same(
        fixture()
            .rules(
                PolicyFixture.ruleText(
                    "Pairs",
                    "Question( $p : path ) Unstated( $q : path, path in ( \"task.scope\", \"task.style\" ) )",
                    "insert( new Contradiction( $p, $q ) );"),
                PolicyFixture.ruleText(
                    "Read again",
                    "Unstated( $q : path, path == \"task.style\" ) exists Contradiction( other == $q )",
                    "insert( new Veto( \"TOO_BROAD\" ) );"))
            .policy());
  }

  @Test
  void whatIsTooMuchToSettleBeforehandIsLeftToEachCase() {
    List<String> paths = Catalogue.fields().stream().map(Field::path).toList();
    String[] rules =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    PolicyFixture.ruleText(
                        "Pairs " + i,
                        "Unstated( $p : path, path in ( %s ) ) Unstated( $q : path )"
                            .formatted(quoted(paths.subList(10 * i, 10 * i + 10))),
                        "insert( new Contradiction( $p, $q ) );"))
            .toArray(String[]::new);
    String turned =
        PolicyFixture.ruleText(
            "No pair the other way round",
            "Unstated( $p : path, path in ( %s ) ) Contradiction( $q : other, path == $p )"
                    .formatted(quoted(paths.subList(0, 18)))
                + " not Contradiction( path == $q, other == $p )",
            "insert( new Veto( \"TOO_BROAD\" ) );");
    PolicyFixture fixture = PolicyFixture.sound();
    fixture.rules(Stream.concat(Stream.of(rules), Stream.of(turned)).toArray(String[]::new));
    Policy policy = fixture.policy();
    // Of these the policy makes no pair that begins with them.
    var stated = new CaseBuilder("States the last");
    var generator = new CaseGenerator(policy.model(), List.of(), 1);
    paths.subList(50, paths.size()).forEach(p -> stated.put(p, generator.candidates(p).get(0)));

    var evaluator = new Evaluator(policy.model());
    try (var drools = new DroolsConclusions(policy)) {
      assertThat(evaluator.evaluate(EMPTY))
          .isEqualTo(drools.of(EMPTY))
          .contains(new Veto("TOO_BROAD"));
      assertThat(evaluator.evaluate(stated.build()))
          .isEqualTo(drools.of(stated.build()))
          .doesNotContain(new Veto("TOO_BROAD"));
    }
  }

  private static String quoted(List<String> paths) {
    return paths.stream().map(path -> '"' + path + '"').collect(Collectors.joining(", "));
  }

  private static void same(Policy policy) {
    var evaluator = new Evaluator(policy.model());
    int met = 0;
    List<Case> cases = cases();
    try (var drools = new DroolsConclusions(policy)) {
      for (Case facts : cases) {
        assertThat(evaluator.evaluate(facts)).as(facts::toString).isEqualTo(drools.of(facts));
        met +=
            evaluator.evaluate(facts).stream().anyMatch(c -> c.type().equals("Contradiction"))
                ? 1
                : 0;
      }
    }
    assertThat(met).as("cases that the rule holds for").isBetween(1, cases.size() - 1);
  }

  private static List<Case> cases() {
    var random = new Random(GeneratedCases.SEED);
    List<Case> cases = new ArrayList<>();
    List<String> texts = List.of("EU", "TOO_FEW_EXAMPLES", "task.scope", "task.kind", "");
    IntStream.range(0, 800)
        .forEach(
            i -> {
              var builder = new CaseBuilder("Case " + i);
              builder.put(
                  "data.labeledExamples",
                  random.nextInt(3) == 0 ? null : (Long) (long) random.nextInt(4));
              builder.put(
                  "data.verified", random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean());
              builder.put("data.flawedPercent", random.nextBoolean() ? null : BigDecimal.ONE);
              builder.put("task.scope", random.nextBoolean() ? null : Scope.NARROW);
              builder.put(
                  "task.style", random.nextBoolean() ? null : dev.tunegate.facts.Style.NONE);
              builder.put(
                  "task.styleSamples",
                  random.nextBoolean() ? null : (Long) (long) random.nextInt(2));
              for (String name : List.of("attributes.region", "attributes.team")) {
                builder.put(name, random.nextInt(3) == 0 ? null : texts.get(random.nextInt(5)));
              }
              builder.put("attributes.level", random.nextBoolean() ? null : BigDecimal.ONE);
              builder.put(
                  "attributes.ready", random.nextBoolean() ? null : (Boolean) random.nextBoolean());
              cases.add(builder.build());
            });
    return cases;
  }
}
