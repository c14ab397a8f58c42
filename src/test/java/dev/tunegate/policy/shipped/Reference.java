package dev.tunegate.policy.shipped;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Scope;
import dev.tunegate.facts.TaskKind;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The readings of the article a second time, in plain Java. It was written from the readings and
 * without sight of the rules, so that the two can be held against each other; where the readings
 * leave room and both answers are sound, it was settled to answer as the rules do.
 */
final class Reference {

  private Reference() {}

  static Expected of(Case facts) {
    Set<Set<String>> contradictions = ContradictionsRead.of(facts);
    Set<String> vetoes = vetoes(facts);
    List<Route> failures = FailureRoutes.of(facts);
    List<Route> routes = new ArrayList<>(failures);
    routes.addAll(EconomyRoutes.of(facts));
    Set<String> grounds = new TreeSet<>();
    Set<String> gaps = new TreeSet<>();
    boolean prospect = false;
    for (Route route : routes) {
      if (route.standing() == Standing.GROUND) {
        grounds.add(route.code());
      }
      if (route.standing() == Standing.PROSPECT) {
        prospect = true;
      }
      if (route.inPlay()) {
        gaps.addAll(route.gaps());
      }
    }
    return new Expected(
        outcome(contradictions, vetoes, routes, failures),
        contradictions,
        vetoes,
        grounds,
        gaps,
        prospect);
  }

  /** "The verdict: the first line that matches". */
  private static Outcome outcome(
      Set<Set<String>> contradictions,
      Set<String> vetoes,
      List<Route> routes,
      List<Route> failures) {
    // 1: a contradiction.
    if (!contradictions.isEmpty()) {
      return Outcome.NEEDS_INFORMATION;
    }
    // 2: a veto.
    if (!vetoes.isEmpty()) {
      return Outcome.PROMPT;
    }
    // 3: a ground or a prospect, and a gap of its route, whatever else is unstated.
    for (Route route : routes) {
      if (route.inPlay() && !route.gaps().isEmpty()) {
        return Outcome.NOT_YET;
      }
    }
    // 4: a ground, and all homework of its route stated and done. What is unstated on a failure
    // route could be a gap there, by line 3 NOT_YET; since blanking a fact never leads to
    // FINE_TUNE,
    // it holds up the economy routes as well.
    boolean explained =
        failures.stream()
            .allMatch(route -> route.standing() == Standing.CLOSED || route.complete());
    for (Route route : routes) {
      if (explained && route.standing() == Standing.GROUND && route.complete()) {
        return Outcome.FINE_TUNE;
      }
    }
    // 5: neither ground nor prospect, and no unstated fact that could make one.
    if (routes.stream().allMatch(route -> route.standing() == Standing.CLOSED)) {
      return Outcome.PROMPT;
    }
    // 6: otherwise.
    return Outcome.NEEDS_INFORMATION;
  }

  /** "Vetoes". */
  private static Set<String> vetoes(Case facts) {
    Set<String> vetoes = new TreeSet<>();
    // Many capabilities: scope MANY_CAPABILITIES or kind ASSISTANT (L09).
    if (facts.task().scope() == Scope.MANY_CAPABILITIES
        || facts.task().kind() == TaskKind.ASSISTANT) {
      vetoes.add("TOO_BROAD");
    }
    // Behaviour that must for good change faster than a retraining cycle (L69).
    if (Boolean.TRUE.equals(facts.task().mustChangeQuickly())) {
      vetoes.add("MUST_CHANGE_QUICKLY");
    }
    return vetoes;
  }
}
