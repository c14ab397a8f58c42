package dev.tunegate.cli;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.store.Actor;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a password anew. */
@Command(
    name = "reset",
    description = {
      "Make a new one-time password for somebody who cannot log in, and print it, this once.",
      "It lifts a lock, and ends every login of the account."
    })
final class AccountsResetCommand extends AccountsStep {

  @Parameters(paramLabel = "NAME", description = "The name that the account logs in with.")
  private String name = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, to be recorded.")
  private String reason = "Reset on the command line";

  @Override
  void run(Accounts accounts, Tokens tokens, PrintWriter out) {
    out.println(accounts.reset(name, reason, Actor.CONSOLE).password());
  }
}
