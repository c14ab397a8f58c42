package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Proposes a draft. */
@Command(
    name = "propose",
    description = "Check a draft of a running service in full, and propose it.")
final class ProposeCommand extends VersionCommand {

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "propose", Map.of());
  }
}
