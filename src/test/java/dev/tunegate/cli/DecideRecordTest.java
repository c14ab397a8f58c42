package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.versions.Contents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding on the command line, on the record of a service's database. */
class DecideRecordTest {

  @TempDir Path folder;
  private AuditedService service;
  private Path cases;

  @BeforeEach
  void serve() throws IOException {
    service = new AuditedService(folder.resolve("data"));
    cases = folder.resolve("cases.ndjson");
    Files.writeString(cases, "{\"title\":\"One\"}\n{\"nothing\":1}\n{\"title\":\"Two\"}\n");
  }

  private CommandLineRun decide(String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"decide", cases.toString(), "--record", "--data", service.data.toString()},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void eachDecisionIsRecordedByTheVersionInForceAndItsIdIsTold() {
    CommandLineRun run = decide("--json");
    List<String> lines = run.out().lines().toList();
    List<String> ids =
        run.err()
            .lines()
            .filter(line -> line.startsWith("Recorded as "))
            .map(line -> line.substring("Recorded as ".length()))
            .toList();
    assertThat(lines).hasSize(3);
    assertThat(ids).hasSize(2);
    assertThat(run.err()).contains("from version 2");
    service.use(
        running -> {
          var first = running.decisions().register().record(ids.get(0)).orElseThrow();
          assertThat(new String(first.decision(), StandardCharsets.UTF_8)).isEqualTo(lines.get(0));
          assertThat(first.by().name()).isEqualTo("console");
          assertThat(first.policyVersion()).isEqualTo(2);
        });
    assertThat(
            CommandLineRun.of("audit", "replay", "--all", "--data", service.data.toString()).err())
        .contains("8 equal");
  }

  @Test
  void aNamedPolicyMustBeAVersion() throws IOException {
    Path rules = write(Contents.sound().ruleFiles(), folder.resolve("rules"));
    assertThat(decide("--rules", rules.toString()).err())
        .contains("from version 1", "Recorded as ");
    Path other = write(Contents.enough(123).ruleFiles(), folder.resolve("other"));
    CommandLineRun refused = decide("--rules", other.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("is no version of this database", "tunegate policy push");
    assertThat(refused.out()).isEmpty();
    CommandLineRun nowhere =
        CommandLineRun.of(
            "decide", cases.toString(), "--record", "--data", folder.resolve("none").toString());
    assertThat(nowhere.code()).isEqualTo(2);
  }

  private static Path write(Map<String, byte[]> files, Path to) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return to;
  }
}
