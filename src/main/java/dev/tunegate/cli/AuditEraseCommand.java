package dev.tunegate.cli;

import dev.tunegate.desk.Decisions;
import dev.tunegate.store.Actor;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases one decision. */
@Command(
    name = "erase",
    description = {
      "Erase what one decision says, for good: its case and reasons are gone, the log still",
      "verifies, and that it was erased, by whom and why stays on record."
    })
final class AuditEraseCommand extends RecordStep {

  @Parameters(paramLabel = "ID", description = "The id of the record.")
  private String id = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, as it is recorded.")
  private String reason = "";

  @Override
  void run(Decisions decisions, PrintWriter out) {
    if (reason.isBlank()) {
      throw new UsageException("Say why with --reason: the words are missing.");
    }
    decisions.erase(id, Actor.CONSOLE, reason.strip());
    out.println(
        "What decision "
            + id
            + " says is erased. Backups and exports that hold it are yours to remove.");
  }
}
