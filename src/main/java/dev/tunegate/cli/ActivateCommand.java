package dev.tunegate.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Puts a version in force, now or at a time. */
@Command(
    name = "activate",
    description =
        "Put an approved version in force: it decides from the next case on, or from a time on.")
final class ActivateCommand extends VersionCommand {

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When, with its offset from UTC: 2026-12-01T08:00Z. Now, if left out.")
  private @Nullable String at;

  @Option(names = "--call-off", description = "Call off what was set for a time.")
  private boolean callOff;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why it is called off, to be recorded.")
  private String reason = "";

  @Override
  JsonNode run(ServiceClient service, int number) {
    if (callOff && at != null) {
      throw new UsageException("Give --at or --call-off, not both.");
    }
    if (!callOff && !reason.isEmpty()) {
      throw new UsageException(
          "--reason goes with --call-off: an approved version needs no other.");
    }
    return callOff
        ? service.step(number, "call-off", Map.of("reason", reason))
        : service.step(number, "activate", at == null ? Map.of() : Map.of("at", at));
  }
}
