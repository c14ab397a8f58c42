package dev.tunegate.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** The service did not do what it was asked for. */
final class RefusedByServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode problem;

  /**
   * @param problem the problem document that it answered with
   */
  RefusedByServiceException(int status, JsonNode problem) {
    super(problem.path("detail").asString(""));
    this.status = status;
    this.problem = problem;
  }

  /** The kind of problem, such as {@code unsound-policy}. */
  String kind() {
    String type = problem.path("type").asString("");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  /** Prints why, and what to do. */
  void print(PrintWriter err) {
    VersionText.diagnostics(problem.path("diagnostics"), err);
    JsonNode divergence = problem.path("divergence");
    if (divergence.isObject()) {
      VersionText.divergence(divergence, err);
    }
    err.println(
        kind().equals("unknown-person")
            ? "The service does not know you. Say who you are with --token or TUNEGATE_TOKEN."
            : getMessage());
  }

  int exitCode() {
    if (status >= 500) {
      return status == 503 ? ExitCode.FAILED : ExitCode.INTERNAL;
    }
    return switch (kind()) {
      case "own-work",
          "work-of-others",
          "wrong-state",
          "outdated-version",
          "conflicting-changes",
          "unsound-policy",
          "unchanged-policy",
          "policy-too-slow" ->
          ExitCode.FAILED;
      default -> ExitCode.BAD_INPUT;
    };
  }
}
