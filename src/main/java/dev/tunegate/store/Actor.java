package dev.tunegate.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step.
 *
 * @param name the name of the account, as it is recorded
 * @param token the name of the token that acted for it; null where the person did
 */
public record Actor(String name, @Nullable String token) {

  /** The program itself: at its first start, and where it does what was set for a time. */
  public static final Actor TUNEGATE = new Actor("tunegate");

  /** The program, when it takes what was saved in a folder that it watches. */
  public static final Actor WATCH = new Actor("watch");

  /** Whoever has the database at hand, and the command line. */
  public static final Actor CONSOLE = new Actor("console");

  /** Whoever asks a service that only its own machine reaches, without a login. */
  public static final Actor NOBODY = new Actor("nobody");

  private static final int LONGEST = 200;

  /**
   * Holds the name to what can be recorded.
   *
   * @throws IllegalArgumentException if it is blank or too long, or holds what is not seen
   */
  public Actor {
    if (name.isBlank()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A name has 1 to " + LONGEST + " characters that are seen");
    }
  }

  /** A person, without a token. */
  public Actor(String name) {
    this(name, null);
  }

  /** Adds who it was to what is recorded of a step. */
  public void record(Map<String, Object> facts) {
    facts.put("by", name);
    if (token != null) {
      facts.put("token", token);
    }
  }
}
