package dev.tunegate.web;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.register.DecisionSummary;
import dev.tunegate.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The register as its page and its files show it. */
final class RegisterPage {

  static final String CSV_HEAD = "id,at,actor,verdict,title,because,version,fingerprint\r\n";

  /** What a spreadsheet would take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

  private RegisterPage() {}

  /**
   * A line.
   *
   * @param slug the verdict as the name of a style
   * @param verdict in a word
   */
  record Row(
      String id,
      String slug,
      String verdict,
      String title,
      String because,
      String when,
      String moment,
      String actor,
      @Nullable Integer version) {}

  /** Something to choose, by what stands in the address and what people read. */
  record Choice(String value, String label) {}

  /** What can be chosen from, in the words of the policy in force. */
  record Choices(
      List<Choice> verdicts, List<Choice> grounds, List<Choice> gaps, List<String> rules) {}

  static Choices choices(PolicyModel policy) {
    return new Choices(
        Arrays.stream(Outcome.values())
            .map(outcome -> new Choice(outcome.name(), label(policy, outcome)))
            .toList(),
        codes(policy, "Ground"),
        codes(policy, "Gap"),
        policy.rules().stream().map(Rule::name).sorted().toList());
  }

  private static List<Choice> codes(PolicyModel policy, String type) {
    return policy.registers().codesOf(type).keySet().stream()
        .map(code -> new Choice(code, policy.registers().label(type, code)))
        .toList();
  }

  private static String label(PolicyModel policy, Outcome outcome) {
    return policy.registers().label("Verdict", outcome.name());
  }

  static Row row(PolicyModel policy, DecisionSummary line) {
    String label = label(policy, line.outcome());
    String because = line.because();
    return new Row(
        line.id(),
        Words.slug(line.outcome()),
        label,
        line.title(),
        CaseTable.capital(
            because.startsWith(label + ":")
                ? because.substring(label.length() + 1).strip()
                : because),
        Words.moment(line.at()),
        line.at().toString(),
        Words.asker(line.actor()),
        line.version());
  }

  /** A line of comma-separated values (RFC 4180). */
  static String csv(DecisionSummary line) {
    @Nullable Integer version = line.version();
    return String.join(
            ",",
            line.id(),
            line.at().toString(),
            quoted(line.actor()),
            line.outcome().name(),
            quoted(line.title()),
            quoted(line.because()),
            version == null ? "" : version.toString(),
            line.fingerprint())
        + "\r\n";
  }

  private static String quoted(String text) {
    String harmless = FORMULA.matcher(text).find() ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
