package dev.tunegate.desk;

import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  private final Map<String, PolicyModel> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyModel> eldest) {
          return size() > KEPT;
        }
      };

  /** The least recently used comes first. */
  private final Map<String, PolicyDesk> built = new LinkedHashMap<>(4, 0.75f, true);

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
    PolicyDesk known = known(fingerprint);
    if (known != null) {
      return known;
    }
    // Outside the lock: what takes long to build keeps nobody from the others.
    Version version = versions.find(fingerprint);
    PolicyDesk made =
        workshop.within(() -> PolicyLife.desk(versions.content(version), version.number()));
    return kept(fingerprint, made);
  }

  private @Nullable PolicyDesk known(String fingerprint) {
    synchronized (built) {
      return built.get(fingerprint);
    }
  }

  private PolicyDesk kept(String fingerprint, PolicyDesk made) {
    synchronized (built) {
      PolicyDesk known = built.get(fingerprint);
      if (known != null) {
        made.close();
        return known;
      }
      built.put(fingerprint, made);
      if (built.size() > BUILT) {
        String oldest = built.keySet().iterator().next();
        // Explanations that are under way end as they began.
        built.remove(oldest).close();
      }
      return made;
    }
  }

  @Override
  public void close() {
    synchronized (built) {
      built.values().forEach(PolicyDesk::close);
      built.clear();
    }
  }
}
