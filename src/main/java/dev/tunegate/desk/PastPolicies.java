package dev.tunegate.desk;

import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.Recent;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;

/**
 * The policies by which decisions of the past were made, read and built again when they are looked
 * at. Safe to share between threads.
 */
public final class PastPolicies implements AutoCloseable {

  /** As many as people look at in turn; each takes some megabytes. */
  private static final int KEPT = 4;

  /** With an engine a policy takes far more, and it is asked for less often. */
  private static final int BUILT = 2;

  private final Versions versions;
  private final CurrentDesk current;
  private final Workshop workshop;

  private final Recent<String, PolicyModel> read = new Recent<>(KEPT);
  private final Recent<String, PolicyDesk> built = new Recent<>(BUILT, PolicyDesk::close);

  PastPolicies(Versions versions, CurrentDesk current, Workshop workshop) {
    this.versions = versions;
    this.current = current;
    this.workshop = workshop;
  }

  /**
   * The policy of a fingerprint.
   *
   * @throws dev.tunegate.versions.RefusedException if no version has it
   */
  public PolicyModel of(String fingerprint) {
    PolicyModel now = current.now().policy();
    if (now.fingerprint().equals(fingerprint)) {
      return now;
    }
    // One at a time: of two readers of the same page one would check it for nothing.
    synchronized (read) {
      return read.get(fingerprint, () -> check(versions.find(fingerprint)));
    }
  }

  private PolicyModel check(Version version) {
    return workshop.within(() -> PolicyChecker.check(versions.content(version).rules()).orThrow());
  }

  /**
   * A desk of the policy of a fingerprint, to explain its decisions by; to build it takes a second
   * or a few. Whoever took it goes on with it, also when it is kept no longer.
   *
   * @throws dev.tunegate.versions.RefusedException if no version has it, or too much is being built
   */
  public Desk desk(String fingerprint) {
    Desk now = current.now();
    if (now.policy().fingerprint().equals(fingerprint)) {
      return now;
    }
    return built.get(fingerprint, () -> build(versions.find(fingerprint)));
  }

  private PolicyDesk build(Version version) {
    return workshop.within(() -> PolicyLife.desk(versions.content(version), version.number()));
  }

  @Override
  public void close() {
    built.clear();
  }
}
