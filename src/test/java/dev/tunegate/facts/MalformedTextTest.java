package dev.tunegate.facts;

import static dev.tunegate.facts.Refusals.kinds;
import static dev.tunegate.facts.Refusals.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a text that is no JSON at all. */
class MalformedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":} | line 1, column 10 \"}\" is met; a value is wanted",
        "{\"title\":tru} | \"tru\" is met; a value is wanted",
        "{\"title\":.5} | \".\" is met; a value is wanted",
        "{\"title\" 5} | \"5\" is met; a colon is wanted",
        "{\"title\":\"a\" \"b\"} | \"\"\" is met; a comma or a closing bracket is wanted",
        "{title:1} | \"t\" is met; a property name in double quotation marks",
        "{\"title\":\"a\",} | \"}\" is met; a property name in double quotation marks",
        "{\"title\":\"a\"] | this bracket does not match",
        "{\"title\":007} | a number does not begin with 0",
        "{\"title\":+5} | a number does not begin with a plus sign",
        "{\"title\":5.} | a digit is wanted",
        "{\"title\":\"\\q\"} | after a backslash one of",
        "{\"title\":\"\\u12\"} | after a backslash one of",
        "{\"title\": /* x */ 1} | JSON knows no comments",
        "{\"title\":\"a | the text ends too early",
        "{\"title\":\"a\" | the text ends too early",
        "hello | line 1, column 1 \"hello\" is met; a value is wanted"
      })
  void theMessageNamesThePlaceAndWhatIsWanted(String json, String message) {
    assertThat(kinds(json)).containsExactly("malformed-json");
    assertThat(message(json))
        .startsWith("The text is not JSON: at line 1, column ")
        .contains(message.strip())
        .endsWith(" Correct the text there.");
  }

  @Test
  void theLineIsCounted() {
    assertThat(message("{\n  \"title\": \"t\",\n  \"data\": oops\n}"))
        .contains("at line 3, column");
    assertThat(message("{\"title\":\"a\nb\"}")).contains("a line break or control character");
  }

  @Test
  void whatIsNoJsonHidesOtherProblems() {
    assertThat(kinds("{\"titel\":1, \"data\": [}")).containsExactly("malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\uFEFF"})
  void anEmptyTextIsToldSo(String json) {
    assertThat(kinds(json)).containsExactly("malformed-json");
    assertThat(message(json)).startsWith("The text is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "{\"title\":\"u\"}", "]", ",", "null", "\u0000"})
  void textAfterTheCaseIsRefused(String rest) {
    assertThat(kinds("{\"title\":\"t\"}\n" + rest)).containsExactly("malformed-json");
    assertThat(message("{\"title\":\"t\"}\n" + rest))
        .contains("line 1, column 14")
        .contains("more text follows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | an array",
        "[{\"title\":\"t\"}] | an array",
        "\"t\" | the text \"t\"",
        "5 | 5",
        "true | true",
        "null | null",
        "NaN | NaN"
      })
  void whatIsNoObjectIsNoCase(String json, String met) {
    assertThat(kinds(json)).containsExactly("wrong-type");
    assertThat(message(json)).startsWith("The text is " + met + ", but must be one JSON object");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
    byte[] latin = "{\"title\":\n\"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusal(latin).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo("malformed-json");
              assertThat(problem.message()).contains("line 2, column 3 a byte is met that is not");
            });
  }

  @Test
  void otherEncodingsAndOverlongFormsAreRefused() {
    assertThat(refusal("{\"title\":\"t\"}".getBytes(StandardCharsets.UTF_16)).problems())
        .extracting(CaseProblem::type)
        .containsExactly("malformed-json");
    assertThat(refusal("{\"title\":\"t\"}".getBytes(StandardCharsets.UTF_16BE)).problems())
        .extracting(CaseProblem::type)
        .containsExactly("malformed-json");
    byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
    assertThat(refusal(overlong).problems())
        .extracting(CaseProblem::type)
        .containsExactly("malformed-json");
    byte[] cut = {'"', (byte) 0xE2, (byte) 0x98};
    assertThat(refusal(cut).problems())
        .extracting(CaseProblem::type)
        .containsExactly("malformed-json");
  }

  private static InvalidCaseException refusal(byte[] json) {
    return catchThrowableOfType(InvalidCaseException.class, () -> CaseReader.read(json));
  }
}
