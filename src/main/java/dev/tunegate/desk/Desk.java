package dev.tunegate.desk;

import dev.tunegate.analysis.Explainer;
import dev.tunegate.analysis.Sample;
import dev.tunegate.engine.Decision;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.PolicyModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line and the service do with one policy. A desk never changes: whoever took it
 * goes on with its policy, also when another comes into force meanwhile. Safe to share between
 * threads.
 */
public interface Desk {

  /**
   * A desk for a policy, without any database.
   *
   * @throws dev.tunegate.policy.PolicyException if it cannot run, with everything that is wrong
   */
  static Desk open(PolicyLocation location) {
    return PolicyDesk.build(location.source(), location::samples, location.description(), null);
  }

  /** This desk, for other threads: of one that stands for whichever is in force, that one. */
  default Desk taken() {
    return this;
  }

  /**
   * Decides a case.
   *
   * @throws dev.tunegate.engine.UndecidedException if the policy gives no single verdict
   */
  Decision decide(Case facts);

  /** Explains the decisions of this desk. */
  Explainer explainer();

  /** A decision as JSON on one line, in UTF-8. */
  byte[] toJson(Decision decision);

  /** The policy. */
  PolicyModel policy();

  /** Where the policy came from, for people. */
  String description();

  /** The number of the policy's version; null where it is none of a service. */
  @Nullable Integer version();

  /** The samples of the policy that can be decided, sorted by path. */
  List<Sample> samples();
}
