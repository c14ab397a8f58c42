package dev.tunegate.cli;

import dev.tunegate.audit.Receipt;
import dev.tunegate.desk.Decisions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out the receipt of a decision. */
@Command(
    name = "receipt",
    description = {
      "Write the receipt of a decision: a signed file that receipt verify checks without any",
      "database. A running service hands out the same at /api/decisions/ID/receipt."
    })
final class AuditReceiptCommand extends RecordStep {

  @Parameters(paramLabel = "ID", description = "The id of the record.")
  private String id = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: to the screen.")
  private @Nullable Path target;

  @Override
  void run(Decisions decisions, PrintWriter out) {
    byte[] receipt =
        decisions
            .register()
            .find(id)
            .map(line -> Receipt.of(decisions.ledger(), line.entry()))
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no decision " + id + " on record, or it is erased."));
    if (target == null) {
      Utf8Writer.println(out, receipt);
      return;
    }
    try {
      Files.write(target, receipt);
    } catch (IOException failure) {
      throw new UsageException(target + " cannot be written: " + failure.getMessage());
    }
  }
}
