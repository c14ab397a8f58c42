package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key that signs: its file, its change, and the files that the log keeps outside. */
class LedgerKeysTest {

  @Test
  void aKeyIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys/signing.key");
    SigningKey made = SigningKey.ofFile(file, "example.org/a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SigningKey.ofFile(file, "example.org/b").verifier()).isEqualTo(made.verifier());
    assertThatThrownBy(() -> made.write(file))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("signing.key");
    SigningKey.ofFile(file, "example.org/a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SigningKey.ofFile(file, "example.org/a"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedWithoutItsContent(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("signing.key");
    SigningKey.ofFile(file, "example.org/a");
    String damaged = Files.readString(file).replace("+A", "+B");
    Files.writeString(file, damaged);
    assertThatThrownBy(() -> SigningKey.ofFile(file, "example.org/a"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("holds no signing key")
        .hasMessageNotContaining(damaged.substring(40, 60));
  }

  @ParameterizedTest
  @EnumSource
  void anotherKeyTakesOverWhenTheOldOneSaysSo(Databases vendor) throws Exception {
    SigningKey next = SigningKey.generate(LedgerFixture.NAME);
    try (var fixture = new LedgerFixture(vendor).with(3)) {
      try (Ledger ledger = fixture.open()) {
        SignedNote old = ledger.checkpoint();
        ledger.rotate(next);
        SignedNote both = ledger.checkpoint();
        assertThat(Checkpoint.of(both).size()).isEqualTo(4);
        assertThat(both.isSignedBy(fixture.key.verifier())).isTrue();
        assertThat(both.isSignedBy(next.verifier())).isTrue();
        ledger.append("test", LedgerFixture.payload(4)).join();
        SignedNote after = ledger.checkpoint();
        assertThat(Checkpoint.of(after).size()).isEqualTo(5);
        assertThat(after.isSignedBy(fixture.key.verifier())).isFalse();
        assertThat(after.isSignedBy(next.verifier())).isTrue();
        assertThat(ledger.keys()).containsExactly(fixture.key.verifier(), next.verifier());
        // Old checkpoints stay verifiable with the file.
        var keys = KeysFile.read(fixture.folder.resolve(Ledger.KEYS));
        assertThat(keys).isEqualTo(ledger.keys());
        assertThat(old.isSignedBy(keys.get(0))).isTrue();
      }
      assertThatThrownBy(fixture::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("The log is signed by the key " + next.verifier());
      try (Ledger ledger = fixture.open(next)) {
        assertThat(ledger.append("test", LedgerFixture.payload(5)).join()).isEqualTo(5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOfAnotherNameOrTheSameKeyDoesNotTakeOver(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor);
        Ledger ledger = fixture.open()) {
      assertThatThrownBy(() -> ledger.rotate(SigningKey.generate("example.org/other")))
          .hasMessageContaining("must have the log's name, example.org/tunegate");
      assertThatThrownBy(() -> ledger.rotate(fixture.key)).hasMessageContaining("signs already");
      assertThat(ledger.size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCheckpointIsInTheFileInOrder(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(5);
        var notes = new NoteFile.Reader(fixture.folder.resolve(Ledger.CHECKPOINTS))) {
      long last = 0;
      for (SignedNote note = notes.next(); note != null; note = notes.next()) {
        assertThat(note.isSignedBy(fixture.key.verifier())).isTrue();
        assertThat(Checkpoint.of(note).size()).isGreaterThan(last);
        last = Checkpoint.of(note).size();
      }
      assertThat(last).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatLostItsEndIsMadeWholeAgain(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(5)) {
      Path file = fixture.folder.resolve(Ledger.CHECKPOINTS);
      byte[] whole = Files.readAllBytes(file);
      for (int cut : List.of(1, 2, 3, 60, 150, 260)) {
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
        fixture.open().close();
        assertThat(new NoteFile(file).last()).hasToString(lastOf(fixture));
        assertThat(Files.readString(file)).endsWith("\n\n\n");
      }
      Files.delete(file);
      fixture.open().close();
      assertThat(new NoteFile(file).last()).hasToString(lastOf(fixture));
    }
  }

  private static String lastOf(LedgerFixture fixture) {
    return fixture
        .database
        .sql()
        .sql("select note from ledger_checkpoint order by size desc limit 1")
        .query(String.class)
        .single();
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseThatWasRolledBackOrChangedIsNotGoneOnWith(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(5)) {
      fixture.tamper(
          "delete from ledger_entry where idx = 4",
          "delete from ledger_payload where idx = 4",
          "delete from ledger_checkpoint where size = 5");
      assertThatThrownBy(fixture::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("a log of 4 entries")
          .hasMessageContaining("the file of checkpoints, of 5 entries: it was rolled back");
    }
    try (var fixture = new LedgerFixture(vendor).with(5)) {
      fixture.tamper(
          "update ledger_entry set leaf = (select leaf from ledger_entry where idx = 1)"
              + " where idx = 2");
      assertThatThrownBy(fixture::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("not the continuation of its last checkpoint");
    }
  }
}
