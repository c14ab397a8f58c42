package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks find, so that all of it is told in one go. */
final class Diagnostics {

  /** More than this helps nobody, and bounds what a hostile folder can make us say. */
  static final int MOST = 500;

  private final List<Diagnostic> found = new ArrayList<>();

  void error(Place place, String rule, String problem, String advice) {
    add(new Diagnostic(Diagnostic.Severity.ERROR, place, rule, problem, advice));
  }

  void error(Place place, String problem, String advice) {
    error(place, "", problem, advice);
  }

  void warning(Place place, String rule, String problem, String advice) {
    add(new Diagnostic(Diagnostic.Severity.WARNING, place, rule, problem, advice));
  }

  void add(Diagnostic diagnostic) {
    if (found.size() < MOST && !found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  List<Diagnostic> sorted() {
    return found.stream().sorted().toList();
  }
}
