package dev.tunegate.web;

import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.versions.CheckResultJson;
import dev.tunegate.versions.Divergence;
import dev.tunegate.versions.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on a version that was refused, as a problem.
 *
 * @param problem what is the matter, and what to do
 * @param diagnostics what is wrong with the policy; empty where that is not it
 * @param conflicts files that both sides changed; empty where that is not it
 * @param divergence what each side changed; null where that is not it
 */
record RefusalProblem(
    Problem problem,
    List<Diagnostic> diagnostics,
    List<String> conflicts,
    @Nullable Divergence divergence) {

  static RefusalProblem of(RefusedException refused) {
    return new RefusalProblem(
        new Problem(type(refused.kind()), String.valueOf(refused.getMessage())),
        refused.diagnostics(),
        refused.conflicts(),
        refused.divergence());
  }

  /** A policy whose files cannot be taken at all. */
  static RefusalProblem of(PolicyException broken) {
    return new RefusalProblem(
        new Problem(
            ProblemType.UNSOUND_POLICY,
            "The policy cannot be taken as it stands. Mend what is named, and send it again."),
        broken.diagnostics(),
        List.of(),
        null);
  }

  /** Another problem with what was sent. */
  static RefusalProblem of(Problem problem) {
    return new RefusalProblem(problem, List.of(), List.of(), null);
  }

  private static ProblemType type(RefusedException.Kind kind) {
    return switch (kind) {
      case NO_VERSION -> ProblemType.NOT_FOUND;
      case WRONG_STATE -> ProblemType.WRONG_STATE;
      case OUTDATED -> ProblemType.OUTDATED_VERSION;
      case SELF -> ProblemType.OWN_WORK;
      case NOT_OWN -> ProblemType.WORK_OF_OTHERS;
      case WORDS -> ProblemType.INVALID_REQUEST;
      case UNSOUND -> ProblemType.UNSOUND_POLICY;
      case UNCHANGED -> ProblemType.UNCHANGED_POLICY;
      case CONFLICT -> ProblemType.CONFLICTING_CHANGES;
      case BUSY -> ProblemType.BUSY;
      case TOO_SLOW -> ProblemType.POLICY_TOO_SLOW;
    };
  }

  String toJson() {
    return Json.text(
        json -> {
          json.writeStartObject();
          problem.properties(json);
          if (!diagnostics.isEmpty()) {
            json.writeName("diagnostics");
            CheckResultJson.write(diagnostics, json);
          }
          if (!conflicts.isEmpty()) {
            Json.texts(json, "conflicts", conflicts);
          }
          if (divergence != null) {
            json.writeName("divergence");
            VersionsJson.divergence(divergence, json);
          }
          json.writeEndObject();
        });
  }
}
