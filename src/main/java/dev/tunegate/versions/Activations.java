package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts versions in force. The pointer to the version in force, the states of the two versions and
 * the steps that tell of it change in one transaction: either all of it has happened or nothing.
 * That a version builds is for the caller to see to, before.
 */
public final class Activations {

  private final Versions versions;
  private final Records records;

  /** Activations of these versions. */
  public Activations(Versions versions) {
    this.versions = versions;
    this.records = versions.records();
  }

  /**
   * Makes a policy version 1 and puts it in force, unless there is one already.
   *
   * @param message where it came from
   * @return which version is in force now
   */
  public InForce first(Content content, String message) {
    return records.step(
        () ->
            versions
                .inForce()
                .orElseGet(
                    () -> {
                      Version first = add(content, null, Actor.TUNEGATE, message);
                      long sequence =
                          records.record(
                              Step.Kind.ACTIVATED, first, Actor.TUNEGATE, message, Map.of());
                      var next = new InForce(first.number(), sequence);
                      records.versions.pointTo(next);
                      return next;
                    }));
  }

  private Version add(Content content, @Nullable Integer parent, Actor by, String message) {
    return records.add(
        content,
        new Version(0, "", "", parent, null, by.name(), records.now(), message, State.ACTIVE),
        by);
  }

  /** Refuses early what {@link #activate} would refuse after the build. */
  public void requireActivable(int number) {
    Version approved = records.version(number);
    Versions.requireState(approved, State.APPROVED, "put in force");
    versions.requireCurrent(approved, "put in force");
  }

  /** Puts an approved version in force. */
  public InForce activate(int number, Actor by) {
    return activate(number, by, "", Map.of());
  }

  InForce activate(int number, Actor by, String reason, Map<String, ?> more) {
    return records.step(
        () -> {
          Version approved = records.version(number);
          requireActivable(number);
          return replace(approved, Step.Kind.ACTIVATED, by, reason, more);
        });
  }

  /**
   * Saves what was found in a watched folder, and puts it in force at once, without the word of a
   * second person.
   */
  public InForce watched(Content content) {
    return records.step(
        () -> {
          InForce before = records.inForce();
          String message = "Saved in the folder that is watched";
          Version version = add(content, before.number(), Actor.WATCH, message);
          return putInPlace(version, before, Step.Kind.ACTIVATED, Actor.WATCH, message, Map.of());
        });
  }

  /** Asks for an earlier version to be put back in force; a second person must confirm it. */
  public Rollback requestRollback(int number, String reason, Actor by) {
    String words = Records.words("why it shall be put back", reason);
    return records.step(
        () -> {
          Version earlier = earlier(number);
          records
              .versions
              .asked(number)
              .ifPresent(
                  asked -> {
                    throw new RefusedException(
                        RefusedException.Kind.WRONG_STATE,
                        asked.requester()
                            + " has asked for this already. Somebody else than "
                            + asked.requester()
                            + " can confirm it.");
                  });
          var rollback = new Rollback(by.name(), records.now(), words);
          records.versions.ask(number, rollback);
          records.record(Step.Kind.ROLLBACK_REQUESTED, earlier, by, words, Map.of());
          return rollback;
        });
  }

  /** Confirms, as a second person, a roll back that was asked for, and makes it. */
  public InForce confirmRollback(int number, Actor by) {
    return records.step(
        () -> {
          Version earlier = earlier(number);
          Rollback asked = asked(number);
          if (asked.requester().equals(by.name())) {
            throw new RefusedException(
                RefusedException.Kind.SELF,
                "You asked for this roll back yourself, "
                    + by.name()
                    + ": somebody else must confirm it.");
          }
          return replace(
              earlier,
              Step.Kind.ROLLED_BACK,
              by,
              asked.reason(),
              Map.of("requestedBy", asked.requester()));
        });
  }

  /** Turns down a roll back that was asked for; who asked may take it back so. */
  public void declineRollback(int number, String reason, Actor by) {
    String words = Records.words("why it is not put back", reason);
    records.step(
        () -> {
          Version earlier = earlier(number);
          asked(number);
          records.versions.forgetAsked(number);
          return records.record(Step.Kind.ROLLBACK_DECLINED, earlier, by, words, Map.of());
        });
  }

  /** Puts an earlier version back in force by one person's word, recorded as an emergency. */
  public InForce rollBackInEmergency(int number, String reason, Actor by) {
    String words = Records.words("what the emergency is", reason);
    return records.step(
        () -> replace(earlier(number), Step.Kind.EMERGENCY_ROLLED_BACK, by, words, Map.of()));
  }

  private Version earlier(int number) {
    Version version = records.version(number);
    Versions.requireState(version, State.SUPERSEDED, "put back");
    return version;
  }

  private Rollback asked(int number) {
    return records
        .versions
        .asked(number)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.WRONG_STATE,
                    "Nobody has asked to roll back to version "
                        + number
                        + " since the version in force came into force. Ask for it, with a"
                        + " reason."));
  }

  private InForce replace(
      Version next, Step.Kind kind, Actor by, String reason, Map<String, ?> more) {
    Versions.change(records, next, State.ACTIVE);
    return putInPlace(next, records.inForce(), kind, by, reason, more);
  }

  private InForce putInPlace(
      Version next, InForce before, Step.Kind kind, Actor by, String reason, Map<String, ?> more) {
    Version old = records.version(before.number());
    Versions.change(records, old, State.SUPERSEDED);
    records.versions.forgetAllAsked();
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("replaces", old.number());
    long sequence = records.record(kind, next, by, reason, facts);
    records.record(
        Step.Kind.SUPERSEDED,
        old,
        by,
        "By version " + next.number(),
        Map.of("supersededBy", next.number()));
    var inForce = new InForce(next.number(), sequence);
    records.versions.pointTo(inForce);
    return inForce;
  }
}
