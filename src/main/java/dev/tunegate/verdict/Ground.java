package dev.tunegate.verdict;

/**
 * A reason for tuning that holds.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Ground(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
