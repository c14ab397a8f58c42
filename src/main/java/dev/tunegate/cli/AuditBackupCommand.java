package dev.tunegate.cli;

import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database while the service runs. */
@Command(
    name = "backup",
    description = {
      "Copy the database as of one moment to a new file, while the service runs: accounts and",
      "drafts too. To use it, put it into a folder as tunegate.db, with the signing key."
    })
final class AuditBackupCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Where to; a file that is not there yet.")
  private Path target = Path.of("backup.db");

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Silence.libraries();
    if (Files.exists(target)) {
      throw new UsageException(target + " is there already. Name a new file.");
    }
    DatabaseAddress address = database.existing();
    if (address.file().isEmpty()) {
      throw new UsageException(
          "This is a PostgreSQL: copy it by its own means, such as pg_dump. audit export writes the"
              + " log of either.");
    }
    try (Database open = Database.openToRead(address)) {
      open.copyTo(target);
    }
    spec.commandLine()
        .getErr()
        .println(
            "The database is in "
                + target
                + ". The signing key is not in it: keep that apart. Check the copy with audit"
                + " verify.");
    return ExitCode.DONE;
  }
}
