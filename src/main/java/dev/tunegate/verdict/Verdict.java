package dev.tunegate.verdict;

/**
 * What the policy decides; exactly one outcome a case.
 *
 * @param outcome one of the four
 */
public record Verdict(Outcome outcome) implements Conclusion {

  @Override
  public String key() {
    return outcome.name();
  }
}
