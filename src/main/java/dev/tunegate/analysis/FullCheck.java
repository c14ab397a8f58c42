package dev.tunegate.analysis;

import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full check: the quick one, then Drools compiles the policy, every sample comes out as
 * expected, every rule fires in some sample, and the invariants hold.
 */
public final class FullCheck {

  /** How many generated cases the invariants are tried on. */
  public static final int CASES = 400;

  /**
   * What the check found.
   *
   * @param model the policy as far as it could be read; null where it could not
   * @param diagnostics everything found
   * @param samples how many samples were decided
   * @param cases how many generated cases were decided
   */
  public record Report(
      @Nullable PolicyModel model, List<Diagnostic> diagnostics, int samples, int cases) {

    /** Whether the policy is good enough to run. */
    public boolean passed() {
      return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
  }

  private FullCheck() {}

  /** Checks a policy with its samples. */
  public static Report check(PolicySource source, Samples samples) {
    PolicyChecker.Result quick = PolicyChecker.check(source);
    List<Diagnostic> found = new ArrayList<>(quick.diagnostics());
    found.addAll(samples.problems());
    if (quick.model() == null) {
      return new Report(null, found, 0, 0);
    }
    try {
      return check(quick.model(), samples, found);
    } catch (PolicyException refused) {
      found.addAll(refused.diagnostics());
      return new Report(quick.model(), found, 0, 0);
    }
  }

  private static Report check(PolicyModel model, Samples samples, List<Diagnostic> found) {
    var engine = new DecisionEngine(Policy.compile(model));
    var check = new SampleCheck(engine);
    for (Sample sample : samples.all()) {
      found.addAll(check.check(sample).problems());
    }
    for (Rule rule : model.rules()) {
      if (!check.fired().contains(rule.name())) {
        found.add(
            new Diagnostic(
                Diagnostic.Severity.ERROR,
                rule.place().inVersion(),
                rule.name(),
                "no sample makes this rule fire",
                "Add a sample in which it holds, or remove the rule."));
      }
    }
    if (samples.all().isEmpty()) {
      found.add(
          new Diagnostic(
              Diagnostic.Severity.ERROR,
              Place.of("facts-samples"),
              "",
              "the policy has no samples",
              "Name their folder with --samples."));
    }
    var invariants = new Invariants(engine, check.cases());
    found.addAll(invariants.check(CASES));
    return new Report(model, found, samples.all().size(), invariants.decided());
  }
}
