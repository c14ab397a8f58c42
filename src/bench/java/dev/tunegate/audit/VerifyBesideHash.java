package dev.tunegate.audit;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.LedgerOptions;
import dev.tunegate.ledger.LedgerVerification.Trust;
import dev.tunegate.ledger.SigningKey;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.register.Register;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Verifying a whole record, as {@code audit verify} does, beside nothing but SHA-256 over the same
 * payloads in memory, in turns.
 */
public final class VerifyBesideHash {

  private static final int TURNS = 4;
  private static final int WRITERS = 32;

  private VerifyBesideHash() {}

  /** Takes how many decisions, 40,000 where it is not said. */
  public static void main(String[] arguments) throws Exception {
    int most = arguments.length == 0 ? 40_000 : Integer.parseInt(arguments[0]);
    List<byte[]> decisions = decisions();
    Path folder = Files.createTempDirectory(Path.of("target"), "verify");
    try (Database database = Database.open(DatabaseAddress.inFolder(folder))) {
      SigningKey key = SigningKey.ofFile(folder.resolve("key"), "tunegate.invalid/bench");
      try (Ledger ledger =
          Ledger.open(
              database.dataSource(),
              key,
              folder.resolve("ledger"),
              LedgerOptions.defaults().withWriter(database.writer()))) {
        append(ledger, decisions, most);
        new Register(database, ledger.stored()).follow();
      }
      Path file = folder.resolve(DatabaseAddress.FILE);
      for (int turn = 1; turn <= TURNS; turn++) {
        long begun = System.nanoTime();
        RecordReport report = RecordAudit.ofSqlite(file, new Trust(List.of(), null), read -> {});
        double verified = (System.nanoTime() - begun) / 1e9;
        if (!report.log().findings().isEmpty()) {
          throw new IllegalStateException(report.log().findings().get(0).message());
        }
        begun = System.nanoTime();
        long bytes = hash(decisions.stream().map(VerifyBesideHash::payload).toList(), most);
        double hashed = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            "%,d decisions, %,d MB: verified %,.0f a second, hashed %,.0f a second; ratio %.2f%n",
            most, bytes >> 20, most / verified, most / hashed, hashed / verified);
      }
    }
  }

  /** Each sample, decided. */
  private static List<byte[]> decisions() {
    PolicyLocation location = PolicyLocation.shipped();
    Desk desk = Desk.open(location);
    List<byte[]> decisions = new ArrayList<>();
    for (Case facts :
        location.samples().all().stream()
            .filter(sample -> !sample.refused())
            .map(sample -> CaseReader.read(sample.json()))
            .toList()) {
      decisions.add(desk.toJson(desk.decide(facts)));
    }
    return decisions;
  }

  /** As it is recorded, under an id of its own. */
  private static byte[] payload(byte[] decision) {
    return DecisionRecord.of(Instant.now(), Actor.CONSOLE, 1, List.of(), decision).payload();
  }

  private static void append(Ledger ledger, List<byte[]> decisions, int most) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Callable<Void>> work = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int own = writer;
      work.add(
          () -> {
            for (int i = own; i < most; i += WRITERS) {
              ledger.append(DecisionRecord.KIND, payload(decisions.get(i % decisions.size())));
            }
            return null;
          });
    }
    for (Future<Void> done : writers.invokeAll(work)) {
      done.get();
    }
    writers.shutdown();
  }

  private static long hash(List<byte[]> payloads, int most) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long bytes = 0;
    int seen = 0;
    for (int i = 0; i < most; i++) {
      byte[] payload = payloads.get(i % payloads.size());
      bytes += payload.length;
      seen += digest.digest(payload)[0];
    }
    // What is not used may not be computed.
    return seen == Integer.MIN_VALUE ? 0 : bytes;
  }
}
