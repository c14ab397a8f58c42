package dev.tunegate.verdict;

/**
 * Tuning is out, whatever else is so.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Veto(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
