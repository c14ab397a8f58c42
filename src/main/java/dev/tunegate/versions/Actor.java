package dev.tunegate.versions;

/**
 * Who takes a step.
 *
 * @param name the name of the account, as it is recorded
 */
public record Actor(String name) {

  /** The program itself, at its first start. */
  public static final Actor TUNEGATE = new Actor("tunegate");

  /** The program, when it takes what was saved in a folder that it watches. */
  public static final Actor WATCH = new Actor("watch");

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
}
