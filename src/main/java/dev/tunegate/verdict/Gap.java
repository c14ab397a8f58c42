package dev.tunegate.verdict;

/**
 * Homework that is known to be undone.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Gap(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
