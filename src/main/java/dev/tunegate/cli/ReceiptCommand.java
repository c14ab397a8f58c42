package dev.tunegate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Receipts, without any database. */
@Command(
    name = "receipt",
    description = "Check the receipt of a decision, without any database.",
    subcommands = ReceiptVerifyCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class ReceiptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
