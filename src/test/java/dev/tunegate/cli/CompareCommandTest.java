package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comparing two policies on the command line. */
class CompareCommandTest {

  private static final String SAMPLE = "NOT_YET/Nine examples in the prompt are too few.json";

  @TempDir Path folder;

  /**
   * A copy of the policy of this project with one text replaced; its samples stay where they are.
   */
  private String changed(String file, String text, String by) throws IOException {
    Path copy = folder.resolve("rules");
    try (Stream<Path> all = Files.walk(Path.of("rules"))) {
      all.forEach(
          path -> {
            try {
              Files.copy(path, copy.resolve(Path.of("rules").relativize(path).toString()));
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
    String before = Files.readString(copy.resolve(file));
    assertThat(before).contains(text);
    Files.writeString(copy.resolve(file), before.replace(text, by));
    return copy.toString();
  }

  private String fewerExamples() throws IOException {
    return changed(
        "thresholds.yaml", "few-shot examples:\n  value: 10", "few-shot examples:\n  value: 8");
  }

  private static CommandLineRun compare(String old, String now, String... more) {
    Stream<String> all =
        Stream.concat(
            Stream.of("policy", "compare", old, now, "--samples-new", "facts-samples"),
            Stream.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void aMovedNumberIsToldWithWhatItTurns() throws IOException {
    var run = compare("rules", fewerExamples(), "--cases", "3000");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Threshold \"few-shot examples\" changes")
        .contains("- value: 10 examples", "+ now: 8 examples")
        .contains("NOT_YET becomes FINE_TUNE", "* " + SAMPLE)
        .contains("baseline.fewShotExamples: ")
        .contains("Old: Not yet: ", "New: Fine-tune: ")
        .contains("3,000 generated cases with seed 20260515, no recorded");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.WIDTH);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aGateClosesOnlyWhereAVerdictChanges() throws IOException {
    String fewer = fewerExamples();
    assertThat(compare("rules", fewer, "--cases", "0", "--fail-on-change").code())
        .isEqualTo(ExitCode.FAILED);
    assertThat(compare("rules", "rules", "--cases", "1000", "--fail-on-change").code()).isZero();
  }

  @Test
  void theSamePolicyTwiceIsToldAsTheSame() {
    var run = compare("rules", "rules", "--cases", "500");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("What is different in the policy\n  Nothing.")
        .contains("No verdict changes in any case that was looked at.");
  }

  @Test
  void jsonIsOneDocumentWithTheSameContent() throws IOException {
    var run = compare("rules", fewerExamples(), "--cases", "500", "--seed", "9", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(json.at("/changes/0/subject").asString()).isEqualTo("THRESHOLD");
    assertThat(json.at("/changes/0/details/0/new").asString()).isEqualTo("8 examples");
    assertThat(json.at("/looked/generated").asInt()).isEqualTo(500);
    assertThat(json.at("/looked/seed").asInt()).isEqualTo(9);
    assertThat(json.at("/verdictsChange").asBoolean()).isTrue();
    assertThat(json.at("/transitions/0/old").asString()).isEqualTo("NOT_YET");
    assertThat(json.at("/transitions/0/new").asString()).isEqualTo("FINE_TUNE");
    assertThat(json.at("/transitions/0/named/0").asString()).isEqualTo(SAMPLE);
    assertThat(json.at("/transitions/0/example/new/because").asString()).startsWith("Fine-tune: ");
  }

  @Test
  void whatASampleStatesAndExpectsIsToldInWordsAndInJsonByItsCodes() throws IOException {
    Path old = folder.resolve("old/PROMPT");
    Path now = folder.resolve("now/NOT_YET");
    String name = Path.of(SAMPLE).getFileName().toString();
    for (String file : new String[] {name, name.replace(".json", ".expect.yaml")}) {
      String text = Files.readString(Path.of("facts-samples/NOT_YET", file));
      Files.createDirectories(now);
      Files.writeString(now.resolve(file), text);
      Files.createDirectories(old);
      Files.writeString(
          old.resolve(file),
          text.replace("verdict: NOT_YET", "verdict: PROMPT")
              .replace("[PROMPT_NOT_MAXIMIZED]", "[EVAL_SET_MISSING, TASK_UNSTABLE]")
              .replace("\"scope\": \"NARROW\"", "\"scope\": \"DIVERSE_INPUTS\"")
              .replace("\"monthlyQueries\": 30000", "\"monthlyQueries\": 1250000"));
    }
    String[] samples = {
      "policy",
      "compare",
      "rules",
      "rules",
      "--cases",
      "0",
      "--samples-old",
      old.getParent().toString(),
      "--samples-new",
      now.getParent().toString()
    };
    String told = CommandLineRun.of(samples).out();
    assertThat(told)
        .contains("Sample \"" + SAMPLE + "\" changes")
        .contains("- stands under: Prompt", "+ now: Not yet", "- expected verdict: Prompt")
        .contains("- expected missing homework: ", "1,250,000", "+ now: 30,000");
    assertThat(told.substring(told.indexOf("\" changes"), told.indexOf("What becomes of")))
        .doesNotContainPattern("[A-Z]_[A-Z]")
        .doesNotContain("task.scope", "monthlyQueries");
    String json =
        CommandLineRun.of(
                Stream.concat(Stream.of(samples), Stream.of("--json")).toArray(String[]::new))
            .out();
    assertThat(json).contains("EVAL_SET_MISSING, TASK_UNSTABLE", "constraints.monthlyQueries");
  }

  @Test
  void aPolicyThatCannotBeUsedIsNamed() throws IOException {
    String broken = changed("policy.yaml", "review: 2027-05-15", "review: soon");
    var run = compare("rules", broken);

    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("policy.yaml:", "soon")
        .contains("The new policy, " + broken + ", cannot be used.");
  }

  @Test
  void wrongUsageIsNamedWithWhatToGive() {
    assertThat(compare("rules", "nowhere").err()).contains("nowhere");
    assertThat(compare("rules", "nowhere").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(compare("rules", "rules", "--cases", "-1").err())
        .contains("--cases -1: name a number from 0 to 10000000.");
    assertThat(compare("rules", "rules", "--samples-old", "nowhere").err())
        .contains("nowhere: there is no such folder of samples.");
    var alone = CommandLineRun.of("policy", "compare", "rules");
    assertThat(alone.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(alone.err()).contains("NEW");
  }

  @Test
  void helpFitsTheTerminal() {
    var run = CommandLineRun.of("policy", "compare", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("OLD", "NEW", "--fail-on-change", "Exit codes:");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.WIDTH);
  }
}
