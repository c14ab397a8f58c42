package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Approves a version. */
@Command(
    name = "approve",
    description = "Approve a proposed version, as somebody who had no part in it.")
final class ApproveCommand extends VersionCommand {

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why you agree, to be recorded.")
  private String comment = "";

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "approve", Map.of("comment", comment));
  }
}
