package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported can be verified and restored, and tampering with it is found. */
class LedgerExportTest {

  @TempDir Path folder;

  private static final LedgerVerification.Trust NOTHING = LedgerVerification.Trust.none();

  private Path export(LedgerFixture fixture) {
    Path file = folder.resolve("export.ndjson");
    try (var out = Files.newBufferedWriter(file)) {
      LedgerExport.write(fixture.database.dataSource(), out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsExportedHoldsAndIsTheSameOnceRestoredIntoTheOtherDatabase(Databases vendor)
      throws Exception {
    SigningKey next = SigningKey.generate(LedgerFixture.NAME);
    Databases another = vendor == Databases.SQLITE ? Databases.POSTGRESQL : Databases.SQLITE;
    try (var fixture = new LedgerFixture(vendor).with(300);
        var restored = new LedgerFixture(another)) {
      try (Ledger ledger = fixture.open()) {
        ledger.append("binary", new byte[] {0, -1, -128, 7}).join();
        ledger.append("empty", new byte[0]).join();
        ledger.erase(List.of(7L), "Bo", "asked to");
        ledger.rotate(next);
        ledger.append("test", "quoted \"\u20ac\"\n\u0001".getBytes(StandardCharsets.UTF_8)).join();
      }
      Path file = export(fixture);
      LedgerReport report = LedgerVerification.ofExport(file, NOTHING);
      assertThat(report.findings()).isEmpty();
      assertThat(report).isEqualTo(LedgerVerification.of(fixture.database.dataSource(), NOTHING));

      Path outside = fixture.folder.resolve(Ledger.CHECKPOINTS);
      var trust = new LedgerVerification.Trust(List.of(fixture.key.verifier()), outside);
      LedgerExport.restore(file, restored.database.dataSource(), trust);
      assertThat(LedgerVerification.of(restored.database.dataSource(), trust).findings()).isEmpty();
      String before = Files.readString(file);
      assertThat(Files.readString(export(restored))).isEqualTo(before);
      try (Ledger ledger = restored.open(next)) {
        assertThat(ledger.append("test", LedgerFixture.payload(1)).join()).isEqualTo(report.size());
      }
      assertThatThrownBy(() -> LedgerExport.restore(file, restored.database.dataSource(), trust))
          .hasMessageContaining("holds a ledger already");
    }
  }

  @Test
  void anExportThatWasTamperedWithIsFoundAndNothingOfItIsRestored() throws Exception {
    try (var fixture = new LedgerFixture(Databases.SQLITE).with(8);
        var empty = new LedgerFixture(Databases.SQLITE)) {
      Path file = export(fixture);
      List<String> lines = Files.readAllLines(file);
      int four = lines.indexOf(line(lines, "\"index\":4"));
      int five = lines.indexOf(line(lines, "\"index\":5"));
      tampered(file, lines, empty, "Entry 4 was changed: its hash", edit(four, "load 4", "load 9"));
      tampered(file, lines, empty, "Entry 4 was changed: its hash", edit(four, "\"test", "\"rest"));
      tampered(file, lines, empty, "Entry 4 is missing: after entry 3 comes 5", drop(four));
      tampered(file, lines, empty, "Entry 4 is missing: after entry 3 comes 5", swap(four, five));
      tampered(file, lines, empty, "Entry 4 stands where entry 5 should", twice(four));
      tampered(file, lines, empty, "The export has 7 entries, and says that it has 8", cut(2));
      tampered(file, lines, empty, "The line 7 of the export cannot be read", edit(6, "{", "["));
      tampered(file, lines, empty, "The line 1 of the export cannot be read", drop(0));
      tampered(file, lines, empty, "The export's list of keys", edit(0, "\\[.*\\]", "[]"));
      tampered(
          file, lines, empty, "The line 10 of the export cannot be read", edit(9, "Z\"", "1Z\""));
    }
  }

  private static String line(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  private static void tampered(
      Path file,
      List<String> lines,
      LedgerFixture empty,
      String message,
      UnaryOperator<List<String>> tampering)
      throws IOException {
    Files.write(file, tampering.apply(new ArrayList<>(lines)));
    LedgerReport report = LedgerVerification.ofExport(file, NOTHING);
    assertThat(report.findings())
        .extracting(Finding::message)
        .anySatisfy(found -> assertThat(found).startsWith(message));
    assertThatThrownBy(() -> LedgerExport.restore(file, empty.database.dataSource(), NOTHING))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("The export is not restored: ");
    assertThat(
            empty
                .database
                .sql()
                .sql("select count(*) from ledger_entry")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static UnaryOperator<List<String>> edit(int at, String part, String by) {
    return lines -> {
      String edited =
          part.startsWith("\\")
              ? lines.get(at).replaceFirst(part, by)
              : lines.get(at).replace(part, by);
      assertThat(edited).isNotEqualTo(lines.get(at));
      lines.set(at, edited);
      return lines;
    };
  }

  private static UnaryOperator<List<String>> drop(int at) {
    return lines -> {
      lines.remove(at);
      return lines;
    };
  }

  private static UnaryOperator<List<String>> twice(int at) {
    return lines -> {
      lines.add(at, lines.get(at));
      return lines;
    };
  }

  private static UnaryOperator<List<String>> swap(int one, int other) {
    return lines -> {
      java.util.Collections.swap(lines, one, other);
      return lines;
    };
  }

  private static UnaryOperator<List<String>> cut(int count) {
    return lines -> lines.subList(0, lines.size() - count);
  }

  @Test
  void anEmptyFileIsNoExport() throws Exception {
    Path file = Files.createFile(folder.resolve("empty"));
    assertThat(LedgerVerification.ofExport(file, NOTHING).first().orElseThrow().message())
        .isEqualTo("The line 1 of the export cannot be read: it is missing");
  }
}
