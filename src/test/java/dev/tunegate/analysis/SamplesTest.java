package dev.tunegate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples are found by walking their folder; what is none is told and hides no other. */
@Timeout(30)
class SamplesTest {

  @TempDir Path folder;

  @Test
  void aSampleIsACaseAndWhatIsExpectedOfIt() throws IOException {
    write("PROMPT/A plain case.json", "{\"title\":\"t\"}");
    write(
        "PROMPT/A plain case.expect.yaml",
        "verdict: PROMPT\nwhy: \"It is so\"\nactions: [ A, B ]\ncontradictions: [ [ a.b, c.d ] ]\n");

    Samples samples = Samples.read(folder);

    assertThat(samples.problems()).isEmpty();
    assertThat(samples.all())
        .containsExactly(
            new Sample(
                "PROMPT/A plain case.json",
                "A plain case",
                "{\"title\":\"t\"}",
                new Expectation(
                    "PROMPT",
                    "It is so",
                    Map.of("actions", List.of("A", "B"), "contradictions", List.of("a.b,c.d")),
                    List.of())));
    assertThat(samples.all().get(0).folder()).isEqualTo("PROMPT");
  }

  @Test
  void samplesAreSortedByPath() throws IOException {
    for (String path : List.of("b/2", "a/3", "b/1", "REFUSED/x")) {
      write(path + ".json", "{}");
    }

    assertThat(Samples.read(folder).all())
        .extracting(Sample::path)
        .containsExactly("REFUSED/x.json", "a/3.json", "b/1.json", "b/2.json");
    assertThat(Samples.read(folder).all().get(0).refused()).isTrue();
  }

  @Test
  void oddFilesAreToldAndHideNoOther() throws IOException {
    write("PROMPT/good.json", "{}");
    write("README.md", "");
    write("top.json", "{}");
    write("PROMPT/lonely.expect.yaml", "verdict: PROMPT");
    write("PROMPT/note.txt", "");
    write("a/b/c/deep.json", "{}");

    Samples samples = Samples.read(folder);

    assertThat(samples.all()).extracting(Sample::name).containsExactly("good");
    assertThat(told(samples))
        .containsExactlyInAnyOrder(
            "facts-samples/README.md: this is no sample",
            "facts-samples/top.json: this is no sample",
            "facts-samples/PROMPT/lonely.expect.yaml: no case stands beside it",
            "facts-samples/PROMPT/note.txt: this is no sample",
            "facts-samples/a/b/c: folders are nested too deep here");
  }

  @Test
  void aFileOfMoreThanAMegabyteIsRefusedUnread() throws IOException {
    Files.createDirectories(folder.resolve("PROMPT"));
    try (var file = new RandomAccessFile(folder.resolve("PROMPT/large.json").toFile(), "rw")) {
      file.setLength(3L << 30);
    }

    assertThat(told(Samples.read(folder)))
        .containsExactly(
            "facts-samples/PROMPT/large.json: the file has 3221225472 bytes; at most 1048576 are"
                + " read");
  }

  @Test
  void manyFilesOrBytesAreCutShortAndSaidToBe() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("PROMPT/" + i + ".json", " ".repeat(1 << 20));
    }

    assertThat(told(Samples.read(folder)))
        .singleElement()
        .asString()
        .contains("there is more than is read");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path samples = Files.createDirectories(folder.resolve("samples/PROMPT"));
    Files.writeString(outside.resolve("secret.json"), "{}");
    Files.createSymbolicLink(samples.resolve("link.json"), outside.resolve("secret.json"));
    Files.createSymbolicLink(folder.resolve("samples/LINKED"), outside);

    Samples read = Samples.read(folder.resolve("samples"));

    assertThat(read.all()).isEmpty();
    assertThat(told(read))
        .containsExactlyInAnyOrder(
            "facts-samples/PROMPT/link.json: this is a symbolic link",
            "facts-samples/LINKED: this is a symbolic link");
  }

  @Test
  void aFolderThatIsMissingOrMayNotBeReadIsTold() throws IOException {
    assertThat(told(Samples.read(folder.resolve("nowhere"))))
        .singleElement()
        .asString()
        .endsWith("the folder of samples cannot be read");

    assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
    write("PROMPT/a.json", "{}");
    assertThat(folder.resolve("PROMPT").toFile().setReadable(false)).isTrue();
    assertThat(told(Samples.read(folder))).hasSize(1);
  }

  @Test
  void whatIsNotUtf8IsTold() {
    assertThat(told(Samples.of(Map.of("PROMPT/a.json", new byte[] {(byte) 0xFF}))))
        .containsExactly("facts-samples/PROMPT/a.json: the file is not UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verdict: [ | it is no YAML that can be read",
        "'' | it holds no keys and values",
        "just text | it holds no keys and values",
        "verdikt: PROMPT | the key verdikt is not known",
        "verdict: PROMPT\\nverdict: PROMPT | it is no YAML that can be read",
        "actions: A | actions is no list",
        "problems: A | problems is no list",
        "problems: [ A ] | a problem has a pointer and a type",
        "a: &a [ *a ] | it is no YAML that can be read",
        "verdict: !!java.io.File [ x ] | it is no YAML that can be read",
        "actions: [[[[[[[[[[ A ]]]]]]]]]] | it is no YAML that can be read"
      })
  void aBrokenExpectationIsTold(String yaml, String problem) {
    Samples samples =
        Samples.of(
            Map.of(
                "PROMPT/a.json",
                "{}".getBytes(StandardCharsets.UTF_8),
                "PROMPT/a.expect.yaml",
                yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)));

    assertThat(samples.all().get(0).expectation()).isNull();
    assertThat(told(samples))
        .singleElement()
        .asString()
        .startsWith("facts-samples/PROMPT/a.expect.yaml: " + problem);
  }

  private static List<String> told(Samples samples) {
    return samples.problems().stream()
        .map(problem -> problem.place().file() + ": " + problem.problem())
        .toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
