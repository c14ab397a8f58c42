package dev.tunegate.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Withdraws a version. */
@Command(
    name = "withdraw",
    description = {
      "Withdraw a draft, or a version that waits to be approved or put in force.",
      "Its author does, or an administrator; it stays in the history."
    })
final class WithdrawCommand extends VersionCommand {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, to be recorded.")
  private String reason = "";

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.step(number, "withdraw", Map.of("reason", reason));
  }
}
