package dev.tunegate.facts;

import static dev.tunegate.facts.Refusals.kinds;
import static dev.tunegate.facts.Refusals.message;
import static dev.tunegate.facts.Refusals.refusal;
import static dev.tunegate.facts.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused as a case, and what the reader is told. */
class CaseRefusalTest {

  @Test
  void allBadFieldsAreToldInOneGo() {
    assertThat(
            kinds(
                """
                {"task": {"kind": "CLASIFICATION", "tone": 1},
                 "baseline": {"failurePercent": 140, "fewShotExamples": "12"},
                 "data": {"labeledExamples": -1},
                 "constraints": [],
                 "attributes": {"a": {}, "b": [1], "": 1}}
                """))
        .containsExactly(
            "unknown-value /task/kind",
            "unknown-property /task/tone",
            "out-of-range /baseline/failurePercent",
            "wrong-type /baseline/fewShotExamples",
            "out-of-range /data/labeledExamples",
            "wrong-type /constraints",
            "wrong-type /attributes/a",
            "wrong-type /attributes/b",
            "out-of-range /attributes/",
            "missing-title /title");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.labeledExamples | \"5\" | is the text \"5\", but must be a whole number from 0 to"
            + " 1,000,000,000,000 (examples). Write it without quotation marks.",
        "data.labeledExamples | \"1,000\" | without quotation marks and separators",
        "data.verified | \"yes\" | Write true or false without quotation marks.",
        "data.labeledExamples | 1.5 | is 1.5, but must be a whole number",
        "data.labeledExamples | 1e-5 | is 1e-5, but must be a whole number",
        "data.labeledExamples | true | is true, but must be a whole number",
        "data.verified | 1 | is 1, but must be true or false",
        "data.verified | \"true\" | is the text \"true\", but must be true or false",
        "baseline.failurePercent | \"5%\" | is the text \"5%\", but must be a number from 0 to 100",
        "baseline.failurePercent | NaN | is NaN, but must be a number",
        "baseline.failurePercent | -Infinity | is -Infinity, but must be a number",
        "baseline.failurePercent | [1] | is an array, but must be a number",
        "task.kind | 3 | is 3, but must be one of CLASSIFICATION, EXTRACTION",
        "task.kind | {} | is an object, but must be one of CLASSIFICATION"
      })
  void aValueOfAnotherKindIsRefused(String path, String value, String message) {
    assertThat(kinds(with(path, value))).containsExactly("wrong-type /" + path.replace('.', '/'));
    assertThat(message(with(path, value))).startsWith(path).contains(message.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "baseline.failurePercent, -0.0001",
    "baseline.failurePercent, 100.0001",
    "baseline.failurePercent, 1e999999999",
    "baseline.latencyMs, 1000000000001",
    "constraints.latencyLimitMs, 0",
    "constraints.latencyLimitMs, 0e7",
    "data.labeledExamples, -1",
    "data.labeledExamples, 1000000000001",
    "data.labeledExamples, 1e13",
    "data.labeledExamples, 99999999999999999999999999"
  })
  void aNumberOutsideItsRangeIsRefused(String path, String value) {
    assertThat(kinds(with(path, value))).containsExactly("out-of-range /" + path.replace('.', '/'));
    assertThat(message(with(path, value))).startsWith(path + " is " + value + ", but must be a");
  }

  @Test
  void aRangeThatLeavesOutZeroSaysSo() {
    assertThat(message(with("constraints.latencyLimitMs", "0")))
        .isEqualTo(
            "constraints.latencyLimitMs is 0, but must be a number above 0 and up to 1,000,000,000,000"
                + " (ms). Correct it, or leave it out if it is not known.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00001", "1e-5", "99.99999", "1e-999999999", "1e-99999999999999999999"})
  void aNumberWithTooManyFractionDigitsIsRefused(String value) {
    assertThat(kinds(with("baseline.failurePercent", value)))
        .containsExactly("too-precise /baseline/failurePercent");
    assertThat(message(with("attributes.share", value)))
        .contains("may have at most 4 fraction digits");
  }

  @ParameterizedTest
  @CsvSource({
    "strict, STRICT",
    "STRICKT, STRICT",
    "flexibel, FLEXIBLE",
    "Loose, LOOSE",
    "flex, FLEXIBLE",
    "stri, STRICT"
  })
  void anUnknownWordIsAnsweredWithTheNearestAllowedFirst(String word, String nearest) {
    assertThat(kinds(with("task.outputFormat", "\"" + word + "\"")))
        .containsExactly("unknown-value /task/outputFormat");
    assertThat(message(with("task.outputFormat", "\"" + word + "\"")))
        .startsWith("task.outputFormat is \"" + word + "\", but must be one of " + nearest + ", ")
        .endsWith("Did you mean " + nearest + "?");
  }

  @Test
  void aWordThatIsNearNothingGetsTheWholeList() {
    assertThat(message(with("task.outputFormat", "\"JSON\"")))
        .contains("FLEXIBLE")
        .contains("LOOSE")
        .contains("STRICT")
        .doesNotContain("Did you mean");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.labelledExamples | Did you mean \"labeledExamples\"?",
        "data.LabeledExamples | Did you mean \"labeledExamples\"?",
        "data.labeled_examples | Did you mean \"labeledExamples\"?",
        "data.failureMode | It belongs to baseline.",
        "task.failurePercent | It belongs to baseline or to pilot.",
        "data.title | It belongs to the case itself.",
        "data.faliurePercent | Did you mean failurePercent in baseline or pilot?",
        "data.usableExamples | is computed from data.labeledExamples",
        "pilot.usableExamples | is computed from data.labeledExamples",
        "pilot.colour | It takes matchesLargeModel, failurePercent, latencyMs;"
      })
  void anUnknownPropertyIsAnsweredWithWhatWasMeant(String path, String advice) {
    assertThat(kinds(with(path, "1")))
        .containsExactly("unknown-property /" + path.replace('.', '/'));
    assertThat(message(with(path, "1")))
        .startsWith(path.substring(0, path.indexOf('.')) + " has no field ")
        .contains(advice.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Title | Did you mean \"title\"?",
        "constraint | Did you mean \"constraints\"?",
        "failurePercent | It belongs to baseline or to pilot.",
        "baseline.failureMode | Did you mean failureMode in baseline?",
        "usableExamples | cannot be stated. Leave it out.",
        "data.usableExamples | cannot be stated. Leave it out."
      })
  void anUnknownPropertyOfTheCaseIsAnsweredWithWhatWasMeant(String name, String advice) {
    assertThat(message("{\"title\":\"t\",\"" + name + "\":{}}"))
        .startsWith("A case has no field \"" + name + "\". ")
        .contains(advice);
  }

  @Test
  void aPropertyThatIsStatedTwiceIsRefused() {
    assertThat(
            kinds(
                """
                {"title": "t", "title": "u", "data": {"verified": true, "verified": true},
                 "data": {}, "attributes": {"a": 1, "a": 1}}
                """))
        .containsExactly(
            "duplicate-property /title",
            "duplicate-property /data/verified",
            "duplicate-property /data",
            "duplicate-property /attributes/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"title\":null}", "{\"title\":\"\"}", "{\"title\":\" \\n\"}"})
  void aCaseNeedsATitle(String json) {
    assertThat(kinds(json)).containsExactly("missing-title /title");
  }

  @Test
  void aTitleOfAnotherKindIsToldOnce() {
    assertThat(kinds("{\"title\":5}")).containsExactly("wrong-type /title");
  }

  @Test
  void textsAndNamesAreLimited() {
    assertThat(
            kinds(
                "{\"title\":\"%s\",\"description\":\"%s\",\"attributes\":{\"a\":\"%s\",\"%s\":1}}"
                    .formatted(
                        "🙂".repeat(201), "d".repeat(4_001), "x".repeat(1_001), "n".repeat(101))))
        .containsExactly(
            "too-long /title",
            "too-long /description",
            "too-long /attributes/a",
            "too-long /attributes/" + "n".repeat(101));
  }

  @Test
  void moreThanAHundredAttributesAreRefused() {
    String entries =
        IntStream.rangeClosed(0, 100)
            .mapToObj(number -> "\"a" + number + "\":1")
            .collect(Collectors.joining(","));

    assertThat(kinds("{\"title\":\"t\",\"attributes\":{" + entries + "}}"))
        .containsExactly("too-large /attributes");
  }

  @Test
  void attributeNumbersAreLimited() {
    assertThat(kinds("{\"title\":\"t\",\"attributes\":{\"a\":-1e12,\"b\":1000000000000.1}}"))
        .containsExactly("out-of-range /attributes/b");
    assertThat(kinds("{\"title\":\"t\",\"attributes\":{\"a\":NaN}}"))
        .containsExactly("wrong-type /attributes/a");
  }

  @Test
  void aPointerEscapesWhatPointersEscape() {
    assertThat(kinds("{\"title\":\"t\",\"attributes\":{\"a/b~c\":[]}}"))
        .containsExactly("wrong-type /attributes/a~1b~0c");
  }

  @Test
  void aStatedRateThatIsSaidNotToBeMeasuredIsRefused() {
    assertThat(
            kinds(
                """
                {"title":"t","baseline":{"failurePercent":5,"failureRateMeasured":false}}
                """))
        .containsExactly("conflicting /baseline/failureRateMeasured");
    assertThat(
            kinds(
                """
                {"title":"t","baseline":{"failureRateMeasured":false,"failurePercent":500}}
                """))
        .containsExactly(
            "out-of-range /baseline/failurePercent", "conflicting /baseline/failureRateMeasured");
  }

  @Test
  void halfACharacterIsNoText() {
    assertThat(
            kinds(
                """
                {"title":"\\ud800","attributes":{"a":"\\udc00x","\\ud83d":1,"ok":"\\ud83d\\ude42"}}
                """))
        .contains("wrong-type /title", "wrong-type /attributes/a");
  }

  @Test
  void theLogLearnsTypesAndKnownNamesOnly() {
    var refusal =
        refusal(
            """
            {"secret-a": 1, "title": "secret-b", "data": {"secret-c": "secret-d", "verified": 7},
             "attributes": {"secret-e": []}, "task": {"kind": "secret-f"}}
            """);

    assertThat(refusal.problems())
        .extracting(CaseProblem::logLine)
        .containsExactly(
            "unknown-property at /*",
            "unknown-property at /data/*",
            "wrong-type at /data/verified",
            "wrong-type at /attributes/*",
            "unknown-value at /task/kind");
    assertThat(refusal.getMessage()).doesNotContain("secret");
  }
}
