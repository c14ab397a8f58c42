package dev.tunegate.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists the versions of a running service. */
@Command(name = "history", description = "List the versions of a running service, newest first.")
final class HistoryCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print the answer of the service as it is.")
  private boolean json;

  @Option(names = "--open", description = "Only what waits for somebody.")
  private boolean open;

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JsonNode history = server.client().history();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(history);
    } else {
      Set<Integer> waiting = new HashSet<>();
      history.path("open").forEach(number -> waiting.add(number.intValue()));
      for (JsonNode version : history.path("versions")) {
        if (!open || waiting.contains(version.path("number").intValue())) {
          out.println(VersionText.line(version));
        }
      }
      for (JsonNode number : history.path("rollbacksAsked")) {
        out.println(
            "A roll back to version "
                + number.intValue()
                + " waits for a second person: tunegate policy rollback "
                + number.intValue()
                + " --confirm");
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
