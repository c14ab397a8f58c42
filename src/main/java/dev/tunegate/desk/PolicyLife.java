package dev.tunegate.desk;

import dev.tunegate.policy.PolicyException;
import dev.tunegate.store.Actor;
import dev.tunegate.versions.Activations;
import dev.tunegate.versions.Archive;
import dev.tunegate.versions.CheckResult;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.FileChange;
import dev.tunegate.versions.InForce;
import dev.tunegate.versions.RefusedException;
import dev.tunegate.versions.Reviews;
import dev.tunegate.versions.Rollback;
import dev.tunegate.versions.Schedule;
import dev.tunegate.versions.Schedules;
import dev.tunegate.versions.Step;
import dev.tunegate.versions.Version;
import dev.tunegate.versions.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of the policy's versions, for the adapters. A step that is refused throws a {@link
 * dev.tunegate.versions.RefusedException}, and has changed nothing. A version is built before it
 * comes into force, and decides from the moment that its step is durable.
 */
public final class PolicyLife {

  private final Versions versions;
  private final Reviews reviews;
  private final Activations activations;
  private final Schedules schedules;
  private final Workshop workshop;
  private final CurrentDesk current;

  /** Keeps the step and the desk that follows from it together. */
  private final Object turn = new Object();

  private volatile List<Schedule> upcoming = List.of();

  /** The step that put in force what this process tried last to follow. */
  private long unfit;

  PolicyLife(Versions versions, Workshop workshop, CurrentDesk current) {
    this.versions = versions;
    this.reviews = new Reviews(versions);
    this.activations = new Activations(versions);
    this.schedules = new Schedules(versions, activations);
    this.workshop = workshop;
    this.current = current;
  }

  /** What became of every version, by its number. */
  public Map<Integer, List<Step>> steps() {
    return versions.steps();
  }

  /** All versions, the newest first. */
  public List<Version> history() {
    return versions.newestFirst();
  }

  /**
   * Numbers of the versions that wait for somebody, the newest first: what is open, save drafts
   * that another version took up, and what a roll back is asked for.
   */
  public List<Integer> openWork() {
    return OpenWork.of(history(), rollbacksAsked());
  }

  /** Numbers of the versions to which a roll back waits for a second person. */
  public Set<Integer> rollbacksAsked() {
    return versions.rollbacksAsked();
  }

  /** A version. */
  public Version version(int number) {
    return versions.get(number);
  }

  /**
   * The version that a word names: a number, {@code active}, or a fingerprint.
   *
   * @throws dev.tunegate.versions.RefusedException if there is none
   */
  public Version find(String word) {
    return versions.find(word);
  }

  /** What a version consists of. */
  public Content content(int number) {
    return versions.content(versions.get(number));
  }

  /** All that is known of a version. */
  public VersionReport report(int number) {
    Version version = versions.get(number);
    Content content = versions.content(version);
    Integer parent = version.parent();
    return new VersionReport(
        version,
        versions.steps(number),
        new ArrayList<>(content.files().keySet()),
        parent == null ? List.of() : FileChange.between(content(parent), content),
        versions.lastCheck(number).orElse(null),
        versions.divergence(version),
        versions.rollbackAsked(number).orElse(null),
        schedules.of(number).orElse(null));
  }

  /**
   * Saves a draft.
   *
   * @param basis number of the version whose files were edited; null for the one in force
   * @param message what the change is for
   */
  public Version draft(@Nullable Integer basis, String message, Content content, Actor by) {
    return workshop.within(() -> versions.draft(basis, message, content, by));
  }

  /**
   * Saves an archive as a draft.
   *
   * @param basis number of the version that was changed; null for the one in force
   * @throws dev.tunegate.policy.PolicyException if the archive holds what a policy cannot
   */
  public Version draft(@Nullable Integer basis, String message, Archive archive, Actor by) {
    int before = basis == null ? current.of().number() : basis;
    return draft(basis, message, archive.content(content(before)), by);
  }

  /** Makes the full check. */
  public CheckResult check(int number) {
    versions.get(number);
    return workshop.within(() -> versions.check(number));
  }

  /** Makes the full check, and puts the draft forward if it passes. */
  public Version propose(int number, Actor by) {
    reviews.requireProposable(number);
    return reviews.propose(number, check(number), by);
  }

  /** Agrees to a proposed version as a second person. */
  public Version approve(int number, String comment, Actor by) {
    return reviews.approve(number, comment, by);
  }

