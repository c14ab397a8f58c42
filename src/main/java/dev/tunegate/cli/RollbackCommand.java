package dev.tunegate.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Puts an earlier version back in force. */
@Command(
    name = "rollback",
    description = {
      "Put an earlier version back in force.",
      "One person asks for it, with a reason; another confirms it, or declines it with a reason."
    })
final class RollbackCommand extends VersionCommand {

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, to be recorded.")
  private String reason = "";

  @Option(names = "--confirm", description = "Confirm, as a second person, what was asked for.")
  private boolean confirm;

  @Option(names = "--decline", description = "Decline what was asked for.")
  private boolean decline;

  @Option(
      names = "--emergency",
      description = "Do it alone and at once; that is recorded as an emergency.")
  private boolean emergency;

  /** Number of the version in force before. */
  private int before;

  /** What is in force comes first: whoever rolls back wants to know that above all. */
  @Override
  void print(JsonNode version, PrintWriter out) {
    int number = version.path("number").intValue();
    if (confirm || emergency) {
      out.println(
          "Version "
              + number
              + " is in force now, "
              + PolicyOptions.shortened(version.path("fingerprint").stringValue())
              + ". Version "
              + before
              + " is superseded.");
      return;
    }
    out.println("Version " + before + " is in force, as before.");
    out.println(
        decline
            ? "The roll back to version " + number + " is declined."
            : "A roll back to version "
                + number
                + " is asked for. Somebody else confirms it with: tunegate policy rollback "
                + number
                + " --confirm");
  }

  @Override
  JsonNode run(ServiceClient service, int number) {
    int ways = (confirm ? 1 : 0) + (decline ? 1 : 0) + (emergency ? 1 : 0);
    if (ways > 1) {
      throw new UsageException("Give one of --confirm, --decline and --emergency.");
    }
    if (!confirm && reason.isBlank()) {
      throw new UsageException("Say why with --reason.");
    }
    before = service.history().path("inForce").intValue();
    Map<String, Object> body = new HashMap<>();
    body.put("reason", reason);
    body.put("confirm", confirm);
    body.put("decline", decline);
    body.put("emergency", emergency);
    return service.step(number, "rollback", body);
  }
}
