package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.ledger.LedgerVerification;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged jar under load, killed, and without room: what it answered is on record. */
class RecordIT {

  private static final long SEED = 20_261_128;

  /** All fifty by -Dtunegate.kills=50; each takes some seconds to start again. */
  private static final int KILLS = Integer.getInteger("tunegate.kills", 4);

  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  @Test
  void whateverWasAnsweredBeforeAKillIsOnRecordOnce() throws Exception {
    var random = new Random(SEED);
    Queue<String> answered = new ConcurrentLinkedQueue<>();
    for (int kill = 0; kill < KILLS; kill++) {
      var service = new RunningJar(folder);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        var thread = new Thread(() -> decideUntilItEnds(service, answered));
        thread.start();
        clients.add(thread);
      }
      int before = answered.size();
      int enough = before + 20 + random.nextInt(300);
      for (int i = 0; i < 2_400 && answered.size() < enough; i++) {
        RunningJar.sleep(5 + random.nextInt(20));
      }
      service.kill();
      for (Thread thread : clients) {
        thread.join();
      }
      assertThat(answered.size()).as("kill %s, seed %s", kill, SEED).isGreaterThan(before);
    }
    assertOnRecordOnce(answered);
  }

  private void decideUntilItEnds(RunningJar service, Queue<String> answered) {
    for (int i = 0; i < 100_000; i++) {
      try {
        HttpResponse<String> answer = decide(service, "Case " + i);
        assertThat(answer.statusCode()).isEqualTo(201);
        answered.add(id(answer));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private HttpResponse<String> decide(RunningJar service, String title) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(service.address() + "/api/decisions"))
              .header("Content-Type", "application/json")
              .timeout(PATIENCE)
              .POST(BodyPublishers.ofString("{\"title\":\"" + title + "\"}"))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String id(HttpResponse<String> answer) {
    String address = answer.headers().firstValue("Location").orElseThrow();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** What was answered is there, nothing is there twice, and all of it verifies. */
  private void assertOnRecordOnce(Iterable<String> answered) throws IOException {
    // A start takes in what the last process left.
    try (var service = new RunningJar(folder)) {
      assertThat(decide(service, "After all").statusCode()).isEqualTo(201);
    }
    Path data = folder.resolve("data");
    List<String> ids = new ArrayList<>();
    try (Database database = Database.open(DatabaseAddress.inFolder(data))) {
      JdbcClient.create(database.dataSource())
          .sql(
              "select p.payload from ledger_entry e join ledger_payload p on p.idx = e.idx"
                  + " where e.kind = '"
                  + DecisionRecord.KIND
                  + "'")
          .query(
              row -> {
                ids.add(DecisionRecord.read(row.getBytes(1)).id());
              });
    }
    assertThat(ids).as("seed %s", SEED).doesNotHaveDuplicates();
    Set<String> missing = new HashSet<>();
    answered.forEach(missing::add);
    ids.forEach(missing::remove);
    assertThat(missing).as("answered and not on record, seed %s", SEED).isEmpty();
    var trust = new LedgerVerification.Trust(List.of(), data.resolve("ledger/checkpoints"));
    var report = LedgerVerification.ofSqlite(data.resolve(DatabaseAddress.FILE), trust);
    assertThat(report.findings()).as("seed %s", SEED).isEmpty();
    assertThat(report.size()).isGreaterThan(ids.size());
  }
}
