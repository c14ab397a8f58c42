package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explaining a verdict on the command line. */
class ExplainCommandTest {

  private static final String SAMPLE =
      "facts-samples/NOT_YET/Nine examples in the prompt are too few.json";

  @TempDir Path folder;

  private static CommandLineRun explain(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    if (!run.out().startsWith("{")) {
      assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }
    return run;
  }

  @Test
  void tellsWhyBackToTheFacts() {
    var run = explain(SAMPLE);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Not yet: one thing is missing", "Why, back to the facts")
        .contains("the number of examples in the prompt: 9 examples")
        .contains("the policy’s number “few-shot examples”: 10 examples");
  }

  @Test
  void tellsWhyNotWhatIfAndWhatIsOpen() {
    var run = explain(SAMPLE, "--why-not", "fine-tune", "--what-if", "FINE_TUNE", "--open");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Why not Fine-tune")
        .contains("9 examples; wanted: at least 10 examples")
        .contains("1. The number of examples in the prompt: 9 → 10 examples")
        .contains("No further answer changes this.");
  }

  @Test
  void tellsWhyARuleDidNotFire() {
    var run = explain(SAMPLE, "--why-not", "Many capabilities in one system");
    assertThat(run.out())
        .contains("Why not the rule “Many capabilities in one system”", "The width of the task");
  }

  @Test
  void printsOneDocumentForMachines() {
    var run = explain(SAMPLE, "--what-if", "FINE_TUNE", "--json", "--rules", "rules");
    JsonNode json = JsonMapper.shared().readTree(run.out());
    JsonNode change = json.at("/whatIf/0/answers/0/changes/0");
    assertThat(change.get("path").stringValue()).isEqualTo("baseline.fewShotExamples");
    assertThat(change.get("from").intValue()).isEqualTo(9);
    assertThat(change.get("to").intValue()).isEqualTo(10);
    assertThat(json.at("/whatIf/0/looked/cut").booleanValue()).isFalse();
  }

  @Test
  void refusesWhatIsNoVerdictAndNoRuleAndSaysWhatIsNear() {
    var run = explain(SAMPLE, "--why-not", "Many capabilites in one system");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean Many capabilities in one system?");
    assertThat(explain(SAMPLE, "--what-if", "TUNE").err())
        .contains("There is no verdict “TUNE”. Name one of FINE_TUNE");
  }

  @Test
  void refusesFilesThatHoldNoCaseOrSeveral() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{ \"title\": 3 }");
    assertThat(explain(bad.toString()).code()).isEqualTo(2);
    assertThat(explain(bad.toString()).err()).contains("refused, nothing was decided", "title");
    Path two =
        Files.writeString(folder.resolve("two.ndjson"), "{\"title\":\"a\"}\n{\"title\":\"b\"}\n");
    assertThat(explain(two.toString()).err()).contains("holds 2 cases");
    assertThat(explain("nothing.json").code()).isEqualTo(2);
  }

  @Test
  void aRecordedDecisionIsExplainedByThePolicyThatDecidedIt(@TempDir Path data) {
    var service = new AuditedService(data);
    var run =
        CommandLineRun.of(
            "explain", service.ids.get(0), "--why-not", "FINE_TUNE", "--data", data.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("the record of ");
    assertThat(run.out()).contains("Why not tune");
    var missing =
        CommandLineRun.of(
            "explain", "0197c6f4-0000-7000-8000-000000000000", "--data", data.toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("There is no decision 0197c6f4");
    var both =
        CommandLineRun.of(
            "explain", service.ids.get(0), "--rules", "rules", "--data", data.toString());
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("leave out --rules");
  }
}
