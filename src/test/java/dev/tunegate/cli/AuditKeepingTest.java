package dev.tunegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.desk.Recording;
import dev.tunegate.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing, changing the key, and receipts on the command line. */
class AuditKeepingTest {

  @TempDir Path folder;

  private static CommandLineRun audit(AuditedService service, String command, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"audit", command, "--data", service.data.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void oneDecisionIsErasedWithAReasonAndTheRecordHolds() {
    var service = new AuditedService(folder.resolve("data"));
    String id = service.ids.get(2);
    assertThat(audit(service, "erase", id).code()).isEqualTo(2);
    assertThat(audit(service, "erase", id, "--reason", " ").err())
        .contains("the words are missing");
    assertThat(audit(service, "erase", id, "--reason", "The law wants it").code()).isZero();
    assertThat(audit(service, "verify").out())
        .contains("The record holds", "1\n    erased on record");
    assertThat(audit(service, "erase", id, "--reason", "Again").err()).contains("no decision");
    assertThat(audit(service, "receipt", id).err()).contains("or it is erased");
    assertThat(audit(service, "replay", "--all").err()).contains("5 equal", "1 not replayable");
  }

  @Test
  void anotherKeySignsAndWhatTheOldOneSignedStillVerifies() throws Exception {
    var service = new AuditedService(folder.resolve("data"));
    Path keys = service.data.resolve(Recording.FOLDER).resolve(Ledger.KEYS);
    Path old = Files.copy(keys, folder.resolve("old-keys"));
    Path receipt = folder.resolve("receipt.json");
    String id = service.ids.get(0);
    assertThat(audit(service, "receipt", id, "--out", receipt.toString()).code()).isZero();
    Path next = folder.resolve("next-key");
    CommandLineRun rotated = audit(service, "rotate-key", "--to", next.toString());
    assertThat(rotated.out()).contains("signed from now on by", next.toString());
    assertThat(audit(service, "rotate-key", "--to", next.toString()).code()).isEqualTo(2);

    // The old key signs no more.
    assertThat(audit(service, "receipt", id).code()).isEqualTo(2);
    Path later = folder.resolve("later.json");
    CommandLineRun run =
        audit(service, "receipt", id, "--signing-key", next.toString(), "--out", later.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(audit(service, "verify", "--key", old.toString()).code()).isZero();
    assertThat(audit(service, "verify", "--key", keys.toString()).code()).isZero();
    assertThat(verify(receipt, keys).code()).isZero();
    assertThat(verify(receipt, old).code()).isZero();
    assertThat(verify(later, keys).code()).isZero();
    CommandLineRun unknown = verify(later, old);
    assertThat(unknown.out()).contains("does NOT hold");
    assertThat(unknown.code()).isEqualTo(1);
  }

  private static CommandLineRun verify(Path receipt, Path keys) {
    return CommandLineRun.of("receipt", "verify", receipt.toString(), "--key", keys.toString());
  }
}
