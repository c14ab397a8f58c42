package dev.tunegate.versions;

import dev.tunegate.analysis.FullCheck;
import dev.tunegate.engine.EngineVersion;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Database;
import dev.tunegate.store.Journal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the policy: what is known of them, and new drafts. Every step on a version is
 * refused as a whole (as a {@link RefusedException}) or taken as a whole, and recorded with who
 * took it, when and why.
 */
public final class Versions {

  private final Records records;

  /** The versions that a database keeps. */
  public Versions(Database database, Journal journal, Clock clock) {
    this.records = new Records(database, journal, clock);
  }

  Records records() {
    return records;
  }

  /** All versions, the newest first. */
  public List<Version> newestFirst() {
    return records.versions.newestFirst();
  }

  /** A version. */
  public Version get(int number) {
    return records.version(number);
  }

  /**
   * The version that a word names: its number, {@code active} for the one in force, or its
   * fingerprint, of which the beginning is enough.
   *
   * @throws RefusedException if there is none
   */
  public Version find(String word) {
    if (word.equals("active")) {
      return get(records.inForce().number());
    }
    if (word.matches("[1-9][0-9]{0,8}")) {
      return get(Integer.parseInt(word));
    }
    if (word.matches("sha256:[0-9a-f]{8,64}")) {
      Optional<Version> found =
          newestFirst().stream().filter(each -> each.fingerprint().startsWith(word)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new RefusedException(
        RefusedException.Kind.NO_VERSION,
        "There is no version "
            + word
            + ". Name one by its number, by its fingerprint (sha256: and at least 8 digits), or the"
            + " one in force by active.");
  }

  /** What a version consists of. */
  public Content content(Version version) {
    return records.contents.load(version.content());
  }

  /** What became of a version, first things first. */
  public List<Step> steps(int number) {
    return records.steps(number);
  }

  /** What became of every version, by its number. */
  public Map<Integer, List<Step>> steps() {
    return records.steps();
  }

  /** Which version is in force; empty only before the first one. */
  public Optional<InForce> inForce() {
    return records.versions.inForce();
  }

  /** Numbers of the versions to which a roll back waits for a second person. */
  public Set<Integer> rollbacksAsked() {
    return records.versions.askedFor();
  }

  /** The roll back to a version that waits for a second person, if any does. */
  public Optional<Rollback> rollbackAsked(int number) {
    return records.versions.asked(number);
  }

  /** What the last check of a version found, if it was checked. */
  public Optional<CheckResult> lastCheck(int number) {
    return records.versions.report(number).map(CheckResultJson::read);
  }

  /**
   * What keeps a version from going on, because another than its parent came into force; null where
   * nothing does.
   */
  public @Nullable Divergence divergence(Version version) {
    int inForce = records.inForce().number();
    Integer parent = version.parent();
    return parent == null || parent == inForce ? null : records.divergence(version, inForce);
  }

  /**
   * Saves a version.
   *
   * @param basis number of the version whose files were edited, else the one in force: a version
   *     that was or is in force becomes the parent, another gives its own
   * @param message what the change is for
   */
  public Version draft(@Nullable Integer basis, String message, Content content, Actor by) {
    String words = Records.words("what the change is for", message);
    CheckResult quick = quickCheck(content);
    return records.step(
        () -> {
          Version from = records.version(basis == null ? records.inForce().number() : basis);
          boolean began = from.state() == State.ACTIVE || from.state() == State.SUPERSEDED;
          Integer parent = began ? Integer.valueOf(from.number()) : from.parent();
          refuseUnchanged(content, parent);
          Version draft =
              records.add(
                  content,
                  new Version(
                      0,
                      "",
                      "",
                      parent,
                      began ? null : Integer.valueOf(from.number()),
                      by.name(),
                      records.now(),
                      words,
                      State.DRAFT),
                  by);
          keep(draft.number(), quick);
          return draft;
        });
  }

  private void refuseUnchanged(Content content, @Nullable Integer parent) {
    if (parent != null && records.version(parent).content().equals(content.digest())) {
      throw new RefusedException(
          RefusedException.Kind.UNCHANGED,
          "Nothing is changed: rules and samples are those of version " + parent + ".");
    }
  }

  private CheckResult quickCheck(Content content) {
    return new CheckResult(
        false,
        0,
        0,
        EngineVersion.full(),
        records.now(),
        PolicyChecker.check(content.rules()).diagnostics());
  }

  private void keep(int number, CheckResult result) {
    records.versions.check(number, result.at().toString(), CheckResultJson.text(result));
  }

  /** Makes the full check of a version, and keeps what it found. It takes seconds. */
  public CheckResult check(int number) {
    Content content = content(get(number));
    FullCheck.Report report = FullCheck.check(content.rules(), content.readSamples());
    var result =
        new CheckResult(
            true,
            report.samples(),
            report.cases(),
            EngineVersion.full(),
            records.now(),
            report.diagnostics());
    records.step(
        () -> {
          keep(number, result);
          return true;
        });
    return result;
  }

  /**
   * Carries the change of a version over to the version in force, as a new draft. Files that only
   * one side changed are taken from that side.
   */
  public Version rebase(int number, Actor by) {
    return records.step(
        () -> {
          Version old = records.version(number);
          int inForce = records.inForce().number();
          Integer parent = old.parent();
          if (parent == null || parent == inForce) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                "Version " + number + " builds on the version in force already.");
          }
          if (old.state() == State.ACTIVE || old.state() == State.SUPERSEDED) {
            throw new RefusedException(
                RefusedException.Kind.WRONG_STATE,
                "Version " + number + " was in force itself. To put it back, roll back to it.");
          }
          Rebase rebase =
              Rebase.of(
                  content(records.version(parent)),
                  content(old),
                  content(records.version(inForce)));
          if (!rebase.conflicts().isEmpty()) {
            throw RefusedException.conflict(
                "Version "
                    + number
                    + " and version "
                    + inForce
                    + ", which is in force, both"
                    + " changed "
                    + String.join(", ", rebase.conflicts())
                    + ". Bring the two together by hand, and save that as a draft on version "
                    + inForce
                    + ".",
                rebase.conflicts(),
                records.divergence(old, inForce));
          }
          Content content = Content.ofFiles(rebase.files());
          if (content.digest().equals(records.version(inForce).content())) {
            throw RefusedException.needless(number, inForce);
          }
          Version draft =
              records.add(
                  content,
                  new Version(
                      0,
                      "",
                      "",
                      inForce,
                      number,
                      by.name(),
                      records.now(),
                      old.message(),
                      State.DRAFT),
                  by);
          keep(draft.number(), quickCheck(content));
          return draft;
        });
  }

