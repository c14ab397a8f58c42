package dev.tunegate.desk;

import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The policies by which decisions of the past were made, read again when they are looked at. */
public final class PastPolicies {

  /** As many as people look at in turn; each takes some megabytes. */
  private static final int KEPT = 4;

  private final Versions versions;
  private final CurrentDesk current;
  private final Workshop workshop;

  private final Map<String, PolicyModel> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyModel> eldest) {
          return size() > KEPT;
        }
      };

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
    synchronized (read) {
      PolicyModel known = read.get(fingerprint);
      if (known == null) {
        Version version = versions.find(fingerprint);
        known =
            workshop.within(() -> PolicyChecker.check(versions.content(version).rules()).orThrow());
        read.put(fingerprint, known);
      }
      return known;
    }
  }
}
