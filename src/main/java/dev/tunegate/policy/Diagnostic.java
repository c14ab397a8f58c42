package dev.tunegate.policy;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a policy.
 *
 * @param severity whether it keeps the policy from running
 * @param place where it stands, in a file named as a version names it: {@code rules/…} or {@code
 *     facts-samples/…}
 * @param rule name of the rule it stands in, else empty
 * @param problem what is wrong, with the value met
 * @param advice what to write or do instead
 * @param fix what a tool can write instead; null where that takes a person
 */
public record Diagnostic(
    Severity severity, Place place, String rule, String problem, String advice, @Nullable Fix fix)
    implements Comparable<Diagnostic> {

  /** A finding that takes a person to mend. */
  public Diagnostic(Severity severity, Place place, String rule, String problem, String advice) {
    this(severity, place, rule, problem, advice, null);
  }

  /** Whether a policy with such a finding can run. */
  public enum Severity {
    /** It cannot run. */
    ERROR,
    /** It can run, and somebody should look. */
    WARNING
  }

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::place)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::problem);

  /** Whether it keeps the policy from running. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** Two lines for people: where and what, then what to do. */
  @Override
  public String toString() {
    var text = new StringBuilder(place.toString());
    text.append(isError() ? ": error" : ": warning");
    if (!rule.isEmpty()) {
      text.append(" in rule \"").append(rule).append('"');
    }
    text.append(": ").append(problem);
    if (!advice.isEmpty()) {
      text.append("\n    ").append(advice);
    }
    return text.toString();
  }
}
