package dev.tunegate.desk;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Statement;
import dev.tunegate.policy.ThresholdEntry;
import java.util.List;

/**
 * What of a policy encodes one statement of the article.
 *
 * @param rules names of the rules that cite it, sorted
 * @param thresholds names of the thresholds that cite it
 */
public record StatementCoverage(Statement statement, List<String> rules, List<String> thresholds) {

  /** Every statement of the register in its order. */
  public static List<StatementCoverage> of(PolicyModel model) {
    return model.registers().statements().values().stream()
        .map(
            statement ->
                new StatementCoverage(
                    statement,
                    model.rulesCiting(statement.id()).stream().map(Rule::name).toList(),
                    model.thresholdsCiting(statement.id()).stream()
                        .map(ThresholdEntry::name)
                        .toList()))
        .toList();
  }

  /** Whether neither a rule nor a threshold encodes it. */
  public boolean uncovered() {
    return rules.isEmpty() && thresholds.isEmpty();
  }
}
