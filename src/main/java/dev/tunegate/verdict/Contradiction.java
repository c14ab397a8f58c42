package dev.tunegate.verdict;

/**
 * Two stated facts that cannot both be so.
 *
 * @param path one of the facts
 * @param other the other
 */
public record Contradiction(String path, String other) implements Conclusion {

  @Override
  public String key() {
    return path + "," + other;
  }
}
