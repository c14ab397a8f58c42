package dev.tunegate.cli;

import dev.tunegate.accounts.AccountRefusedException;
import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.store.Database;
import dev.tunegate.store.JournalTable;
import dev.tunegate.store.StoreException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on the accounts in a database. */
abstract class AccountsStep implements Callable<Integer> {

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Does it, and prints what came of it. */
  abstract void run(Accounts accounts, Tokens tokens, PrintWriter out);

  @Override
  public final Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Silence.libraries();
    try (Database database = Database.open(options.existing())) {
      var journal = new JournalTable(database);
      var random = new SecureRandom();
      run(
          new Accounts(database, journal, Clock.systemUTC(), random),
          new Tokens(database, journal, Clock.systemUTC(), random),
          out);
    } catch (StoreException | AccountRefusedException refused) {
      throw new UsageException(String.valueOf(refused.getMessage()));
    }
    out.flush();
    return ExitCode.DONE;
  }
}
