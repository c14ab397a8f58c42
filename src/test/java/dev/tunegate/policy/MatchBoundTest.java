package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that could match in endless ways are refused before any case, by arithmetic alone. */
class MatchBoundTest {

  private static final List<String> PATHS = Catalogue.fields().stream().map(Field::path).toList();
  private static final List<String> ATTRIBUTES =
      IntStream.range(0, 40).mapToObj(i -> "a" + i).toList();
  private static final int UNSTATED = PATHS.size() + ATTRIBUTES.size();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unstated( ) Unstated( ) | 60 for Unstated( ), times 60 for Unstated( )",
        "Unstated( ) Unstated( ) Unstated( ) Unstated( ) Unstated( ) Unstated( ) | times 60 for",
        "Attribute( MANY ) Attribute( MANY ) | 40 for Attribute( name in ( \"a0\", \"a1\"",
        "Unstated( $p : path ) Unstated( path != $p ) | times 60 for Unstated( path != $p )",
        "Unstated( $p : path ) Unstated( $q : path, path == $q ) | times 60",
        "Attribute( $n : name, MANY ) Unstated( ) | , times 60 for Unstated( )",
        "Contradiction( ) | 3600 for Contradiction( )"
      })
  void productsOfManyAreRefused(String conditions, String factors) {
    Diagnostic error = policy().conditions(conditions.replace("MANY", many())).error();

    assertThat(error.problem())
        .startsWith("the rule could match in more than 1000 ways: ")
        .contains(factors.replace("3600", "" + UNSTATED * UNSTATED).replace("60", "" + UNSTATED));
    assertThat(error.advice()).contains("path == $path", "exists");
    assertThat(error.rule()).isEqualTo("Added");
    assertThat(error.place().line()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unstated( )",
        "Unstated( $p : path ) Unstated( path == $p )",
        "Unstated( path in ( \"data.verified\", \"task.scope\" ) ) Unstated( ) ",
        "Unstated( ) exists Attribute( MANY ) exists Unstated( ) not Attribute( MANY, text == \"a\" )",
        "Attribute( name == \"a1\" ) Attribute( name == \"a2\" ) Unstated( )",
        "Ground( $a : code ) Ground( $b : code ) Veto( ) Unstated( )",
        "Task( scope == null ) Data( verified == null ) Unstated( )"
      })
  void whatIsNamedOrTiedOrOnlyAskedForIsAccepted(String conditions) {
    assertThat(declared().conditions(conditions.replace("MANY", many())).errors()).isEmpty();
  }

  @Test
  void whatRulesWriteCountsNotWhatTheyCouldWrite() {
    assertThat(
            PolicyFixture.sound()
                .rules(
                    PolicyFixture.ruleText(
                        "Clash",
                        "Task( scope == null )",
                        "insert( new Contradiction( \"task.scope\", \"task.kind\" ) );"),
                    PolicyFixture.ruleText(
                        "Ask", "Contradiction( $p : path )", "insert( new Question( $p ) );"))
                .errors())
        .isEmpty();
  }

  @Test
  void allRulesTogetherAreBoundedToo() {
    String[] rules =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    PolicyFixture.ruleText(
                        "Wide " + i,
                        "Attribute( %s ) Unstated( path in ( %s ) )"
                            .formatted(many(), listed(PATHS.subList(0, 25))),
                        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );"))
            .toArray(String[]::new);

    Diagnostic error = declared().rules(rules).error();

    assertThat(error.problem()).contains("this one alone in 1000; at most 10000 are followed");
    assertThat(error.rule()).startsWith("Wide");
  }

  private static String many() {
    return "name in ( " + listed(ATTRIBUTES) + " )";
  }

  private static String listed(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
  }

  private static PolicyFixture declared() {
    return PolicyFixture.sound()
        .declare(ATTRIBUTES.stream().map(name -> name + ": text").toArray(String[]::new));
  }

  private static PolicyFixture policy() {
    return declared()
        .with(
            "added/clash.drl",
            PolicyFixture.IMPORTS
                + PolicyFixture.ruleText(
                    "Clash", "Unstated( $p : path )", "insert( new Contradiction( $p, $p ) );"));
  }
}
