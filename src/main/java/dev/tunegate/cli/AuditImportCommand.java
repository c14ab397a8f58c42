package dev.tunegate.cli;

import dev.tunegate.audit.Restoration;
import dev.tunegate.engine.Wording;
import dev.tunegate.ledger.LedgerExport;
import dev.tunegate.ledger.LedgerReport;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.register.Register;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores an export. */
@Command(
    name = "import",
    description = {
      "Restore an export into an empty database: the log, the versions of the policy, the journal,",
      "the register. It is verified first; if anything is wrong, nothing is restored."
    })
final class AuditImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "What audit export wrote.")
  private Path file = Path.of("export.ndjson");

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Mixin private TrustOptions trust = new TrustOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Silence.libraries();
    if (!Files.isRegularFile(file)) {
      throw new UsageException(file + ": there is no such export.");
    }
    DatabaseAddress address = options.address();
    var restoration = new Restoration();
    try (Database database = Database.open(address)) {
      LedgerReport report =
          LedgerExport.restore(file, database.dataSource(), trust.trust(), restoration);
      new Register(database, StoredLedger.of(database.dataSource())).follow();
      tell(report, restoration, address);
    }
    return ExitCode.DONE;
  }

  private void tell(LedgerReport report, Restoration restoration, DatabaseAddress address) {
    PrintWriter out = spec.commandLine().getOut();
    var text = new StringBuilder();
    Paragraph.append(
        text,
        Wording.number(report.size())
            + " entries are restored into "
            + address
            + ", with the versions of the policy, the journal and the register.",
        "",
        "");
    text.append("\nBefore the service starts\n");
    Paragraph.append(
        text,
        "Put the key that signed last at "
            + address.files().resolve("signing-key")
            + ", or name it with serve --signing-key: the log goes on with it and no other. It is "
            + report.keys().get(report.keys().size() - 1)
            + ".",
        "  * ",
        "    ");
    if (restoration.accounts() > 0) {
      Paragraph.append(
          text,
          Wording.number(restoration.accounts())
              + " accounts are back with their roles. Passwords and tokens are in no log, so that"
              + " nobody can log in yet: give each a one-time password with accounts reset NAME,"
              + " and make tokens anew.",
          "  * ",
          "    ");
    }
    if (!restoration.lostDrafts().isEmpty()) {
      Paragraph.append(
          text,
          "Drafts that were never proposed are in no log, and are gone: versions "
              + restoration.lostDrafts().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + ".",
          "  * ",
          "    ");
    }
    out.print(text);
    out.flush();
  }
}
