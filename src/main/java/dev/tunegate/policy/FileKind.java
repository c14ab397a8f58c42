package dev.tunegate.policy;

import java.util.Set;

/** The kinds of file that a policy may hold. */
final class FileKind {

  static final String POLICY = "policy.yaml";
  static final String STATEMENTS = "statements.yaml";
  static final String THRESHOLDS = "thresholds.yaml";
  static final String CODES = "codes.yaml";
  static final String QUESTIONS = "questions.yaml";

  /** The one register that a policy may do without. */
  static final String ATTRIBUTES = "attributes.yaml";

  static final Set<String> REGISTERS = Set.of(POLICY, STATEMENTS, THRESHOLDS, CODES, QUESTIONS);

  /** For messages. */
  static final String NAMES =
      "policy.yaml, statements.yaml, thresholds.yaml, codes.yaml, questions.yaml,"
          + " attributes.yaml, rule files (*.drl) and decision tables (*.drl.csv)";

  private FileKind() {}

  static boolean isKnown(String path) {
    return REGISTERS.contains(path) || path.equals(ATTRIBUTES) || isRules(path) || isTable(path);
  }

  static boolean isRules(String path) {
    return path.endsWith(".drl");
  }

  static boolean isTable(String path) {
    return path.endsWith(".drl.csv");
  }
}
