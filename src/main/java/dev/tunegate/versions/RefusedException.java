package dev.tunegate.versions;

import dev.tunegate.policy.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that is not taken. Nothing has changed; the message says why, and what to do, in words for
 * people.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a step is not taken. */
  public enum Kind {
    /** There is no such version. */
    NO_VERSION,
    /** The version is in a state that the step does not begin from, or somebody was quicker. */
    WRONG_STATE,
    /** Another version came into force since this one was begun. */
    OUTDATED,
    /** Nobody agrees to their own change. */
    SELF,
    /** Only whoever saved a version, or an administrator, takes it back. */
    NOT_OWN,
    /** The step needs words that are missing, or are too long. */
    WORDS,
    /** The policy is not sound. */
    UNSOUND,
    /** The version would be the same as its parent. */
    UNCHANGED,
    /** Both sides changed the same files. */
    CONFLICT,
    /** As much is being checked or built as may be at a time. */
    BUSY,
    /** Checking or building the policy took too long. */
    TOO_SLOW
  }

  private final Kind kind;
  private final transient List<Diagnostic> diagnostics;
  private final transient List<String> conflicts;
  private final transient @Nullable Divergence divergence;

  private RefusedException(
      Kind kind,
      String message,
      List<Diagnostic> diagnostics,
      List<String> conflicts,
      @Nullable Divergence divergence) {
    super(message);
    this.kind = kind;
    this.diagnostics = List.copyOf(diagnostics);
    this.conflicts = List.copyOf(conflicts);
    this.divergence = divergence;
  }

  /** A step that is refused for a plain reason. */
  public RefusedException(Kind kind, String message) {
    this(kind, message, List.of(), List.of(), null);
  }

  /** A version that is not sound. */
  public static RefusedException unsound(String message, List<Diagnostic> diagnostics) {
    return new RefusedException(Kind.UNSOUND, message, diagnostics, List.of(), null);
  }

  /** A version of which nothing is left to rebase. */
  static RefusedException needless(int number, int inForce) {
    return new RefusedException(
        Kind.UNCHANGED,
        "All that version "
            + number
            + " changes is in force already, by version "
            + inForce
            + ": nothing is left to rebase. Withdraw version "
            + number
            + ".");
  }

  static RefusedException outdated(String message, Divergence divergence) {
    return new RefusedException(Kind.OUTDATED, message, List.of(), List.of(), divergence);
  }

  static RefusedException conflict(String message, List<String> conflicts, Divergence divergence) {
    return new RefusedException(Kind.CONFLICT, message, List.of(), conflicts, divergence);
  }

  /** Why the step is not taken. */
  public Kind kind() {
    return kind;
  }

  /** Everything that a check found; empty unless the policy is not sound. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Paths of the files that both sides changed; empty unless it comes to that. */
  public List<String> conflicts() {
    return conflicts;
  }

  /** What each side changed; null unless the version is outdated. */
  public @Nullable Divergence divergence() {
    return divergence;
  }
}
