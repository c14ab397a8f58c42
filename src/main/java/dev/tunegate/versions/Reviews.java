package dev.tunegate.versions;

import dev.tunegate.store.Actor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a draft to the word of a second person. */
public final class Reviews {

  private final Versions versions;
  private final Records records;

  /** Reviews of these versions. */
  public Reviews(Versions versions) {
    this.versions = versions;
    this.records = versions.records();
  }

  /** Refuses early what {@link #propose} would refuse after the check. */
  public void requireProposable(int number) {
    Version draft = records.version(number);
    Versions.requireState(draft, State.DRAFT, "proposed");
    versions.requireCurrent(draft, "proposed");
  }

  /**
   * Puts a draft forward.
   *
   * @param check the full check that was just made of it
   */
  public Version propose(int number, CheckResult check, Actor by) {
    if (!check.full() || !check.passed()) {
      throw RefusedException.unsound(
          "Version "
              + number
              + " is not sound, and so it is not proposed. Mend what the check"
              + " names, and save it as a new draft.",
          check.diagnostics());
    }
    return records.step(
        () -> {
          Version draft = records.version(number);
          requireProposable(number);
          Versions.change(records, draft, State.PROPOSED);
          records.record(
              Step.Kind.PROPOSED,
              draft,
              by,
              "",
              Map.of(
                  "check",
                  Map.of(
                      "samples",
                      check.samples(),
                      "cases",
                      check.cases(),
                      "engine",
                      check.engine(),
                      "findings",
                      check.diagnostics().size())));
          return records.version(number);
        });
  }

  /**
   * Agrees to a proposed version, as somebody who had no part in it.
   *
   * @param comment may be empty
   */
  public Version approve(int number, String comment, Actor by) {
    String words = Records.optionalWords("why you agree", comment);
    return records.step(
        () -> {
          Version proposed = records.version(number);
          Versions.requireState(proposed, State.PROPOSED, "approved");
          requireOther(proposed, by, "approve");
          versions.requireCurrent(proposed, "approved");
          Versions.change(records, proposed, State.APPROVED);
          records.record(Step.Kind.APPROVED, proposed, by, words, Map.of());
          return records.version(number);
        });
  }

  /** Turns a proposed version down, as somebody who had no part in it. */
  public Version reject(int number, String reason, Actor by) {
    String words = Records.words("why you turn it down", reason);
    return records.step(
        () -> {
          Version proposed = records.version(number);
          Versions.requireState(proposed, State.PROPOSED, "rejected");
          requireOther(proposed, by, "reject");
          Versions.change(records, proposed, State.REJECTED);
          records.record(Step.Kind.REJECTED, proposed, by, words, Map.of());
          return records.version(number);
        });
  }

  /**
   * Takes back a version that was never in force. It stays in the history.
   *
   * @param forOthers whether whoever does it may do it for others, as an administrator
   */
  public Version withdraw(int number, String reason, Actor by, boolean forOthers) {
    String words = Records.words("why it is withdrawn", reason);
    return records.step(
        () -> {
          Version open = records.version(number);
          if (!open.state().isOpen()) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                "Version "
                    + number
                    + " is "
                    + open.state().label().toLowerCase(Locale.ROOT)
                    + "; only a draft, or what is proposed or approved, can be withdrawn.");
          }
          if (!forOthers && !open.author().equals(by.name())) {
            throw new RefusedException(
                RefusedException.Kind.NOT_OWN,
                "Version "
                    + number
                    + " is the work of "
                    + open.author()
                    + ": only "
                    + open.author()
                    + " or an administrator can withdraw it.");
          }
          Versions.change(records, open, State.WITHDRAWN);
          records.record(Step.Kind.WITHDRAWN, open, by, words, Map.of());
          return records.version(number);
        });
  }

  /** Refuses whoever had a part in a version: saved it, or saved what it was made from. */
  private void requireOther(Version version, Actor by, String what) {
    Set<String> authors = new HashSet<>();
    for (@Nullable Version at = version; at != null; ) {
      authors.add(at.author());
      Integer origin = at.origin();
      at = origin == null ? null : records.version(origin);
    }
    if (authors.contains(by.name())) {
      throw new RefusedException(
          RefusedException.Kind.SELF,
          "Version "
              + version.number()
              + " is your own work, "
              + by.name()
              + ": somebody else must "
              + what
              + " it.");
    }
  }
}
