package dev.tunegate.cli;

import dev.tunegate.desk.Decisions;
import dev.tunegate.ledger.Ledger;
import dev.tunegate.ledger.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets another key sign. */
@Command(
    name = "rotate-key",
    description = {
      "Make a new key that signs the record from now on, signed for by the old one. Stop the",
      "service first, and start it with the new key."
    })
final class AuditRotateKeyCommand extends RecordStep {

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where the new key goes; a file that is not there yet.")
  private Path target = Path.of("signing-key-2");

  @Override
  void run(Decisions decisions, PrintWriter out) {
    if (Files.exists(target)) {
      throw new UsageException(target + " is there already. Name a new file.");
    }
    Ledger ledger = decisions.ledger();
    int last = ledger.keys().size() - 1;
    SigningKey next = SigningKey.generate(ledger.keys().get(last).name());
    try {
      next.write(target);
    } catch (IOException failure) {
      throw new UsageException(target + " cannot be written: " + failure.getMessage());
    }
    ledger.rotate(next);
    out.println("The record is signed from now on by");
    out.println("  " + next.verifier());
    out.println(
        "Start the service with --signing-key "
            + target
            + ", or put that file in the old one's place.");
    out.println("Keep the old verifier keys: older checkpoints and receipts are checked by them.");
  }
}
