package dev.tunegate.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Shows a version: its steps, and the files it changes. */
@Command(
    name = "show",
    description = "Show a version of a running service: its steps, and the files it changes.")
final class ShowCommand extends VersionCommand {

  @Override
  JsonNode run(ServiceClient service, int number) {
    return service.version(number);
  }

  @Override
  void print(JsonNode version, PrintWriter out) {
    out.println(VersionText.line(version));
    out.println("Steps");
    for (JsonNode step : version.path("steps")) {
      String reason = step.path("reason").stringValue();
      out.println(
          "  "
              + step.path("at").stringValue()
              + "  "
              + step.path("step").stringValue().toLowerCase(Locale.ROOT).replace('_', ' ')
              + " by "
              + step.path("by").stringValue()
              + (reason.isEmpty() ? "" : ": " + reason));
    }
    if (version.path("schedule").isObject()) {
      VersionText.scheduled(version.path("schedule"), out);
    }
    if (!version.path("changes").isEmpty()) {
      out.println("Changes of version " + version.path("parent").intValue());
      VersionText.changes(version.path("changes"), out);
    }
    if (version.path("divergence").isObject()) {
      VersionText.divergence(version.path("divergence"), out);
    }
    JsonNode check = version.path("check");
    if (check.isObject()) {
      out.println(
          "The last check, "
              + check.path("kind").stringValue()
              + ", "
              + (check.path("passed").booleanValue() ? "passed" : "failed"));
      VersionText.diagnostics(check.path("diagnostics"), out);
    }
  }
}
