package dev.tunegate.facts;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** Reads what must be refused. */
final class Refusals {

  private Refusals() {}

  static InvalidCaseException refusal(String json) {
    var refusal = catchThrowableOfType(InvalidCaseException.class, () -> CaseReader.read(json));
    if (refusal == null) {
      throw new AssertionError("Accepted, but must be refused: " + json);
    }
    return refusal;
  }

  static List<CaseProblem> problems(String json) {
    return refusal(json).problems();
  }

  /** The problems as {@code type pointer}. */
  static List<String> kinds(String json) {
    return problems(json).stream().map(p -> (p.type() + " " + p.pointer()).strip()).toList();
  }

  /** The message of the one problem. */
  static String message(String json) {
    List<CaseProblem> problems = problems(json);
    if (problems.size() != 1) {
      throw new AssertionError("One problem is wanted, not " + problems);
    }
    return problems.get(0).message();
  }

  /** A case with one property in one part. */
  static String with(String path, String value) {
    int dot = path.indexOf('.');
    return "{\"title\":\"t\",\"%s\":{\"%s\":%s}}"
        .formatted(path.substring(0, dot), path.substring(dot + 1), value);
  }
}
