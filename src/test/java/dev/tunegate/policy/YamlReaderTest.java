package dev.tunegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML is read as plain keys, values and lists, each with its place. */
class YamlReaderTest {

  private final Diagnostics problems = new Diagnostics();

  @Test
  void everythingKnowsItsPlace() {
    Yaml.Mapping file = read("# a comment\nfirst: one\nsecond:\n  - two\n  - 'three'\n");

    assertThat(file).isNotNull();
    assertThat(file.entries().keySet()).containsExactly("first", "second");
    assertThat(file.entries().get("first").place()).isEqualTo(Place.of("codes.yaml", 2, 1));
    assertThat(file.entries().get("first").value())
        .isEqualTo(
            new Yaml.Scalar(
                "one", false, Place.of("codes.yaml", 2, 8), new Yaml.Span(19, 22, false)));
    assertThat(file.entries().get("second").value())
        .isInstanceOfSatisfying(
            Yaml.Sequence.class,
            list ->
                assertThat(list.items())
                    .containsExactly(
                        new Yaml.Scalar(
                            "two",
                            false,
                            Place.of("codes.yaml", 4, 5),
                            new Yaml.Span(35, 38, false)),
                        new Yaml.Scalar(
                            "three",
                            true,
                            Place.of("codes.yaml", 5, 5),
                            new Yaml.Span(43, 50, false))));
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void nothingIsTakenForMoreThanText() {
    Yaml.Mapping file = read("a: yes\nb: 012\nc: 2026-01-01\nd: ~\ne: 1e3\nNO: no\n");

    assertThat(file).isNotNull();
    assertThat(file.entries().values())
        .extracting(entry -> ((Yaml.Scalar) entry.value()).text())
        .containsExactly("yes", "012", "2026-01-01", "~", "1e3", "no");
    assertThat(file.entries()).containsKey("NO");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "a: !!str b | 1:4 | the tag tag:yaml.org,2002:str stands here",
        "a: !x b | 1:4 | the tag !x stands here",
        "a: &x b | 1:4 | an anchor stands here",
        "a: *x | 1:4 | an alias stands here",
        "a: 1\\n---\\nb: 2 | 3:1 | a second document begins here",
        "? [ a ]\\n: b | 1:3 | a key is no plain text",
        "a: [[[[[[[[[[[[[1]]]]]]]]]]]]] | 1:16 | the file is nested too deep",
        "- a | 1:1 | the file holds a list",
        "text | 1:1 | the file holds \"text\"",
        "a: [ 1 | 2:1 | this is no YAML: expected ',' or ']', but got <stream end>",
        "a: b: c | 1:5 | this is no YAML: mapping values are not allowed here"
      })
  void whatIsMoreIsRefusedAtItsPlace(String text, String place, String problem) {
    assertThat(read(text.replace("\\n", "\n") + "\n")).isNull();

    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.place()).hasToString("rules/codes.yaml:" + place);
              assertThat(error.problem()).isEqualTo(problem);
              assertThat(error.advice()).isNotBlank();
            });
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(read("")).isNull();
    assertThat(read("# nothing\n")).isNull();
    assertThat(problems.sorted()).extracting(Diagnostic::problem).containsOnly("the file is empty");
  }

  @Test
  void aKeyThatStandsTwiceIsToldAndTheFirstOneCounts() {
    Yaml.Mapping file = read("a: 1\nb: 2\na: 3\n");

    assertThat(file).isNotNull();
    assertThat(((Yaml.Scalar) file.entries().get("a").value()).text()).isEqualTo("1");
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.place()).hasToString("rules/codes.yaml:3:1 (a)");
              assertThat(error.problem()).isEqualTo("the key \"a\" stands here a second time");
            });
  }

  private Yaml.@Nullable Mapping read(String text) {
    return YamlReader.read("codes.yaml", text, problems);
  }
}
