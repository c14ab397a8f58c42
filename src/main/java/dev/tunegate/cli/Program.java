package dev.tunegate.cli;

import dev.tunegate.desk.Opening;
import dev.tunegate.engine.EngineVersion;
import dev.tunegate.ledger.LedgerException;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.StoreException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The program. Without a command it serves. */
@Command(
    name = "tunegate",
    description = {
      "Should we fine-tune, or is a better prompt enough?",
      "Decides cases by a policy of rules, and says why."
    },
    footer = {"", "Without a command, tunegate serves."},
    subcommands = {
      DecideCommand.class,
      ExplainCommand.class,
      PolicyCommand.class,
      AccountsCommand.class,
      AuditCommand.class,
      ReceiptCommand.class
    },
    versionProvider = Program.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 80,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:A check, a test or a required verdict failed.",
      "2:Bad input or usage; also a batch with any bad case.",
      "70:An internal error, or a policy that gives no single verdict.",
      "141:Nobody read the output any more, as with \"| head\"."
    })
public final class Program {

  /** Says that the service runs on after its command has returned. */
  public static final int RUNNING = -1;

  /** Starts the service; the command line does not know how. */
  @FunctionalInterface
  public interface Server {
    /**
     * Serves, and returns when ready.
     *
     * @throws java.io.UncheckedIOException if it cannot listen there
     * @throws dev.tunegate.store.StoreException if the database cannot be used
     * @throws PolicyException if the policy cannot run
     */
    void serve(Opening opening);
  }

  private Program() {}

  /** The command line, ready to execute. */
  public static CommandLine commandLine(Server server) {
    var line = new CommandLine(new Program());
    line.addSubcommand(new ServeCommand(server));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Program::failed);
    line.setOut(new Utf8Writer(new FileOutputStream(FileDescriptor.out)));
    line.setErr(new Utf8Writer(new FileOutputStream(FileDescriptor.err)));
    return line;
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (failure instanceof PolicyException broken) {
      broken.diagnostics().forEach(err::println);
      err.println("The policy cannot be used. Run: tunegate policy check");
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof Utf8Writer.ReaderGoneException) {
      return ExitCode.READER_GONE;
    }
    if (failure instanceof UsageException
        || failure instanceof LedgerException
        || failure instanceof StoreException) {
      err.println(failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof RefusedByServiceException refused) {
      refused.print(err);
      return refused.exitCode();
    }
    err.println(
        "Internal error: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
    err.println("Set TUNEGATE_DEBUG=1 to see where, and please report it.");
    if (System.getenv("TUNEGATE_DEBUG") != null) {
      failure.printStackTrace(err);
    }
    return ExitCode.INTERNAL;
  }

  /** Tells the version of the program and of the engine. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {EngineVersion.full()};
    }
  }
}
