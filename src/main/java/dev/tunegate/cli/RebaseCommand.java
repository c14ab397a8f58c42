package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Rebases a version. */
@Command(
    name = "rebase",
    description = "Carry an outdated change over to the version in force, as a new draft.")
final class RebaseCommand extends VersionCommand {

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "rebase", Map.of());
  }
}
