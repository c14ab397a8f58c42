package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Rejects a version. */
@Command(
    name = "reject",
    description = "Reject a proposed version, as somebody who had no part in it.")
final class RejectCommand extends VersionCommand {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why you turn it down, to be recorded.")
  private String reason = "";

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "reject", Map.of("reason", reason));
  }
}
