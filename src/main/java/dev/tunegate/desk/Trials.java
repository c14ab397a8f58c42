package dev.tunegate.desk;

import dev.tunegate.analysis.Evaluator;
import dev.tunegate.analysis.Opinion;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.RefusedException;
import java.util.List;

/**
 * Tries policies on cases, beside the version in force. Few of them are kept ready, and what is
 * kept no longer is closed. Safe to share between threads.
 */
public final class Trials implements AutoCloseable {

  /** As many as people try at the same time; an engine takes some ten megabytes. */
  private static final int KEPT = 3;

  /** A policy that answers while somebody types. */
  private record Quick(PolicyModel model, Evaluator evaluator) {}

  private final Workshop workshop;
  private final Recent<String, Quick> quick = new Recent<>(KEPT);
  private final Recent<String, PolicyDesk> desks = new Recent<>(KEPT, PolicyDesk::close);

  Trials(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Reads what is to be tried, so that the first answer comes sooner.
   *
   * @throws RefusedException if it is broken, with everything that is wrong
   */
  public void require(Tryable tried) {
    quick(tried);
  }

  /**
   * What both come to, fast enough to answer while somebody types.
   *
   * @param json the text of the case
   * @throws RefusedException if the policy that is tried is broken, with everything that is wrong
   */
  public Trial glance(Tryable tried, Desk inForce, String json) {
    Quick after = quick(tried);
    Quick before =
        quick.get(
            inForce.policy().fingerprint(),
            () -> new Quick(inForce.policy(), new Evaluator(inForce.policy())));
    return new Trial(
        Opinion.glanced(before.model(), before.evaluator(), json),
        Opinion.glanced(after.model(), after.evaluator(), json),
        false);
  }

  /**
   * What Drools decides under both, and why. It takes some seconds where the policy has to be built
   * first.
   *
   * @param json the text of the case
   * @throws RefusedException if the policy that is tried is broken, with everything that is wrong
   */
  public Trial decide(Tryable tried, Desk inForce, String json) {
    PolicyModel model = quick(tried).model();
    PolicyDesk after = desks.get(model.fingerprint(), () -> build(tried, model));
    return new Trial(
        Opinion.decided(inForce.policy(), inForce::decide, json),
        Opinion.decided(after.policy(), after::decide, json),
        true);
  }

  private Quick quick(Tryable tried) {
    PolicySource rules;
    try {
      rules = tried.content().rules();
    } catch (PolicyException untaken) {
      throw broken(tried, untaken.diagnostics());
    }
    return quick.get(rules.fingerprint(), () -> workshop.within(() -> read(tried, rules)));
  }

  private static Quick read(Tryable tried, PolicySource rules) {
    PolicyChecker.Result checked = PolicyChecker.check(rules);
    PolicyModel model = checked.model();
    if (model == null) {
      throw broken(tried, checked.diagnostics());
    }
    return new Quick(model, new Evaluator(model));
  }

  private static RefusedException broken(Tryable tried, List<Diagnostic> found) {
    return RefusedException.unsound(
        "There is something wrong in " + tried.label() + ", so that it decides nothing yet.",
        found);
  }

  private PolicyDesk build(Tryable tried, PolicyModel model) {
    return workshop.within(
        () -> PolicyDesk.build(model.source(), () -> tried.content().readSamples(), 0));
  }

  /** How many engines are kept ready. */
  int ready() {
    return desks.size();
  }

  @Override
  public void close() {
    desks.clear();
  }
}
