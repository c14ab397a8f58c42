package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are meant to cost time, memory or a stack are refused, and cheaply. */
@Timeout(30)
class HostilePolicyTest {

  private static final int MEGABYTE = 1 << 20;
  private static final int MUCH = MEGABYTE / 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "{", "a: [", "- ", "? ", "{a: ", "[[],", "\"", "'", "&a [*a,", "a:\n ", "!", "%",
        "|\n ", "---\n"
      })
  void muchOfOneThingAsYaml(String piece) {
    String text = piece.repeat(MUCH / piece.length() - 1);

    for (String file : FileKind.REGISTERS) {
      assertThat(PolicyFixture.sound().with(file, text).errors())
          .as(file)
          .anySatisfy(error -> assertThat(error.place().file()).isEqualTo("rules/" + file))
          .allSatisfy(HostilePolicyTest::isShort);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "{",
        "Task(",
        "Task( (",
        "not ",
        "exists(",
        "a && ",
        "a||",
        "((a",
        "!",
        "\"",
        "\\",
        "/*",
        "$",
        "rule ",
        "rule \"a\" ",
        "@",
        "@source(",
        "import ",
        "9",
        "9.",
        "a",
        "'",
        "ä",
        "\"\"",
        "insert( "
      })
  void muchOfOneThingAsRules(String piece) {
    String text = piece.repeat(MUCH / piece.getBytes(StandardCharsets.UTF_8).length - 300);
    String inside =
        PolicyFixture.IMPORTS + "rule \"a\" @source( L1 ) @because( \"b\" ) when Task( " + text;

    for (String whole : List.of(text, inside)) {
      assertThat(PolicyFixture.sound().with(PolicyFixture.ADDED, whole).errors())
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(Diagnostics.MOST + 1)
          .allSatisfy(HostilePolicyTest::isShort);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\"", "\n", "a,", "\"a\"", "\"a\n", "RuleTable\n", "RuleSet,a\n"})
  void muchOfOneThingAsATable(String piece) {
    assertThat(
            PolicyFixture.sound()
                .with(TableText.FILE, piece.repeat(MUCH / piece.length() - 1))
                .errors())
        .isNotEmpty()
        .allSatisfy(HostilePolicyTest::isShort);
  }

  @Test
  void thousandsOfNestedBracketsInACondition() {
    String brackets = "(".repeat(5_000) + "scope == null" + ")".repeat(5_000);

    assertThat(PolicyFixture.sound().conditions("Task( " + brackets + " )").error().problem())
        .isEqualTo("brackets are nested too deep");
    assertThat(
            PolicyFixture.sound()
                .conditions("Task( " + "( scope == null && ".repeat(5_000) + " )")
                .error()
                .problem())
        .isEqualTo("brackets are nested too deep");
  }

  @Test
  void brokenBytesOfEveryKind() {
    var random = new Random(20_260_515L);
    for (String file : List.of("added.drl", "added.drl.csv", "codes.yaml", "thresholds.yaml")) {
      for (int size : List.of(1, 10, 1_000, MEGABYTE)) {
        byte[] garbage = new byte[size];
        random.nextBytes(garbage);
        Map<String, byte[]> files = PolicyFixture.sound().bytes();
        files.put(file, garbage);
        var refused = catchThrowableOfType(PolicyException.class, () -> PolicySource.of(files));
        // A single byte can be a letter, which the check refuses instead.
        assertThat(refused == null ? PolicyChecker.check(PolicySource.of(files)).model() : null)
            .isNull();
      }
    }
  }

  @Test
  void plainGarbageOfEveryKind() {
    var random = new Random(20_260_515L);
    String signs =
        "abcL1 \n\t(){}[]<>=!&|,.:;@#$%\"'\\/*-+?~^_09{}rule when then end insert new not";
    for (String file : List.of("added.drl", "added.drl.csv", "codes.yaml", "questions.yaml")) {
      for (int round = 0; round < 8; round++) {
        String garbage =
            random
                .ints(20_000, 0, signs.length())
                .mapToObj(i -> signs.substring(i, i + 1))
                .collect(Collectors.joining());
        assertThat(PolicyFixture.sound().with(file, garbage).errors())
            .as("seed 20260515, round %d of %s", round, file)
            .isNotEmpty()
            .allSatisfy(HostilePolicyTest::isShort);
      }
    }
  }

  @Test
  void namesThatInviteASearchForTheNearest() {
    PolicyFixture policy =
        PolicyFixture.sound()
            .with(
                "thresholds.yaml",
                lines(
                    1_900,
                    i -> "t%059d: { value: 1, source: [ L2 ], since: 2026-01-01 }".formatted(i)));
    for (int file = 0; file < 7; file++) {
      int number = file;
      policy.with(
          "many/" + file + ".drl",
          PolicyFixture.IMPORTS
              + lines(
                  4_000,
                  i ->
                      "rule \"%d %d\" @source( L1 ) @because( \"b\" ) when".formatted(number, i)
                          + " Threshold( name == \"%060d\", $n : value ) Task( ) then end"
                              .formatted(i)));
    }

    assertThat(policy.errors())
        .hasSize(Diagnostics.MOST + 1)
        .allSatisfy(HostilePolicyTest::isShort);
  }

  @Test
  void moreRulesThanAPolicyMayHave() {
    PolicyFixture policy = PolicyFixture.sound();
    for (int file = 0; file < 3; file++) {
      int number = file;
      policy.with(
          "many/" + file + ".drl",
          PolicyFixture.IMPORTS
              + lines(
                  700,
                  i ->
                      PolicyFixture.ruleText(
                          number + " " + i,
                          "Task( scope == null )",
                          "insert( new Veto( \"TOO_BROAD\" ) );")));
    }

    assertThat(policy.error().problem()).contains("the policy has 2109 rules; at most 2000");
  }

  @Test
  void keysAndListsWithoutEnd() {
    assertThat(
            PolicyFixture.sound().with("codes.yaml", lines(3_000, i -> "k" + i + ": 1")).errors())
        .extracting(Diagnostic::problem)
        .containsExactly("there are more than 2000 keys here");
    assertThat(
            PolicyFixture.sound()
                .replace("thresholds.yaml", "[ L1 ]", "[ " + "L1, ".repeat(3_000) + "]")
                .errors())
        .extracting(Diagnostic::problem)
        .containsExactly("the list has more than 2000 entries");
  }

  @Test
  void oneHugeName() {
    String name = "n".repeat(500_000);
    String rule = PolicyFixture.ruleText(name, "Tsk( )", "insert( new Gap( \"" + name + "\" ) );");

    assertThat(PolicyFixture.sound().rules(rule).errors())
        .isNotEmpty()
        .allSatisfy(HostilePolicyTest::isShort);
    assertThat(PolicyFixture.sound().with("codes.yaml", "? \"" + name + "\"\n: 1\n").errors())
        .isNotEmpty()
        .allSatisfy(HostilePolicyTest::isShort);
    assertThat(new TableText().with("A9", name).policy().errors())
        .isNotEmpty()
        .allSatisfy(HostilePolicyTest::isShort);
  }

  @Test
  void aRuleOfThousandsOfPieces() {
    for (String conditions :
        List.of(
            "Veto( ) ".repeat(10_000),
            "Task( " + "scope == null, ".repeat(10_000) + "scope == null )",
            "Task( scope in ( " + "Scope.NARROW, ".repeat(10_000) + "Scope.NARROW ) )",
            "Task( " + lines(10_000, i -> "$v" + i + " : scope,") + "scope == null )",
            "Threshold( name == \"least examples\", $n : value ) ".repeat(10_000))) {
      assertThat(PolicyFixture.sound().conditions(conditions).errors())
          .first()
          .extracting(Diagnostic::problem)
          .asString()
          .startsWith("the rule has more than");
    }
    assertThat(
            PolicyFixture.sound()
                .rule(
                    "Added", "Veto( )", "insert( new Gap( \"EXAMPLES_UNKNOWN\" ) );".repeat(9_000))
                .errors())
        .first()
        .extracting(Diagnostic::problem)
        .asString()
        .startsWith("the rule concludes more than");
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static void isShort(Diagnostic error) {
    assertThat(error.toString()).hasSizeLessThan(4_000);
    assertThat(error.advice()).isNotBlank();
  }
}
