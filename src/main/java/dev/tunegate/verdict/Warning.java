package dev.tunegate.verdict;

/**
 * Worth saying; decides nothing.
 *
 * @param code the code, as {@code codes.yaml} declares it
 */
public record Warning(String code) implements Conclusion {

  @Override
  public String key() {
    return code;
  }
}
