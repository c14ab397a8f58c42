package dev.tunegate.cli;

import dev.tunegate.ledger.ConsistencyProof;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hands out the proof that the log only grew. */
@Command(
    name = "consistency",
    description = {
      "Write the proof that the log only grew from an older checkpoint to a later one, for receipt",
      "verify --consistency and for witnesses. A running service hands out the same at",
      "/api/audit/consistency."
    })
final class AuditConsistencyCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "SIZE",
      description = "How many entries the older checkpoint has, such as that of a receipt.")
  private long from;

  @Option(
      names = "--to",
      paramLabel = "SIZE",
      description = "How many the later one has. Default: the last that is signed.")
  private @Nullable Long to;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: to the screen.")
  private @Nullable Path target;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Silence.libraries();
    if (from < 0) {
      throw new UsageException("--from is " + from + "; it is a number of entries, 0 or more.");
    }
    String proof;
    try (Database database = Database.openToRead(options.existing())) {
      proof = ConsistencyProof.of(StoredLedger.of(database.dataSource()), from, to).toString();
    } catch (IllegalArgumentException none) {
      throw new UsageException(none.getMessage() + ".");
    }
    if (target == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(proof);
      out.flush();
      return ExitCode.DONE;
    }
    try {
      Files.writeString(target, proof);
    } catch (IOException failure) {
      throw new UsageException(target + " cannot be written: " + failure.getMessage());
    }
    return ExitCode.DONE;
  }
}
