package dev.tunegate.cli;

import dev.tunegate.ledger.LedgerExport;
import dev.tunegate.store.Database;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the log to a file. */
@Command(
    name = "export",
    description = {
      "Write the whole log as lines of JSON, with its checkpoints: to keep it elsewhere, for other",
      "programs, and for audit verify --export and audit import."
    })
final class AuditExportCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Where to; - for standard output, which is the default.")
  private String target = "-";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Silence.libraries();
    try (Database open = Database.openToRead(database.existing())) {
      if (target.equals("-")) {
        PrintWriter out = spec.commandLine().getOut();
        LedgerExport.write(open.dataSource(), out);
        out.flush();
      } else {
        write(open, Path.of(target));
        spec.commandLine().getErr().println("The log is in " + target + ".");
      }
    } catch (IOException failure) {
      throw new UsageException(target + " cannot be written: " + failure.getMessage());
    } catch (UncheckedIOException failure) {
      throw new UsageException(target + " cannot be written: " + failure.getCause().getMessage());
    }
    return ExitCode.DONE;
  }

  /** Whole or not at all: half an export is worse than none. */
  private static void write(Database open, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        LedgerExport.write(open.dataSource(), out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
