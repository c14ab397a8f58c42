package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking, testing and listing a policy on the command line. */
class PolicyCommandTest {

  @TempDir Path folder;

  /** A copy of the policy of this project, with one text in one of its files replaced. */
  private Path changed(String file, String text, String by) throws IOException {
    Path copy = folder.resolve("rules");
    copy(Path.of("rules"), copy);
    Path target = copy.resolve(file);
    String before = Files.readString(target);
    assertThat(before).contains(text);
    Files.writeString(target, before.replace(text, by));
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          path -> {
            try {
              Files.copy(path, to.resolve(from.relativize(path).toString()));
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
  }

  @Test
  void theShippedPolicyIsSoundAtAQuickLook() {
    var run = CommandLineRun.of("policy", "check", "--quick");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("88 statements: sound.");
  }

  @Test
  void theShippedPolicyPassesTheFullCheck() {
    var run = CommandLineRun.of("policy", "check");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("samples").contains("generated cases: sound.");
  }

  @Test
  void theShippedSamplesComeOutAsExpected() {
    var run = CommandLineRun.of("policy", "test");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("samples as expected.").doesNotContain("FAILED");
  }

  @Test
  void everyStatementIsEncodedOrOutOfScope() {
    var run = CommandLineRun.of("policy", "statements");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("L31  ", "rule \"Strict output that prompting keeps breaking\"")
        .contains("88 statements: 87 encoded, 1 out of scope, 0 encoded by nothing.");
  }

  @Test
  void aSlipIsNamedWithItsPlaceAsInAVersionAndWhatToWrite() throws IOException {
    Path rules =
        changed("baseline/failure-rate.drl", "$failed : failurePercent", "$failed : failurPercent");
    var run = CommandLineRun.of("policy", "check", "--quick", rules.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("rules/baseline/failure-rate.drl:")
        .contains("in rule \"Failures above the limit\"")
        .contains("Did you mean \"failurePercent\"?");
  }

  @Test
  void aChangedThresholdThatTurnsASampleIsTold() throws IOException {
    Path rules =
        changed(
            "thresholds.yaml",
            "few-shot examples:\n  value: 10",
            "few-shot examples:\n  value: 40");
    var run = CommandLineRun.of("policy", "test", rules.toString(), "--samples", "facts-samples");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("FAILED");
  }

  @Test
  void aBrokenPolicyCannotDecide() throws IOException {
    Path rules = changed("policy.yaml", "review: 2027-05-15", "review: soon");
    Path facts = Files.writeString(folder.resolve("case.json"), "{\"title\":\"x\"}");
    var run = CommandLineRun.of("decide", "--rules", rules.toString(), facts.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("policy.yaml").contains("soon");
  }

  @Test
  void aReviewDateThatIsPastIsToldBesideTheDecisionAndNotInIt() throws IOException {
    Path rules = changed("policy.yaml", "review: 2027-05-15", "review: 2020-02-03");
    Path facts = Files.writeString(folder.resolve("case.json"), "{\"title\":\"x\"}");
    var run = CommandLineRun.of("decide", "--json", "--rules", rules.toString(), facts.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("was to be reviewed by 2020-02-03, which is past");
    assertThat(run.out()).doesNotContain("2020");
  }

  @Test
  void policyAloneSaysWhatCanBeDone() {
    var run = CommandLineRun.of("policy");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("check", "test", "statements");
  }

  @Test
  void helpDocumentsTheExitCodes() {
    for (String[] help :
        new String[][] {{"--help"}, {"decide", "--help"}, {"policy", "check", "--help"}}) {
      var run = CommandLineRun.of(help);
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Exit codes:", "0 ", "1 ", "2 ", "70 ");
      assertThat(run.out().lines()).allMatch(line -> line.length() <= 80, "80 columns");
    }
  }
}
