package dev.tunegate.verdict;

/**
 * What would be a ground if missing homework, or a fact that is unstated, turned out so.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Prospect(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
