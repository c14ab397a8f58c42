package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.analysis.Sample;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.engine.DecisionWriter;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.policy.shipped.ResidencyPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, run as users run it, in an empty folder: by the policy that it carries. */
class PackagedJarIT {

  private static final String CASE =
      "{\"title\":\"Sorting tickets\",\"task\":{\"kind\":\"CLASSIFICATION\",\"rulesDescribable\":true}}\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void checksThePolicyThatItCarries() {
    var run = new PackagedJar(folder).run("policy", "check");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("generated cases: sound.");
    assertThat(run.err()).contains("the policy shipped with Tunegate");
  }

  @Test
  void testsTheSamplesThatItCarries() {
    var run = new PackagedJar(folder).run("policy", "test");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("samples as expected.").doesNotContain("FAILED");
  }

  @Test
  void comparesTwoFoldersOfRules() {
    String rules = Path.of("rules").toAbsolutePath().toString();
    var run =
        new PackagedJar(folder)
            .run("policy", "compare", rules, rules, "--cases", "2000", "--fail-on-change");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("No verdict changes in any case that was looked at.")
        .contains("2,000 generated cases with seed 20260515");
  }

  @Test
  void listsTheStatements() {
    var run = new PackagedJar(folder).run("policy", "statements");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("88 statements: 87 encoded, 1 out of scope, 0 encoded by nothing.");
  }

  @Test
  void decidesToTheByteAsTheTestsDoUnderEveryLocaleTimeZoneAndCompiler() throws IOException {
    Desk desk = Desk.open(PolicyLocation.find(Path.of("rules"), null));
    var cases = new StringBuilder();
    var expected = new StringBuilder();
    for (Sample sample : desk.samples()) {
      cases.append(sample.json().replaceAll("\\R\\s*", " ")).append('\n');
      expected
          .append(DecisionWriter.toJson(desk.decide(CaseReader.read(sample.json()))))
          .append('\n');
    }
    write("cases.ndjson", cases.toString());
    Map<String, Map<String, String>> environments =
        Map.of(
            "-XX:TieredStopAtLevel=1", Map.of("LC_ALL", "C", "TZ", "Pacific/Apia"),
            "-XX:TieredStopAtLevel=4", Map.of("LC_ALL", "de_DE.UTF-8", "TZ", "Asia/Kathmandu"));
    for (var each : environments.entrySet()) {
      var run =
          new PackagedJar(folder, "-Duser.language=tr", "-Duser.country=TR", each.getKey())
              .run(new byte[0], each.getValue(), "decide", "--json", "cases.ndjson");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).isEqualTo(expected.toString());
    }
  }

  @Test
  void aRulesFolderBesideItOutranksThePolicyThatItCarries() throws IOException {
    Files.createDirectory(folder.resolve("rules"));
    write("case.json", CASE);
    var run = new PackagedJar(folder).run("decide", "case.json");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("rules").contains("the folder is empty");
  }

  @Test
  void decidesManyCasesInBoundedMemory() throws Exception {
    write("many.ndjson", CASE.repeat(20_000));
    Path err = folder.resolve("err.txt");
    Process process =
        new PackagedJar(folder, "-Xmx256m")
            .start(Map.of(), "decide", "--json", "many.ndjson")
            .redirectError(err.toFile())
            .start();
    int lines = 0;
    Set<String> different = new HashSet<>();
    // All of it at once would be more than this process has room for.
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines++;
        different.add(line);
      }
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    assertThat(lines).isEqualTo(20_000);
    assertThat(different).hasSize(1);
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() throws Exception {
    write("many.ndjson", CASE.repeat(20_000));
    Path err = folder.resolve("err.txt");
    Process process =
        new PackagedJar(folder)
            .start(Map.of(), "decide", "--json", "many.ndjson")
            .redirectError(err.toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("{\"actions\":[");
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    // It ends by what it saw, not because it came to the end of its cases.
    assertThat(process.exitValue()).isEqualTo(141);
    assertThat(Files.readString(err)).doesNotContain("Exception").doesNotContain("error");
  }

  @Test
  void aGateInAPipelineClosesByItsExitCode() {
    byte[] input = CASE.getBytes(StandardCharsets.UTF_8);
    var jar = new PackagedJar(folder);
    assertThat(jar.run(input, Map.of(), "decide", "--require", "PROMPT", "-").code()).isZero();
    assertThat(jar.run(input, Map.of(), "decide", "--require", "FINE_TUNE", "-").code())
        .isEqualTo(1);
  }

  @Test
  void aPolicyWithFactsOfItsOwnIsCheckedAndDecidesByThem() throws IOException {
    ResidencyPolicy.write(folder);
    var jar = new PackagedJar(folder);
    String ready =
        Files.readString(
                Path.of(
                    "facts-samples/FINE_TUNE/A museum that states all homework and nothing beyond"
                        + " it.json"))
            .strip();
    String open = ready.substring(0, ready.length() - 1) + ",\"attributes\":{\"residency\":";

    var check = jar.run("policy", "check");
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out()).contains("generated cases: sound.");
    write("out.json", open + "\"EU\",\"tuningRegion\":\"US\",\"residence\":1}}");
    var decided = jar.run("decide", "--require", "NEEDS_INFORMATION", "out.json");
    assertThat(decided.code()).as(decided.err()).isZero();
    assertThat(decided.out())
        .contains("The data must stay in the European Union, and the model would be tuned in")
        .contains("read by no rule", "residence (did you mean residency?)");
    write("bad.json", open + "\"Eu\"}}");
    var refused = jar.run("decide", "bad.json");
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out()).contains("must be one of EU, US, ANYWHERE. Did you mean EU?");
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(new PackagedJar(folder).run("decied").code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void pushesNothingWhereThereIsNoFolderOfRules() {
    var refused = new PackagedJar(folder).run("policy", "push", "-m", "A change");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("There is no folder rules here to push");
  }
}
