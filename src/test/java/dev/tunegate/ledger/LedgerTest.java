package dev.tunegate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.store.Databases;
import dev.tunegate.store.TemporaryFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log: what goes in comes out, in one order, proved and signed; the same on both databases. */
class LedgerTest {

  @ParameterizedTest
  @EnumSource
  void anEntryIsThereWithItsHashes(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor)) {
      fixture.options =
          fixture.options.withClock(
              Clock.fixed(Instant.parse("2026-01-02T03:04:05.678999Z"), ZoneOffset.UTC));
      try (Ledger ledger = fixture.open()) {
        long index = ledger.append("decision", LedgerFixture.payload(1)).join();
        Entry entry = ledger.entry(index).orElseThrow();
        assertThat(index).isEqualTo(1);
        assertThat(entry.kind()).isEqualTo("decision");
        assertThat(entry.at()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(entry.content().payload()).isEqualTo(LedgerFixture.payload(1));
        assertThat(entry.commitment())
            .isEqualTo(Hash.of(Oracle.sha256(entry.content().salt(), entry.content().payload())));
        assertThat(entry.leaf())
            .isEqualTo(Hashing.leaf(entry.commitment(), entry.at(), "decision"));
        assertThat(ledger.entry(2)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSamePayloadTwiceIsTwoEntriesThatNobodyCanTellAreEqual(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor);
        Ledger ledger = fixture.open()) {
      long first = ledger.append("test", LedgerFixture.payload(1)).join();
      long second = ledger.append("test", LedgerFixture.payload(1)).join();
      assertThat(ledger.entry(first).orElseThrow().commitment())
          .isNotEqualTo(ledger.entry(second).orElseThrow().commitment());
    }
  }

  /** More than 256 entries, so that stored subtrees take part. */
  @ParameterizedTest
  @EnumSource
  void everyProofIsTheOraclesAndEveryCheckpointHoldsAcrossStarts(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor)) {
      for (int start = 0; start < 3; start++) {
        try (Ledger ledger = fixture.open()) {
          List<byte[]> payloads = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            payloads.add(LedgerFixture.payload(i));
          }
          payloads.parallelStream().forEach(payload -> ledger.append("test", payload).join());
        }
      }
      try (Ledger ledger = fixture.open()) {
        int size = 601;
        assertThat(ledger.size()).isEqualTo(size);
        List<byte[]> leaves = ledger.entries(0, size).stream().map(LedgerTest::leafData).toList();
        Hash root = Hash.of(Oracle.head(leaves));
        for (long index : List.of(0L, 1L, 255L, 256L, 511L, 512L, 600L)) {
          List<Hash> proof = ledger.inclusion(index, size);
          assertThat(proof)
              .isEqualTo(Oracle.path((int) index, leaves).stream().map(Hash::of).toList());
          Hash leaf = ledger.entry(index).orElseThrow().leaf();
          assertThat(Hashing.includes(index, size, leaf, proof, root)).isTrue();
        }
        for (int from : List.of(1, 255, 256, 257, 512, 600, 601)) {
          assertThat(ledger.consistency(from, size))
              .isEqualTo(Oracle.proof(from, leaves).stream().map(Hash::of).toList());
        }
        SignedNote note = ledger.checkpoint();
        assertThat(note.isSignedBy(fixture.key.verifier())).isTrue();
        assertThat(Checkpoint.of(note)).isEqualTo(new Checkpoint(LedgerFixture.NAME, size, root));
        assertThat(Checkpoint.of(ledger.checkpointOf(300).orElseThrow()).size()).isGreaterThan(300);
        assertThat(ledger.checkpointOf(601)).isEmpty();
      }
    }
  }

  private static byte[] leafData(Entry entry) {
    return VerifierKey.join(
        VerifierKey.join(
            entry.commitment().bytes(),
            java.nio.ByteBuffer.allocate(8).putLong(entry.at().toEpochMilli()).array()),
        entry.kind().getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAddedInATransactionIsRecordedWithItOrNotAtAll(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor);
        Ledger ledger = fixture.open()) {
      long kept;
      try (Connection connection = fixture.database.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        Incoming.add(connection, "policy.proposed", Instant.now(), LedgerFixture.payload(1));
        connection.rollback();
        kept = Incoming.add(connection, "policy.approved", Instant.now(), LedgerFixture.payload(2));
        Incoming.add(connection, "policy.activated", Instant.now(), LedgerFixture.payload(3));
        assertThat(ledger.indexOf(kept)).isEmpty();
        connection.commit();
      }
      eventually(() -> ledger.size() == 3);
      assertThat(ledger.indexOf(kept)).hasValue(1);
      assertThat(ledger.entries(0, 10))
          .extracting(Entry::kind)
          .containsExactly("ledger.key", "policy.approved", "policy.activated");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAddedWhileNoLedgerWasOpenIsRecordedAtTheNextStart(Databases vendor) throws Exception {
    try (var fixture = new LedgerFixture(vendor).with(1)) {
      try (Connection connection = fixture.database.dataSource().getConnection()) {
        Incoming.add(connection, "policy.proposed", Instant.now(), LedgerFixture.payload(1));
      }
      try (Ledger ledger = fixture.open()) {
        eventually(() -> ledger.size() == 2);
        assertThat(ledger.entry(1).orElseThrow().kind()).isEqualTo("policy.proposed");
      }
    }
  }

  /** As several processes would: each with its own connections and its own folder. */
  @ParameterizedTest
  @EnumSource
  void severalProcessesAppendInParallelAndEveryEntryIsThereOnce(Databases vendor) throws Exception {
    try (var one = new LedgerFixture(vendor);
        var other = dev.tunegate.store.Database.open(one.address);
        Ledger first = one.open();
        Ledger second =
            Ledger.open(other.dataSource(), one.key, TemporaryFolders.fresh(), one.options)) {
      List<Long> indexes =
          LongStream.range(0, 200)
              .parallel()
              .mapToObj(
                  i ->
                      (i % 2 == 0 ? first : second).append("test", LedgerFixture.payload(i)).join())
              .toList();
      assertThat(indexes)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
      assertThat(first.entries(1, 300))
          .extracting(entry -> new String(entry.content().payload(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(0, 200).mapToObj(i -> "payload " + i).toList());
      for (long index : indexes) {
        assertThat(
                new String(
                    first.entry(index).orElseThrow().content().payload(), StandardCharsets.UTF_8))
            .isEqualTo("payload " + indexes.indexOf(index));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsErasedIsGoneAndAnEntryTellsOfIt(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(4);
        Ledger ledger = fixture.open()) {
      Entry before = ledger.entry(2).orElseThrow();
      long record = ledger.erase(List.of(2L, 1L), "Bo", "Right to erasure, case 17");
      Entry after = ledger.entry(2).orElseThrow();
      assertThat(after.content()).isNull();
      assertThat(after.leaf()).isEqualTo(before.leaf());
      assertThat(ledger.entry(3).orElseThrow().content()).isNotNull();
      Entry told = ledger.entry(record).orElseThrow();
      assertThat(told.kind()).isEqualTo("ledger.erased");
      assertThat(new String(told.content().payload(), StandardCharsets.UTF_8))
          .isEqualTo("{\"entries\":[1,2],\"who\":\"Bo\",\"why\":\"Right to erasure, case 17\"}");
      for (long index : List.of(0L, 1L, record, 99L)) {
        assertThatThrownBy(() -> ledger.erase(List.of(3L, index), "Bo", "again"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("Entry " + index + " cannot be erased: ");
      }
      assertThat(ledger.entry(3).orElseThrow().content()).isNotNull();
    }
  }

  @Test
  void whatIsErasedIsInNoFileOfSqlite() throws Exception {
    String secret = "a name that must not be kept";
    try (var fixture = new LedgerFixture(Databases.SQLITE);
        Ledger ledger = fixture.open()) {
      long direct = ledger.append("test", secret.getBytes(StandardCharsets.UTF_8)).join();
      long id;
      try (Connection connection = fixture.database.dataSource().getConnection()) {
        id =
            Incoming.add(
                connection, "test", Instant.now(), secret.getBytes(StandardCharsets.UTF_8));
      }
      eventually(() -> ledger.indexOf(id).isPresent());
      byte[] salt = ledger.entry(direct).orElseThrow().content().salt();
      assertThat(filesHold(fixture, secret.getBytes(StandardCharsets.UTF_8))).isTrue();
      ledger.erase(List.of(direct, ledger.indexOf(id).getAsLong()), "Bo", "asked to");
      assertThat(filesHold(fixture, secret.getBytes(StandardCharsets.UTF_8))).isFalse();
      assertThat(filesHold(fixture, salt)).isFalse();
    }
  }

  private static boolean filesHold(LedgerFixture fixture, byte[] bytes) throws Exception {
    String file = fixture.address.url().substring("jdbc:sqlite:".length());
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String part : List.of(file, file + "-wal")) {
      if (Files.exists(Path.of(part))
          && Files.readString(Path.of(part), StandardCharsets.ISO_8859_1).contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource
  void whatTheLedgerItselfWritesNobodyElseWrites(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor);
        Ledger ledger = fixture.open()) {
      for (String kind :
          List.of("ledger.erased", "ledger.key", "", "Upper", "a b", "a".repeat(65))) {
        assertThatThrownBy(() -> ledger.append(kind, LedgerFixture.payload(1)))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> ledger.append("test", new byte[Draft.LARGEST + 1]))
          .hasMessageContaining("at most 16777216 bytes");
      assertThat(ledger.append("test", new byte[0]).join()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noProgramChangesOrRemovesWhatIsThere(Databases vendor) {
    try (var fixture = new LedgerFixture(vendor).with(300)) {
      for (String statement :
          List.of(
              "update ledger_entry set kind = 'x'",
              "delete from ledger_entry where idx = 2",
              "update ledger_payload set salt = payload",
              "update ledger_subtree set head = head",
              "delete from ledger_subtree",
              "update ledger_checkpoint set note = 'x'",
              "delete from ledger_checkpoint")) {
        assertThatThrownBy(() -> fixture.database.sql().sql(statement).update())
            .as(statement)
            .hasStackTraceContaining("ledger");
      }
    }
  }

  /** Waits for what another thread does soon; a bound that is only met when it never does. */
  static void eventually(BooleanSupplier holds) {
    boolean met = holds.getAsBoolean();
    for (int i = 0; i < 3000 && !met; i++) {
      LockSupport.parkNanos(10_000_000);
      met = holds.getAsBoolean();
    }
    assertThat(met).isTrue();
  }
}
