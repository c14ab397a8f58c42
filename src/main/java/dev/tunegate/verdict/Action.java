package dev.tunegate.verdict;

/**
 * Something to do.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Action(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