  /** Refuses a step from another state. */
  static void requireState(Version version, State state, String done) {
    if (version.state() != state) {
      throw new RefusedException(
          RefusedException.Kind.WRONG_STATE,
          "Version "
              + version.number()
              + " is "
              + version.state().label().toLowerCase(Locale.ROOT)
              + "; only one that is "
              + state.label().toLowerCase(Locale.ROOT)
              + " can be "
              + done
              + ".");
    }
  }

  /** Refuses a step on a version whose parent is in force no more. */
  void requireCurrent(Version version, String done) {
    Divergence apart = divergence(version);
    if (apart != null) {
      throw RefusedException.outdated(
          "Version "
              + version.number()
              + " changes version "
              + apart.parent()
              + ", but version "
              + apart.inForce()
              + " is in force now, so it cannot be "
              + done
              + (apart.contained()
                  ? ". All that it changes is in force already: withdraw it."
                  : ". Look at what differs, and rebase it."),
          apart);
    }
  }

  static void change(Records records, Version version, State to) {
    if (!records.versions.change(version.number(), version.state(), to)) {
      throw new RefusedException(
          RefusedException.Kind.WRONG_STATE,
          "Somebody was quicker: version " + version.number() + " has changed. Look at it again.");
    }
    // Whatever it was to become at a time, it has become something now.
    records.schedules.forget(version.number());
  }
}
