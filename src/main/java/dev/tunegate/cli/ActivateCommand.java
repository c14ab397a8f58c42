package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Puts a version in force. */
@Command(
    name = "activate",
    description = "Put an approved version in force: it decides from the next case on.")
final class ActivateCommand extends VersionCommand {

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "activate", Map.of());
  }
}
