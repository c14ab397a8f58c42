package dev.tunegate.verdict;

/**
 * A judgement that other rules build on.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Finding(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
