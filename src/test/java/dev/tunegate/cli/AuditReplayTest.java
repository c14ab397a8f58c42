package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.ledger.Incoming;
import dev.tunegate.register.DecisionRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Deciding again on the command line what a real service has recorded. */
class AuditReplayTest {

  @TempDir static Path folder;
  private static AuditedService service;

  @BeforeAll
  static void serve() {
    service = new AuditedService(folder.resolve("data"));
  }

  private static CommandLineRun replay(Path data, String... arguments) {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(new String[] {"audit", "replay", "--data", data.toString()}, 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return CommandLineRun.of(all);
  }

  @Test
  void oneDecisionIsReplayed() {
    String id = service.ids.get(0);
    CommandLineRun run = replay(service.data, id);
    assertThat(run.out().strip()).isEqualTo(id + ": equal");
    assertThat(run.code()).isZero();
    assertThat(JsonMapper.shared().readTree(replay(service.data, id, "--json").out()).toString())
        .isEqualTo("{\"match\":true,\"recordId\":\"" + id + "\",\"result\":\"EQUAL\"}");
    CommandLineRun missing = replay(service.data, "0");
    assertThat(missing.err()).contains("There is no decision 0 on record");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(replay(service.data).code()).isEqualTo(2);
  }

  @Test
  void allAreReplayedOrThoseSinceAMoment() {
    CommandLineRun all = replay(service.data, "--all");
    assertThat(all.err()).contains("6 decisions replayed:", "6 equal", "0 different");
    assertThat(all.out()).isEmpty();
    assertThat(all.code()).isZero();
    assertThat(replay(service.data, "--all", "--json").out().lines()).hasSize(6);
    assertThat(replay(service.data, "--since", "2999-01-01").err())
        .contains("0 decisions replayed");
    assertThat(replay(service.data, "--since", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void anotherVersionTellsWhatItWouldDecide() {
    String id = service.ids.get(0);
    assertThat(replay(service.data, id, "--under", "active").out())
        .contains("The other version would decide the same");
    assertThat(replay(service.data, "--all", "--under", "1").err())
        .contains("0 with another verdict under 1");
    assertThat(replay(service.data, id, "--under", "7").err()).contains("There is no version 7");
  }

  @Test
  void whatDiffersIsShownAndTheExitCodeSaysSo() {
    Path data = service.copy(folder.resolve("other"));
    String[] id = new String[1];
    try (var running = AuditedService.open(data, Recording.DEFAULT)) {
      DecisionRecord record =
          running.decisions().register().record(service.ids.get(0)).orElseThrow();
      String decision = new String(record.decision(), StandardCharsets.UTF_8);
      byte[] changed =
          decision
              .replaceFirst("\"outcome\":\"[A-Z_]+\"", "\"outcome\":\"FINE_TUNE\"")
              .getBytes(StandardCharsets.UTF_8);
      var other =
          DecisionRecord.of(
              record.at(), record.by(), record.policyVersion(), record.masked(), changed);
      id[0] = other.id();
      add(running, other);
      assertThat(running.decisions().register().record(id[0])).isPresent();
    }
    CommandLineRun run = replay(data, id[0]);
    assertThat(run.out())
        .contains(id[0] + ": different", "/verdict/outcome", "recorded: \"FINE_TUNE\"", "now: ");
    assertThat(run.code()).isEqualTo(1);
    CommandLineRun all = replay(data, "--all");
    assertThat(all.err()).contains("1 different", "6 equal");
    assertThat(all.code()).isEqualTo(1);
  }

  private static void add(ServiceDesk running, DecisionRecord record) {
    try (var connection = running.database().dataSource().getConnection()) {
      Incoming.add(connection, DecisionRecord.KIND, Instant.now(), record.payload());
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