  /** Turns a proposed version down as a second person. */
  public Version reject(int number, String reason, Actor by) {
    return reviews.reject(number, reason, by);
  }

  /**
   * Takes back a version that was never in force.
   *
   * @param forOthers whether whoever does it may do it for others, as an administrator
   */
  public Version withdraw(int number, String reason, Actor by, boolean forOthers) {
    return reviews.withdraw(number, reason, by, forOthers);
  }

  /** Carries a version's change over to the version in force, as a new draft. */
  public Version rebase(int number, Actor by) {
    return workshop.within(() -> versions.rebase(number, by));
  }

  /** Puts an approved version in force. */
  public Version activate(int number, Actor by) {
    activations.requireActivable(number);
    return putInForce(number, () -> activations.activate(number, by));
  }

  /** Sets a time at which an approved version comes into force by itself. */
  public Version schedule(int number, Instant due, Actor by) {
    schedules.set(number, due, by);
    upcoming = schedules.all();
    return versions.get(number);
  }

  /** Calls that off. */
  public Version callOff(int number, String reason, Actor by) {
    schedules.callOff(number, reason, by);
    upcoming = schedules.all();
    return versions.get(number);
  }

  /** What is to come into force at a time, the nearest first, and what could not. */
  public List<Schedule> scheduled() {
    return schedules.all();
  }

  /** The same as it was seen last, without a look into the database. */
  List<Schedule> upcoming() {
    return upcoming;
  }

  /**
   * Puts in force what somebody set for a time that has come. What cannot be is told on record, and
   * not tried again; only where as much is being built as may be at a time, it waits.
   */
  void carryOutDue() {
    for (Schedule due : schedules.due()) {
      try {
        activations.requireActivable(due.number());
        take(build(versions.get(due.number())), () -> schedules.carryOut(due));
      } catch (RefusedException refused) {
        if (refused.kind() == RefusedException.Kind.BUSY) {
          return;
        }
        schedules.fail(due, String.valueOf(refused.getMessage()));
      } catch (PolicyException unfit) {
        schedules.fail(due, "It cannot run: " + unfit.diagnostics().get(0));
      }
    }
    upcoming = schedules.all();
  }

  /** Asks for an earlier version to be put back in force, once a second person confirms it. */
  public Rollback requestRollback(int number, String reason, Actor by) {
    return activations.requestRollback(number, reason, by);
  }

  /** Confirms such a roll back as a second person, and makes it. */
  public Version confirmRollback(int number, Actor by) {
    return putInForce(number, () -> activations.confirmRollback(number, by));
  }

  /** Turns such a roll back down, or takes it back. */
  public void declineRollback(int number, String reason, Actor by) {
    activations.declineRollback(number, reason, by);
  }

  /** Puts an earlier version back in force by one person's word, as a recorded emergency. */
  public Version rollBackInEmergency(int number, String reason, Actor by) {
    return putInForce(number, () -> activations.rollBackInEmergency(number, reason, by));
  }

  private Version putInForce(int number, Supplier<InForce> step) {
    PolicyDesk built = build(versions.get(number));
    take(built, step);
    return versions.get(number);
  }

  private void take(PolicyDesk built, Supplier<InForce> step) {
    boolean taken = false;
    try {
      synchronized (turn) {
        InForce now = step.get();
        current.adopt(built.as(now.number()), now);
        taken = true;
      }
    } finally {
      if (!taken) {
        built.close();
      }
    }
  }

  private PolicyDesk build(Version version) {
    return workshop.within(() -> desk(versions.content(version), version.number()));
  }

  /** Puts what was saved in a watched folder in force, without the word of a second person. */
  void putInForceUnseen(Content content, PolicyDesk built) {
    take(built, () -> activations.watched(content));
  }

  /** Builds a desk for a content that is no version yet. */
  PolicyDesk build(Content content) {
    return workshop.within(() -> desk(content, 0));
  }

  /** A desk for the content of a version. */
  static PolicyDesk desk(Content content, int number) {
    return PolicyDesk.build(content.rules(), content::readSamples, number);
  }

  /**
   * Notices that another process put a version in force, and follows it.
   *
   * @return false if that version was tried before, and cannot run here
   */
  boolean follow() {
    InForce now;
    synchronized (turn) {
      now = versions.inForce().orElse(current.of());
      if (now.sequence() <= current.of().sequence()) {
        return true;
      }
    }
    if (now.sequence() == unfit) {
      return false;
    }
    unfit = now.sequence();
    current.adopt(build(versions.get(now.number())), now);
    return true;
  }
}
