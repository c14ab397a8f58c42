package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.store.Databases;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Where there is a Python, a program in it comes to the same hashes, roots and proofs. */
class OtherImplementationTest {

  @Test
  @EnabledIf("thereIsAPython")
  void anExportAndItsProofsHoldInAnotherLanguage(@TempDir Path folder) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    Path script = folder.resolve("check.py");
    try (var in = getClass().getResourceAsStream("check.py")) {
      Files.copy(in, script);
    }
    Path export = folder.resolve("export.ndjson");
    command.add(script.toString());
    command.add(export.toString());
    int checkpoints;
    try (var fixture = new LedgerFixture(Databases.SQLITE).with(300);
        Ledger ledger = fixture.open()) {
      ledger.append("binary", new byte[] {0, -1, -128, 7}).join();
      ledger.append("test", "quoted \"\u20ac\"\n\u0001".getBytes(StandardCharsets.UTF_8)).join();
      ledger.erase(List.of(7L), "Bo", "asked to");
      long size = ledger.size();
      for (long index = 0; index < size; index += 29) {
        command.add(
            Stream.concat(
                    Stream.of(String.valueOf(index)),
                    ledger.inclusion(index, size).stream().map(Hash::base64))
                .collect(Collectors.joining(",")));
      }
      try (var out = Files.newBufferedWriter(export)) {
        LedgerExport.write(fixture.database.dataSource(), out);
      }
      checkpoints =
          fixture
              .database
              .sql()
              .sql("select count(*) from ledger_checkpoint")
              .query(Integer.class)
              .single();
    }
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.strip()).isEqualTo("303 entries, " + checkpoints + " checkpoints, 11 proofs");
    assertThat(python.waitFor()).isZero();
  }

  static boolean thereIsAPython() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}
