package dev.tunegate.policy;

import static dev.tunegate.policy.PolicyFixture.ruleText;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that reads a conclusion runs after every rule that can write it. */
class LayersTest {

  private static final String CODES =
      """
      Finding:
        A: { label: a }
        B: { label: b }
        C: { label: c }
      Action:
        A: { label: a }
        B: { label: b }
        C: { label: c }
      Ground:\
      """;

  @Test
  void rulesOverFactsRunFirst() {
    assertThat(layers(rule("one", "Task( scope == null )", "Finding", "A")))
        .containsExactly("one 0");
  }

  @Test
  void aReaderRunsAfterItsWriterWhateverTheOrderOfNamesAndFiles() {
    assertThat(
            layers(
                rule("a last", "exists Finding( code == \"B\" )", "Action", "A"),
                rule("b middle", "exists Finding( code == \"A\" )", "Finding", "B"),
                rule("c first", "Task( scope == null )", "Finding", "A")))
        .containsExactly("a last 2", "b middle 1", "c first 0");
  }

  @Test
  void oneCodeDoesNotWaitForAnother() {
    assertThat(
            layers(
                rule("reads A", "exists Finding( code == \"A\" )", "Finding", "B"),
                rule("writes A", "Task( scope == null )", "Finding", "A"),
                rule("writes C", "exists Finding( code == \"B\" )", "Finding", "C")))
        .containsExactly("reads A 1", "writes A 0", "writes C 2");
  }

  @Test
  void aReadWithoutACodeWaitsForAllCodesAndSoDoesAnyOtherComparison() {
    for (String any :
        List.of(
            "not Finding( )",
            "Finding( $c : code )",
            "exists Finding( code != \"A\" )",
            "exists Finding( code not in ( \"A\" ) )",
            "exists Finding( code == \"A\" || code == \"B\" )")) {
      assertThat(
              layers(
                  rule("reads", any, "Action", "A"),
                  rule("writes A", "Task( scope == null )", "Finding", "A"),
                  rule("writes C", "exists Finding( code == \"A\" )", "Finding", "C")))
          .as(any)
          .containsExactly("reads 2", "writes A 0", "writes C 1");
    }
  }

  @Test
  void aListOfCodesWaitsForEachOfThem() {
    assertThat(
            layers(
                rule("reads", "exists Finding( code in ( \"A\", \"C\" ) )", "Action", "A"),
                rule("writes A", "Task( scope == null )", "Finding", "A"),
                rule("writes B", "exists Finding( code == \"C\" )", "Finding", "B"),
                rule("writes C", "exists Finding( code == \"A\" )", "Finding", "C")))
        .containsExactly("reads 2", "writes A 0", "writes B 2", "writes C 1");
  }

  @Test
  void aBoundCodeIsTakenForEveryCode() {
    assertThat(
            layers(
                rule("a", "exists Finding( code == \"A\" )", "Action", "A"),
                ruleText("b passes on", "Finding( $c : code )", "insert( new Action( $c ) );"),
                rule("c", "Task( scope == null )", "Finding", "A"),
                rule("d", "exists Action( code == \"B\" )", "Ground", "FORMAT")))
        .containsExactly("a 1", "b passes on 1", "c 0", "d 2");
  }

  @Test
  void aCircleIsNamedFromWriterToReader() {
    Diagnostic error =
        policy(
                rule("egg", "exists Finding( code == \"A\" )", "Finding", "B"),
                rule("hen", "exists Finding( code == \"C\" )", "Finding", "A"),
                rule("nest", "not Finding( code == \"B\" )", "Finding", "C"),
                rule("outside", "not Finding( )", "Action", "A"))
            .error();

    assertThat(error.problem())
        .isEqualTo(
            "the rules go in a circle: \"nest\" is read by \"hen\" is read by \"egg\" is read by"
                + " \"nest\"");
    assertThat(error.advice()).isNotBlank();
    assertThat(error.place().line()).isPositive();
  }

  @Test
  void aRuleThatReadsWhatItWritesIsACircle() {
    assertThat(policy(rule("self", "not Finding( )", "Finding", "A")).error().problem())
        .isEqualTo("the rules go in a circle: \"self\" is read by \"self\"");
    assertThat(policy(rule("other code", "not Finding( code == \"B\" )", "Finding", "A")).errors())
        .isEmpty();
  }

  @Test
  void aChainOfEveryRuleThatAPolicyMayHaveIsNoTrouble() {
    var codes = new StringBuilder("Finding:\n");
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < PolicyChecker.MOST_RULES; i++) {
      codes.append("  C%04d: { label: \"c\" }\n".formatted(i));
      String condition =
          i == 0 ? "Task( scope == null )" : "exists Finding( code == \"C%04d\" )".formatted(i - 1);
      rules.add(rule("rule %04d".formatted(9_999 - i), condition, "Finding", "C%04d".formatted(i)));
    }
    PolicyFixture policy = PolicyFixture.bare().replace("codes.yaml", "Ground:", codes + "Ground:");
    for (int i = 0; i < rules.size(); i += 500) {
      policy.with(
          "chain/%d.drl".formatted(i),
          PolicyFixture.IMPORTS + String.join("", rules.subList(i, i + 500)));
    }

    assertThat(policy.model().layers()).contains(0, 1_999).doesNotHaveDuplicates();
  }

  private static String rule(String name, String condition, String type, String code) {
    return ruleText(name, condition, "insert( new %s( \"%s\" ) );".formatted(type, code));
  }

  private static PolicyFixture policy(String... rules) {
    return PolicyFixture.bare().replace("codes.yaml", "Ground:", CODES).rules(rules);
  }

  private static List<String> layers(String... rules) {
    PolicyModel model = policy(rules).model();
    List<String> layers = new ArrayList<>();
    for (int i = 0; i < model.rules().size(); i++) {
      layers.add(model.rules().get(i).name() + " " + model.layers().get(i));
    }
    return layers;
  }
}
