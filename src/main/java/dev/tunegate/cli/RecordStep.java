package dev.tunegate.cli;

import dev.tunegate.desk.Decisions;
import dev.tunegate.store.Database;
import dev.tunegate.store.DatabaseAddress;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on a record that it may write to, which takes the key that signs. */
abstract class RecordStep implements Callable<Integer> {

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Mixin private KeyOptions key = new KeyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Does it, and prints what came of it. */
  abstract void run(Decisions decisions, PrintWriter out);

  @Override
  public final Integer call() {
    Silence.libraries();
    PrintWriter out = spec.commandLine().getOut();
    DatabaseAddress address = options.existing();
    try (Database database = Database.open(address);
        Decisions decisions =
            Decisions.open(database, address, key.recording(), Clock.systemUTC())) {
      run(decisions, out);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong.getMessage() + ".");
    }
    out.flush();
    return ExitCode.DONE;
  }
}
