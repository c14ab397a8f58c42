package dev.tunegate.web;

import dev.tunegate.analysis.Change;
import dev.tunegate.analysis.SampleChangeWords;
import dev.tunegate.policy.Registers;
import org.jspecify.annotations.Nullable;

/** A sample that changes, with facts, answers, codes and verdicts by what people call them. */
final class SampleLine {

  private SampleLine() {}

  /**
   * A change in words.
   *
   * @param registers whose words are taken; null where the policy cannot be read
   */
  static ComparePage.Line of(Change change, @Nullable Registers registers) {
    var words = new SampleChangeWords(registers);
    String name = change.name();
    String verdict = words.verdict(name.substring(0, Math.max(0, name.indexOf('/'))));
    String sentence = "“" + sentence(name) + "”";
    String headline =
        switch (change.kind()) {
          case ADDED -> sentence + " is new, under " + verdict;
          case REMOVED -> sentence + " is gone; it stood under " + verdict;
          default -> sentence + " changes";
        };
    return new ComparePage.Line(
        headline, change.details().stream().map(words::detail).map(ComparePage::detail).toList());
  }

  /** A sample by its sentence; what is no path of one stays as it is. */
  static String sentence(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
  }
}
