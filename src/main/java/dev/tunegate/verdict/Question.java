package dev.tunegate.verdict;

/**
 * A fact that is not stated and matters.
 *
 * @param path the fact, such as {@code data.verified}
 */
public record Question(String path) implements Conclusion {

  @Override
  public String key() {
    return path;
  }
}
