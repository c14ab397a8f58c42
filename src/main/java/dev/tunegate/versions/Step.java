package dev.tunegate.versions;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a version, as the journal has it.
 *
 * @param sequence its place in the journal
 * @param by who took it
 * @param token the name of the token that acted for that account; null where the person did
 * @param reason why, in that person's words; empty where none was given
 */
public record Step(
    long sequence, Kind kind, Instant at, String by, @Nullable String token, String reason) {

  /** The kinds of step. */
  public enum Kind {
    /** The version was saved. */
    DRAFTED("Saved as a draft"),
    /** It passed the full check and was put forward. */
    PROPOSED("Proposed"),
    /** A second person agreed. */
    APPROVED("Approved"),
    /** Somebody turned it down. */
    REJECTED("Rejected"),
    /** Its author, or an administrator, took it back. */
    WITHDRAWN("Withdrawn"),
    /** Somebody set a time at which it shall come into force. */
    ACTIVATION_SCHEDULED("To be put in force at a time"),
    /** That was called off. */
    ACTIVATION_CALLED_OFF("Called off"),
    /** Its time came, and it could not be put in force. */
    ACTIVATION_FAILED("Not put in force at its time"),
    /** It came into force. */
    ACTIVATED("Put in force"),
    /** Another came into force in its place. */
    SUPERSEDED("Superseded"),
    /** Somebody asked to put it back in force. */
    ROLLBACK_REQUESTED("Roll back asked for"),
    /** A second person turned that down, or the one who asked took it back. */
    ROLLBACK_DECLINED("Roll back declined"),
    /** It was put back in force by two people. */
    ROLLED_BACK("Put back in force"),
    /** It was put back in force by one person, as an emergency. */
    EMERGENCY_ROLLED_BACK("Put back in force as an emergency");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }

    /** As the journal calls it, such as {@code policy.rollback-requested}. */
    public String code() {
      return "policy." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The journal holds an unknown " + code));
    }
  }
}
