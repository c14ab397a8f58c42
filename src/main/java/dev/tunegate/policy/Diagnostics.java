package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what the checks find, so that all of it is told in one go. Bounded, so that a hostile
 * folder cannot make us say more than anybody reads.
 */
final class Diagnostics {

  /** More than this helps nobody. */
  static final int MOST = 500;

  private static final int LONGEST_TEXT = 1_200;
  private static final int LONGEST_NAME = 200;

  private final List<Diagnostic> found = new ArrayList<>();
  private boolean errors;
  private boolean cutShort;

  void error(Place place, String rule, String problem, String advice) {
    add(new Diagnostic(Diagnostic.Severity.ERROR, place, rule, problem, advice));
  }

  void error(Place place, String rule, String problem, Advice advice) {
    add(
        new Diagnostic(
            Diagnostic.Severity.ERROR, place, rule, problem, advice.words(), advice.fix()));
  }

  void error(Place place, String problem, Advice advice) {
    error(place, "", problem, advice);
  }

  void error(Place place, String problem, String advice) {
    error(place, "", problem, advice);
  }

  void warning(Place place, String rule, String problem, String advice) {
    add(new Diagnostic(Diagnostic.Severity.WARNING, place, rule, problem, advice));
  }

  void add(Diagnostic diagnostic) {
    errors |= diagnostic.isError();
    if (full()) {
      cutShort = true;
      return;
    }
    Diagnostic shortened = shortened(diagnostic);
    if (!found.contains(shortened)) {
      found.add(shortened);
    }
  }

  boolean hasErrors() {
    return errors;
  }

  /** Whether looking for more is wasted. */
  boolean full() {
    return found.size() >= MOST;
  }

  /**
   * Everything found, in the order of the files, named as a version names them; says at its end if
   * there was more.
   */
  List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.replaceAll(Diagnostics::inVersion);
    sorted.sort(null);
    if (cutShort) {
      Place last = sorted.get(sorted.size() - 1).place();
      sorted.add(
          new Diagnostic(
              errors ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING,
              Place.of(last.file()),
              "",
              "there is more than these " + MOST + " findings",
              "Mend these first, then check again."));
    }
    return List.copyOf(sorted);
  }

  private static Diagnostic inVersion(Diagnostic found) {
    return new Diagnostic(
        found.severity(),
        found.place().inVersion(),
        found.rule(),
        found.problem(),
        found.advice(),
        found.fix());
  }

  private static Diagnostic shortened(Diagnostic diagnostic) {
    Place place = diagnostic.place();
    return new Diagnostic(
        diagnostic.severity(),
        place.within(shortened(place.within(), LONGEST_NAME)),
        shortened(diagnostic.rule(), LONGEST_NAME),
        shortened(diagnostic.problem(), LONGEST_TEXT),
        shortened(diagnostic.advice(), LONGEST_TEXT),
        diagnostic.fix());
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "…" : text;
  }
}
