package dev.tunegate.desk;

import dev.tunegate.audit.HeldPolicies;
import dev.tunegate.audit.Reconsidered;
import dev.tunegate.audit.Replay;
import dev.tunegate.audit.Replay.Reason;
import dev.tunegate.audit.Replaying;
import dev.tunegate.engine.DecisionEngine;
import dev.tunegate.ledger.Entry;
import dev.tunegate.ledger.StoredLedger;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicyException;
import dev.tunegate.register.DecisionRecord;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Recent;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides again what the record holds, from the record alone: the case and the policy are those of
 * the ledger. It keeps few policies ready. Safe to share between threads.
 */
public final class Replays implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int KEPT = 3;

  private final HeldPolicies policies;
  private final Workshop workshop = new Workshop(LONGEST, 1);

  /** Replays that are under way when an engine is given up end as they began. */
  private final Recent<String, DecisionEngine> engines = new Recent<>(KEPT, DecisionEngine::close);

  /** Of what a log holds. */
  public Replays(StoredLedger ledger) {
    this.policies = new HeldPolicies(ledger);
  }

  /**
   * Replays an entry of kind {@link DecisionRecord#KIND}.
   *
   * @throws dev.tunegate.ledger.LedgerException if the log cannot be read
   * @throws dev.tunegate.versions.RefusedException if the policy takes too long to build
   */
  public Replay replay(Entry entry) {
    Entry.Content content = entry.content();
    if (content == null) {
      return new Replay.NotReplayable(
          Reason.ERASED, "What entry " + entry.index() + " said is erased.");
    }
    try {
      return replay(DecisionRecord.read(content.payload()));
    } catch (IllegalArgumentException none) {
      return new Replay.NotReplayable(
          Reason.NOT_UNDERSTOOD, "Entry " + entry.index() + " is no record of a decision.");
    }
  }

  /** Replays a record, as {@link #replay(Entry)} does. */
  public Replay replay(DecisionRecord record) {
    String fingerprint = record.fingerprint();
    try {
      Optional<DecisionEngine> engine = engine(fingerprint);
      return engine.isPresent()
          ? Replaying.of(record, engine.get())
          : new Replay.NotReplayable(
              Reason.POLICY_MISSING,
              "The log does not hold the policy that decided, " + fingerprint + ".");
    } catch (PolicyException unsound) {
      return new Replay.NotReplayable(
          Reason.NOT_UNDERSTOOD,
          "This version of Tunegate cannot run the policy that decided: "
              + unsound.diagnostics().get(0));
    }
  }

  /**
   * Decides a recorded case by another policy.
   *
   * @param other the policy, as a version or as the log holds it
   * @throws IllegalArgumentException if a part of the case was masked
   * @throws PolicyException if that policy cannot run
   */
  public Reconsidered under(DecisionRecord record, Content other) {
    String fingerprint = other.rules().fingerprint();
    return Reconsidered.of(record, engine(fingerprint, other));
  }

  private Optional<DecisionEngine> engine(String fingerprint) {
    DecisionEngine known = engines.get(fingerprint);
    return known == null
        ? policies.find(fingerprint).map(content -> engine(fingerprint, content))
        : Optional.of(known);
  }

  private DecisionEngine engine(String fingerprint, Content content) {
    return engines.get(fingerprint, () -> workshop.within(() -> build(content)));
  }

  private static DecisionEngine build(Content content) {
    return new DecisionEngine(Policy.compile(PolicyChecker.check(content.rules()).orThrow()));
  }

  @Override
  public void close() {
    engines.clear();
  }
}
