package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deciding on the command line, by the policy of this project. */
class DecideCommandTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROMPT =
      "{\"title\":\"Sorting tickets\",\"task\":{\"kind\":\"CLASSIFICATION\",\"rulesDescribable\":true}}";
  private static final String OPEN = "{\"title\":\"Hardly anything\"}";
  private static final String BAD = "{\"title\":\"Bad\",\"data\":{\"labeledExamples\":-1}}";

  @TempDir static Path folder;

  @BeforeAll
  static void writeCases() throws IOException {
    Files.writeString(folder.resolve("prompt.json"), PROMPT);
    Files.writeString(folder.resolve("open.json"), OPEN);
    Files.writeString(folder.resolve("bad.json"), BAD);
    Files.writeString(
        folder.resolve("mixed.ndjson"), String.join("\n", PROMPT, BAD, "", OPEN) + "\n");
    Files.writeString(folder.resolve("empty.json"), "");
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static List<JsonNode> lines(CommandLineRun run) {
    return run.out().lines().map(JSON::readTree).toList();
  }

  @Test
  void tellsVerdictReasonsActionsChecksAndComparisonInEightyColumns() {
    var run = CommandLineRun.of("decide", file("prompt.json"));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("[=] Prompt: ")
        .containsSubsequence(
            "Sorting tickets",
            "Why",
            "Do next",
            "The ten checks",
            "Prompting against fine-tuning",
            "sha256:");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80, "80 columns");
    assertThat(run.out()).doesNotContain("\u001B", "CLASSIFICATION", "task.kind");
    assertThat(run.err()).contains("Policy tune-or-prompt sha256:").contains("the folder rules");
  }

  @Test
  void saysWhichAttributesNoRuleReads() throws IOException {
    Path stated = folder.resolve("stated.json");
    Files.writeString(
        stated, "{\"title\":\"x\",\"attributes\":{\"region\":\"EU\",\"\\u001b[31mred\":1}}");

    String out = CommandLineRun.of("decide", stated.toString()).out();
    Files.delete(stated);

    assertThat(out)
        .contains("Also stated, and read by no rule\n  ?[31mred\n  region\n")
        .doesNotContain("\u001b");
    assertThat(CommandLineRun.of("decide", file("open.json")).out())
        .doesNotContain("read by no rule");
  }

  @Test
  void asksForWhatIsStillOpen() {
    var run = CommandLineRun.of("decide", file("open.json"));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("[?] Needs information: ")
        .contains("Still open", "What must the system do?");
  }

  @Test
  void printsOneDecisionALineInTheOrderOfTheCases() {
    var run = CommandLineRun.of("decide", "--json", file("open.json"), file("prompt.json"));
    assertThat(run.code()).isZero();
    assertThat(lines(run))
        .extracting(line -> line.get("title").asString())
        .containsExactly("Hardly anything", "Sorting tickets");
  }

  @Test
  void reportsABadCaseInItsPlaceAndGoesOn() {
    var run = CommandLineRun.of("decide", "--json", file("mixed.ndjson"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    List<JsonNode> lines = lines(run);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).get("verdict").get("outcome").asString()).isEqualTo("PROMPT");
    assertThat(lines.get(1).get("source").asString()).endsWith("mixed.ndjson:2");
    assertThat(lines.get(1).get("problem").get("status").asInt()).isEqualTo(422);
    assertThat(lines.get(1).get("problem").get("errors").get(0).get("pointer").asString())
        .isEqualTo("/data/labeledExamples");
    assertThat(lines.get(2).get("title").asString()).isEqualTo("Hardly anything");
    assertThat(run.err()).contains("1 of 3 cases were refused");
  }

  @Test
  void reportsABadCaseToPeopleByNameAndField() {
    var run = CommandLineRun.of("decide", file("bad.json"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).contains("bad.json: refused").contains("-1");
  }

  @Test
  void decidesEveryCaseOfAFolder() {
    var run = CommandLineRun.of("decide", "--json", folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(lines(run)).hasSize(7);
  }

  @Test
  void readsStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(PROMPT.getBytes(StandardCharsets.UTF_8)));
      var run = CommandLineRun.of("decide", "--json", "-");
      assertThat(run.code()).isZero();
      assertThat(lines(run)).hasSize(1);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aRequiredVerdictIsAGate() {
    assertThat(CommandLineRun.of("decide", "--require", "PROMPT", file("prompt.json")).code())
        .isZero();
    assertThat(
            CommandLineRun.of("decide", "--require", "fine_tune,PROMPT", file("prompt.json"))
                .code())
        .isZero();
    var closed = CommandLineRun.of("decide", "--require", "FINE_TUNE", file("prompt.json"));
    assertThat(closed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(closed.err()).contains("1 of 1 verdict is not").contains("FINE_TUNE");
  }

  @Test
  void aRefusedCaseIsBadInputEvenAtAGate() {
    var run = CommandLineRun.of("decide", "--require", "PROMPT", file("mixed.ndjson"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void anUnknownVerdictIsRefusedWithTheOnesThatExist() {
    var run = CommandLineRun.of("decide", "--require", "TUNE", file("prompt.json"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("TUNE").contains("FINE_TUNE");
  }

  @Test
  void aMissingFileIsNamedBeforeAnythingIsDecided() {
    var run = CommandLineRun.of("decide", file("prompt.json"), file("nowhere.json"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("nowhere.json").contains("no such file");
  }

  @Test
  void anEmptyFileIsNoCase() {
    var run = CommandLineRun.of("decide", file("empty.json"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aMissingRulesFolderIsNamed() {
    var run = CommandLineRun.of("decide", "--rules", file("norules"), file("prompt.json"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("norules").contains("--rules").doesNotContain("Exception");
  }

  @Test
  void aCaseIsDecidedTheSameWhereverItStands() {
    var alone = CommandLineRun.of("decide", "--json", file("prompt.json"));
    var among = CommandLineRun.of("decide", "--json", file("mixed.ndjson"));
    assertThat(among.out().lines().findFirst()).contains(alone.out().strip());
  }
}
