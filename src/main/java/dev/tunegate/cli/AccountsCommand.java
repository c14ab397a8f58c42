package dev.tunegate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Accounts and tokens in the database at hand. */
@Command(
    name = "accounts",
    description = {
      "List accounts, make one, or make a password or a token anew.",
      "These work on the database itself, whether or not the service runs, and so are for whoever"
          + " runs it. Administrators do the same, and more, on the page /accounts."
    },
    subcommands = {
      AccountsListCommand.class,
      AccountsAddCommand.class,
      AccountsResetCommand.class,
      AccountsTokenCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class AccountsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
