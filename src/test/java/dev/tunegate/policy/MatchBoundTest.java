package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that could match in endless ways are refused before any case, by arithmetic alone. */
class MatchBoundTest {

  private static final int UNSTATED = Paths.stated().size();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unstated( ) Unstated( ) | 60 for Unstated( ), times 60 for Unstated( )",
        "Unstated( ) Unstated( ) Unstated( ) Unstated( ) Unstated( ) Unstated( ) | times 60 for",
        "Attribute( ) Attribute( ) | 100 for Attribute( ), times 100 for Attribute( )",
        "Unstated( $p : path ) Unstated( path != $p ) | times 60 for Unstated( path != $p )",
        "Unstated( $p : path ) Unstated( $q : path, path == $q ) | times 60",
        "Attribute( $n : name ) Unstated( ) | 100 for Attribute( $n : name ), times 60",
        "Contradiction( ) | 3600 for Contradiction( )"
      })
  void productsOfManyAreRefused(String conditions, String factors) {
    Diagnostic error = policy().conditions(conditions).error();

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
        "Unstated( ) exists Attribute( ) exists Unstated( ) not Attribute( text == \"a\" )",
        "Attribute( name == \"a\" ) Attribute( name == \"b\" ) Attribute( name == \"c\" ) Unstated( )",
        "Attribute( $n : name ) Attribute( name == $n )",
        "Ground( $a : code ) Ground( $b : code ) Veto( ) Unstated( )",
        "Task( scope == null ) Data( verified == null ) Unstated( )"
      })
  void whatIsNamedOrTiedOrOnlyAskedForIsAccepted(String conditions) {
    assertThat(PolicyFixture.sound().conditions(conditions).errors()).isEmpty();
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
                        "Attribute( ) Unstated( path in ( %s ) )".formatted(paths(9)),
                        "insert( new Gap( \"TOO_FEW_EXAMPLES\" ) );"))
            .toArray(String[]::new);

    Diagnostic error = PolicyFixture.sound().rules(rules).error();

    assertThat(error.problem()).contains("this one alone in 900; at most 10000 are followed");
    assertThat(error.rule()).startsWith("Wide");
  }

  private static String paths(int count) {
    return Paths.stated().stream()
        .limit(count)
        .map(path -> '"' + path + '"')
        .collect(Collectors.joining(", "));
  }

  private static PolicyFixture policy() {
    return PolicyFixture.sound()
        .with(
            "added/clash.drl",
            PolicyFixture.IMPORTS
                + PolicyFixture.ruleText(
                    "Clash", "Unstated( $p : path )", "insert( new Contradiction( $p, $p ) );"));
  }
}
