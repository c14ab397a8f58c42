package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of tampering with a database is found, and what was tampered with is named. */
class LedgerVerificationTest {

  private static LedgerReport verify(LedgerFixture fixture) {
    return LedgerVerification.of(fixture.database.dataSource(), LedgerVerification.Trust.none());
  }

  private static LedgerReport verify(LedgerFixture fixture, Path checkpoints) {
    return LedgerVerification.of(
        fixture.database.dataSource(),
        new LedgerVerification.Trust(List.of(fixture.key.verifier()), checkpoints));
  }

  private static void assertFound(
      LedgerReport report, Finding.Kind kind, long first, long last, String message) {
    Finding found = report.first().orElseThrow();
    assertThat(found).hasToString(message);
    assertThat(found).isEqualTo(new Finding(kind, first, last, message));
    assertThat(report.holds()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatNobodyTouchedHolds(Databases vendor) {
    SigningKey next = SigningKey.generate(LedgerFixture.NAME);
    try (var fixture = new LedgerFixture(vendor).with(600)) {
      try (Ledger ledger = fixture.open()) {
        ledger.erase(List.of(5L, 599L), "Bo", "asked to");
        ledger.rotate(next);
        ledger.append("test", LedgerFixture.payload(602)).join();
        ledger.erase(List.of(602L), "Bo", "asked to");
        // While it is open and in use.
        LedgerReport report = verify(fixture, fixture.folder.resolve(Ledger.CHECKPOINTS));
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(604);
        assertThat(report.erased()).isEqualTo(3);
        assertThat(report.keys()).containsExactly(fixture.key.verifier(), next.verifier());
        assertThat(report.last()).isEqualTo(Checkpoint.of(ledger.checkpoint()));
        assertThat(report.unsigned()).isZero();
        assertThat(report.outside()).isEqualTo(report.checkpoints()).isGreaterThanOrEqualTo(4);
      }
    }
  }

  @Test
  void aFileOfSqliteIsVerifiedWhileALedgerHasItOpen() {
    try (var fixture = new LedgerFixture(Databases.SQLITE).with(3);
        Ledger ledger = fixture.open()) {
      ledger.append("test", LedgerFixture.payload(3)).join();
      Path file = Path.of(fixture.address.url().substring("jdbc:sqlite:".length()));
      assertThat(LedgerVerification.ofSqlite(file, LedgerVerification.Trust.none()).size())
          .isEqualTo(4);
      Path none = file.resolveSibling("none.db");
      assertThatThrownBy(() -> LedgerVerification.ofSqlite(none, LedgerVerification.Trust.none()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("none.db cannot be verified: the database cannot be reached");
      assertThat(none).doesNotExist();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEditedPayloadOrSaltIsFound(Databases vendor) {
    for (String column : List.of("payload", "salt")) {
      try (var fixture = new LedgerFixture(vendor).with(8)) {
        fixture.tamper(
            "update ledger_payload set "
                + column
                + " = (select o."
                + column
                + " from ledger_payload o where o.idx = 5) where idx = 4");
        assertFound(
            verify(fixture),
            Finding.Kind.PAYLOAD,
            4,
            4,
            "Entry 4 was changed: its payload or salt is not what was recorded");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEditedKindTimeOrLeafIsFound(Databases vendor) {
    for (String edit :
        List.of("kind = 'other'", "at = at + 1", "leaf = commitment", "commitment = leaf")) {
      try (var fixture = new LedgerFixture(vendor).with(8)) {
        fixture.tamper("update ledger_entry set " + edit + " where idx = 4");
        LedgerReport report = verify(fixture);
        assertThat(report.first().orElseThrow().first()).isEqualTo(4);
        assertThat(report.findings())
            .extracting(Finding::message)
            .contains("Entry 4 was changed: its hash is not that of what it holds");
      }
    }
  }

  /** As somebody does who knows how entries are made. */
  @ParameterizedTest
  @EnumSource
  void anEntryThatIsMadeAnewWithAllItsHashesIsFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      replace(fixture, 4);
      assertFound(
          verify(fixture),
          Finding.Kind.CHANGED,
          4,
          4,
          "Of the entries 4 to 4 one was changed, removed, added or moved: together they are not"
              + " what the checkpoint of 5 entries was signed for");
    }
    try (var fixture = new LedgerFixture(vendor).with(600)) {
      replace(fixture, 400);
      LedgerReport report = verify(fixture);
      assertFound(
          report,
          Finding.Kind.TREE,
          256,
          511,
          "The stored head of the entries 256 to 511 is not that of the entries");
      assertThat(report.findings().get(1).message())
          .startsWith("Of the entries 256 to 511 one was changed, removed, added or moved");
    }
  }

  private static void replace(LedgerFixture fixture, long index) {
    Entry other = Draft.of("test", java.time.Instant.EPOCH, LedgerFixture.payload(99)).at(index);
    fixture.tamper();
    fixture
        .database
        .sql()
        .sql(
            "update ledger_entry set at = 0, commitment = :commitment, leaf = :leaf"
                + " where idx = :index")
        .param("commitment", other.commitment().bytes())
        .param("leaf", other.leaf().bytes())
        .param("index", index)
        .update();
    fixture
        .database
        .sql()
        .sql("update ledger_payload set salt = :salt, payload = :payload where idx = :index")
        .param("salt", other.content().salt())
        .param("payload", other.content().payload())
        .param("index", index)
        .update();
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedEntryIsFoundAlsoWhenOthersMoveUp(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      fixture.tamper(
          "delete from ledger_entry where idx = 4", "delete from ledger_payload where idx = 4");
      assertFound(
          verify(fixture), Finding.Kind.ORDER, 4, 4, "Entry 4 is missing: after entry 3 comes 5");
    }
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      fixture.tamper(
          "delete from ledger_entry where idx = 4",
          "delete from ledger_payload where idx = 4",
          "update ledger_entry set idx = -idx where idx > 4",
          "update ledger_entry set idx = -idx - 1 where idx < 0",
          "update ledger_payload set idx = -idx where idx > 4",
          "update ledger_payload set idx = -idx - 1 where idx < 0");
      assertThat(verify(fixture).first().orElseThrow().message())
          .startsWith("Of the entries 4 to 4 one was changed, removed, added or moved");
    }
  }

  @ParameterizedTest
  @EnumSource
  void entriesThatChangedPlacesAreFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      fixture.tamper(
          "update ledger_entry set idx = -5 where idx = 4",
          "update ledger_entry set idx = 4 where idx = 5",
          "update ledger_entry set idx = 5 where idx = -5",
          "update ledger_payload set idx = -5 where idx = 4",
          "update ledger_payload set idx = 4 where idx = 5",
          "update ledger_payload set idx = 5 where idx = -5");
      assertThat(verify(fixture).first().orElseThrow().message())
          .startsWith("Of the entries 4 to 4 one was changed, removed, added or moved");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInsertedEntryIsFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      fixture.tamper(
          "update ledger_entry set idx = -idx where idx >= 4",
          "update ledger_entry set idx = -idx + 1 where idx < 0",
          "update ledger_payload set idx = -idx where idx >= 4",
          "update ledger_payload set idx = -idx + 1 where idx < 0",
          "insert into ledger_entry (idx, kind, at, commitment, leaf)"
              + " select 4, kind, at, commitment, leaf from ledger_entry where idx = 2",
          "insert into ledger_payload select 4, salt, payload from ledger_payload where idx = 2");
      assertThat(verify(fixture).first().orElseThrow().message())
          .startsWith("Of the entries 4 to 4 one was changed, removed, added or moved");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatWasCutIsFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      fixture.tamper(
          "delete from ledger_entry where idx >= 6", "delete from ledger_payload where idx >= 6");
      assertFound(
          verify(fixture),
          Finding.Kind.TRUNCATED,
          6,
          7,
          "Entry 6 is missing: a checkpoint of 8 entries was signed");
    }
  }

  /** Whoever rolls the whole database back leaves nothing in it that tells. */
  @ParameterizedTest
  @EnumSource
  void aDatabaseThatWasRolledBackIsFoundByACheckpointFromOutside(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      Path outside = fixture.folder.resolve(Ledger.CHECKPOINTS);
      fixture.tamper(
          "delete from ledger_entry where idx >= 6",
          "delete from ledger_payload where idx >= 6",
          "delete from ledger_checkpoint where size > 6");
      assertThat(verify(fixture).holds()).isTrue();
      assertFound(
          verify(fixture, outside),
          Finding.Kind.TRUNCATED,
          6,
          6,
          "The log was rolled back or cut: it has 6 entries, and a checkpoint from outside was"
              + " signed for 7");
    }
  }

  /** Whoever has the signing key as well can make another log that holds in itself. */
  @ParameterizedTest
  @EnumSource
  void aLogThatWasMadeAnewIsFoundByACheckpointFromOutside(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(8);
        var other = new LedgerFixture(vendor)) {
      try (Ledger forged =
          Ledger.open(other.database.dataSource(), fixture.key, other.folder, other.options)) {
        for (int i = 1; i < 9; i++) {
          forged.append("test", LedgerFixture.payload(i)).join();
        }
      }
      assertThat(verify(other).holds()).isTrue();
      LedgerReport report =
          LedgerVerification.of(
              other.database.dataSource(),
              new LedgerVerification.Trust(
                  List.of(fixture.key.verifier()), fixture.folder.resolve(Ledger.CHECKPOINTS)));
      assertThat(report.first().orElseThrow().message())
          .startsWith("Of the entries 0 to 0 one was changed")
          .endsWith("not what the checkpoint from outside, of 1 entries was signed for");
    }
    try (var fixture = new LedgerFixture(vendor).with(3);
        var other = new LedgerFixture(vendor).with(4)) {
      LedgerReport report =
          LedgerVerification.of(
              other.database.dataSource(),
              new LedgerVerification.Trust(List.of(fixture.key.verifier()), null));
      assertFound(
          report,
          Finding.Kind.KEY,
          0,
          0,
          "The log was never signed by the key " + fixture.key.verifier());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForgedCheckpointIsFound(Databases vendor) {
    SigningKey other = SigningKey.generate(LedgerFixture.NAME);
    try (var fixture = new LedgerFixture(vendor).with(8)) {
      SignedNote note = checkpoint(fixture, 5);
      // By another key, over other entries, with a signature of the key over something else.
      forge(fixture, 5, Checkpoint.of(note).sign(List.of(other)).toString());
      assertFound(
          verify(fixture),
          Finding.Kind.SIGNATURE,
          4,
          4,
          "The checkpoint of 5 entries is not signed by the log's key of then");
      forge(fixture, 5, note.toString().replace(Checkpoint.of(note).root().base64(), root(6)));
      assertThat(verify(fixture).first().orElseThrow().message())
          .startsWith("The checkpoint of 5 entries is forged");
      forge(fixture, 5, checkpoint(fixture, 6).toString());
      assertFound(
          verify(fixture),
          Finding.Kind.CHECKPOINT,
          4,
          4,
          "The checkpoint of 5 entries is none: it is one of 6 entries");
      forge(fixture, 5, "nonsense");
      assertThat(verify(fixture).first().orElseThrow().message())
          .startsWith("The checkpoint of 5 entries is none: A signed note has");
      forge(fixture, 5, note.toString());
      assertThat(verify(fixture).holds()).isTrue();
    }
  }

  private static String root(int size) {
    return Hashing.sha256(new byte[] {(byte) size}).base64();
  }

  private static SignedNote checkpoint(LedgerFixture fixture, long size) {
    return SignedNote.parse(
        fixture
            .database
            .sql()
            .sql("select note from ledger_checkpoint where size = :size")
            .param("size", size)
            .query(String.class)
            .single());
  }

  private static void forge(LedgerFixture fixture, long size, String note) {
    fixture.tamper();
    fixture
        .database
        .sql()
        .sql("update ledger_checkpoint set note = :note where size = :size")
        .param("note", note)
        .param("size", size)
        .update();
  }

  /** A new key needs the word of the old one. */
  @ParameterizedTest
  @EnumSource
  void aKeyThatTookOverWithoutTheOldOnesSignatureIsFound(Databases vendor) {
    SigningKey next = SigningKey.generate(LedgerFixture.NAME);
    try (var fixture = new LedgerFixture(vendor).with(3)) {
      try (Ledger ledger = fixture.open()) {
        ledger.rotate(next);
        ledger.append("test", LedgerFixture.payload(4)).join();
      }
      assertThat(verify(fixture).findings()).isEmpty();
      SignedNote both = checkpoint(fixture, 4);
      forge(fixture, 4, Checkpoint.of(both).sign(List.of(next)).toString());
      assertThat(verify(fixture).findings())
          .extracting(Finding::message)
          .containsExactly(
              "The checkpoint of 4 entries is not signed by the log's key of then",
              "Entry 3 names a new key, and no checkpoint of 4 entries is signed by the old one");
      fixture.tamper("delete from ledger_checkpoint where size = 4");
      assertFound(
          verify(fixture),
          Finding.Kind.KEY,
          3,
          3,
          "Entry 3 names a new key, and no checkpoint of 4 entries is signed by the old one");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsErasedWithoutRecordOrRecordedWithoutErasureIsFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(6)) {
      fixture.tamper("delete from ledger_payload where idx = 4");
      assertFound(
          verify(fixture),
          Finding.Kind.ERASURE,
          4,
          4,
          "Entry 4 was erased without record: its payload is gone, and no entry tells of it");
    }
    try (var fixture = new LedgerFixture(vendor).with(6)) {
      Entry before;
      try (Ledger ledger = fixture.open()) {
        before = ledger.entry(4).orElseThrow();
        ledger.erase(List.of(4L), "Bo", "asked to");
      }
      fixture
          .database
          .sql()
          .sql("insert into ledger_payload values (4, :salt, :payload)")
          .param("salt", before.content().salt())
          .param("payload", before.content().payload())
          .update();
      assertFound(
          verify(fixture),
          Finding.Kind.ERASURE,
          4,
          4,
          "Entry 4 is still there, and entry 6 says it is erased");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoredSubtreeThatIsNotThatOfTheEntriesIsFound(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(600)) {
      fixture.tamper(
          "update ledger_subtree set head ="
              + " (select head from ledger_subtree where position = 0) where position = 1");
      LedgerReport report = verify(fixture);
      assertFound(
          report,
          Finding.Kind.TREE,
          256,
          511,
          "The stored head of the entries 256 to 511 is not that of the entries");
      assertThat(report.findings()).hasSize(1);
      fixture.tamper("delete from ledger_subtree where position = 1");
      assertFound(
          verify(fixture),
          Finding.Kind.TREE,
          256,
          511,
          "The stored head of the entries 256 to 511 is missing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeReadIsNamed(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(5)) {
      fixture.tamper(
          "update ledger_entry set leaf = payload from ledger_payload p"
              + " where p.idx = ledger_entry.idx and ledger_entry.idx = 3");
      assertFound(
          verify(fixture),
          Finding.Kind.UNREADABLE,
          3,
          3,
          "The entry 3 cannot be read: A hash has 32 bytes, not 9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void checkpointsFromOutsideThatAreDamagedOrOfAnotherLogAreFound(Databases vendor)
      throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(3);
        var other = new LedgerFixture(vendor).with(3)) {
      assertThat(
              verify(fixture, other.folder.resolve(Ledger.CHECKPOINTS))
                  .first()
                  .orElseThrow()
                  .message())
          .isEqualTo(
              "The checkpoint from outside, of 1 entries, is not signed by a key of this log");
      Path damaged = fixture.folder.resolve("damaged");
      Files.writeString(damaged, "nonsense\n\nnonsense\n");
      assertThat(verify(fixture, damaged).first().orElseThrow().message())
          .startsWith("The checkpoints from outside cannot be read on: A signature is a line");
      Path none = fixture.folder.resolve("none");
      assertThatThrownBy(() -> verify(fixture, none))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("none");
    }
  }

  @Test
  void aDatabaseWithoutALedgerIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("empty.db"));
    assertThatThrownBy(() -> LedgerVerification.ofSqlite(file, LedgerVerification.Trust.none()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("empty.db cannot be verified: it holds no ledger.");
    Files.writeString(file, "this is no database at all".repeat(100));
    assertThatThrownBy(() -> LedgerVerification.ofSqlite(file, LedgerVerification.Trust.none()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("the file is no SQLite database");
  }
}
