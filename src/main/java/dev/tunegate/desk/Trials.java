package dev.tunegate.desk;

import dev.tunegate.analysis.Evaluator;
import dev.tunegate.analysis.Opinion;
import dev.tunegate.policy.Diagnostic;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.PolicySource;
import dev.tunegate.versions.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
  private final Map<String, Quick> quick = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<String, PolicyDesk> desks = new LinkedHashMap<>(8, 0.75f, true);

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
        kept(
            quick,
            inForce.policy().fingerprint(),
            () -> new Quick(inForce.policy(), new Evaluator(inForce.policy())),
            gone -> {});
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
    PolicyDesk after =
        kept(
            desks,
            model.fingerprint(),
            () -> PolicyDesk.build(model.source(), () -> tried.content().readSamples(), 0),
            PolicyDesk::close);
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
    return kept(quick, rules.fingerprint(), () -> read(tried, rules), gone -> {});
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

  /** Nobody waits for what somebody else has built; what was built twice is released once. */
  private <T> T kept(
      Map<String, T> all, String fingerprint, Supplier<T> build, Consumer<T> release) {
    synchronized (all) {
      T known = all.get(fingerprint);
      if (known != null) {
        return known;
      }
    }
    T built = workshop.within(build);
    synchronized (all) {
      T quicker = all.putIfAbsent(fingerprint, built);
      if (quicker != null) {
        release.accept(built);
        return quicker;
      }
      if (all.size() > KEPT) {
        // Decisions under way end as they began.
        release.accept(all.remove(all.keySet().iterator().next()));
      }
      return built;
    }
  }

  /** How many engines are kept ready. */
  int ready() {
    synchronized (desks) {
      return desks.size();
    }
  }

  @Override
  public void close() {
    synchronized (desks) {
      desks.values().forEach(PolicyDesk::close);
      desks.clear();
    }
  }
}
