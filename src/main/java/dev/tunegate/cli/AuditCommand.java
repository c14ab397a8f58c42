package dev.tunegate.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The record of everything: verified, kept, decided again. */
@Command(
    name = "audit",
    description = {
      "Verify the record of decisions and steps, keep it elsewhere, decide again what it holds.",
      "These work on the database itself, whether or not the service runs."
    },
    subcommands = {
      AuditVerifyCommand.class,
      AuditReplayCommand.class,
      AuditReceiptCommand.class,
      AuditConsistencyCommand.class,
      AuditExportCommand.class,
      AuditImportCommand.class,
      AuditBackupCommand.class,
      AuditEraseCommand.class,
      AuditRotateKeyCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }
}
