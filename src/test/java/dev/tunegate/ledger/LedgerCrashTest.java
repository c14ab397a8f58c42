package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import dev.tunegate.store.Databases;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed while it records: all that it answered is there, once, and verifies. */
class LedgerCrashTest {

  private static final int KILLS = 2;
  private static final int ANSWERS = 200;

  @ParameterizedTest
  @EnumSource
  void whatWasAnsweredBeforeAKillIsInTheLogOnce(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(1)) {
      Path key = fixture.folder.resolve("signing.key");
      fixture.key.write(key);
      Set<String> answered = new HashSet<>();
      for (int kill = 0; kill < KILLS; kill++) {
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Victim.class.getName(),
                    fixture.address.url(),
                    String.valueOf(fixture.address.user()),
                    fixture.folder.toString(),
                    "kill " + kill)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
          int before = answered.size();
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("kill .* entry [0-9]+")) {
              answered.add(line);
            }
            if (answered.size() == before + ANSWERS) {
              // Unlike the process itself, its handle leaves what it said readable.
              process.toHandle().destroyForcibly();
            }
          }
          assertThat(answered).hasSizeGreaterThanOrEqualTo(before + ANSWERS);
        }
        process.waitFor();
      }
      try (Ledger ledger = fixture.open()) {
        LedgerTest.eventually(() -> contents(ledger).containsAll(answered));
        List<String> contents = contents(ledger);
        assertThat(contents).doesNotHaveDuplicates();
        var trust =
            new LedgerVerification.Trust(
                List.of(fixture.key.verifier()), fixture.folder.resolve(Ledger.CHECKPOINTS));
        assertThat(LedgerVerification.of(fixture.database.dataSource(), trust).findings())
            .isEmpty();
      }
    }
  }

  private static List<String> contents(Ledger ledger) {
    return ledger.entries(1, Integer.MAX_VALUE).stream()
        .map(entry -> new String(entry.content().payload(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Records with eight threads, and says each time that it has, until it is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      var address =
          arguments[0].startsWith("jdbc:sqlite:")
              ? new DatabaseAddress(arguments[0], null, null, Path.of(arguments[2]), "the test's")
              : DatabaseAddress.of(arguments[0], arguments[1], arguments[1], Path.of(arguments[2]));
      Path folder = Path.of(arguments[2]);
      Database database = Database.open(address);
      Ledger ledger =
          Ledger.open(
              database.dataSource(),
              SigningKey.ofFile(folder.resolve("signing.key"), LedgerFixture.NAME),
              folder,
              LedgerOptions.defaults());
      List<Thread> threads = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String name = arguments[3] + " thread " + thread + " entry ";
        var recorder =
            new Thread(
                () -> {
                  for (int i = 0; i < 1_000_000; i++) {
                    ledger.append("test", (name + i).getBytes(StandardCharsets.UTF_8));
                    System.out.println(name + i);
                  }
                });
        threads.add(recorder);
        recorder.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
