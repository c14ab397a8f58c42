package dev.tunegate.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command about one version of a running service. */
abstract class VersionCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NUMBER", description = "The number of the version: 1, 2, 3 …")
  private int number;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Does it, and hands back the version as it is then. */
  abstract JsonNode run(ServiceClient service, int number);

  /** Prints what came of it. */
  void print(JsonNode version, PrintWriter out) {
    VersionText.outcome(version, out);
  }

  @Override
  public final Integer call() {
    if (number < 1) {
      throw new UsageException("The number is " + number + "; versions have numbers from 1.");
    }
    PrintWriter out = spec.commandLine().getOut();
    print(run(server.client(), number), out);
    out.flush();
    return ExitCode.DONE;
  }
}
