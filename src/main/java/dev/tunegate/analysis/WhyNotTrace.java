package dev.tunegate.analysis;

import dev.tunegate.analysis.WhyNot.Blocked;
import dev.tunegate.analysis.WhyNot.Either;
import dev.tunegate.analysis.WhyNot.Failure;
import dev.tunegate.analysis.WhyNot.Missing;
import dev.tunegate.analysis.WhyNot.Route;
import dev.tunegate.engine.Decision;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows what did not come about down to the facts. Whatever is missing is followed down once in
 * an answer, so that answers stay short however many ways lead through it.
 */
final class WhyNotTrace {

  /** As many rules are told that lead to the target. */
  private static final int MOST_ROUTES = 4;

  /** As many rules are told that could have concluded something that is missing. */
  private static final int MOST_INNER = 2;

  /** Further away than anything that a policy can tell. */
  private static final int FAR = 1_000;

  private final PolicyModel model;
  private final Decision decision;
  private final Set<Conclusion> concluded = new HashSet<>();
  private final Set<String> fired = new HashSet<>();
  private final Map<Conclusion, List<Derivation>> by = new HashMap<>();
  private final Map<String, Integer> distances = new TreeMap<>();
  private final Set<String> told = new HashSet<>();

  WhyNotTrace(PolicyModel model, Decision decision) {
    this.model = model;
    this.decision = decision;
    Map<String, Node> nodes = new HashMap<>();
    decision.justification().nodes().forEach(node -> nodes.put(node.id(), node));
    for (Node node : nodes.values()) {
      if (node instanceof Node.ConclusionNode conclusion) {
        concluded.add(conclusion.conclusion());
      } else if (node instanceof Node.FiringNode firing) {
        fired.add(firing.rule());
      }
    }
    for (Edge edge : decision.justification().edges()) {
      if (nodes.get(edge.from()) instanceof Node.FiringNode firing
          && nodes.get(edge.to()) instanceof Node.ConclusionNode reached) {
        List<Derivation> derivations =
            by.computeIfAbsent(reached.conclusion(), none -> new ArrayList<>());
        var derivation = new Derivation(firing.rule(), firing.because(), firing.sources());
        if (!derivations.contains(derivation)) {
          derivations.add(derivation);
        }
      }
    }
  }

  WhyNot of(Outcome outcome) {
    boolean happened = decision.verdict().outcome() == outcome;
    List<Rule> rules = happened ? List.of() : leadingTo("Verdict", Set.of(outcome.name()));
    return new WhyNot(
        outcome.name(), happened, routes(rules, MOST_ROUTES), more(rules, MOST_ROUTES));
  }

  WhyNot of(Rule rule) {
    boolean happened = fired.contains(rule.name());
    List<Rule> rules = happened ? List.of() : List.of(rule);
    return new WhyNot(rule.name(), happened, routes(rules, 1), 0);
  }

  /** Rules that did not fire and could conclude one of these, the nearest first. */
  private List<Rule> leadingTo(String type, Set<String> keys) {
    return model.rules().stream()
        .filter(rule -> !fired.contains(rule.name()))
        .filter(rule -> rule.insertions().stream().anyMatch(made -> makes(made, type, keys)))
        .sorted(Comparator.<Rule, Integer>comparing(this::distance).thenComparing(Rule::name))
        .toList();
  }

  private static boolean makes(Rule.Insertion made, String type, Set<String> keys) {
    Operand key = made.arguments().get(0);
    return made.type().equals(type)
        && (keys.isEmpty() || key.literal() == null || keys.contains(key.literal()));
  }

  private List<Route> routes(List<Rule> rules, int most) {
    return rules.stream().limit(most).map(this::route).toList();
  }

  private static int more(List<Rule> rules, int most) {
    return Math.max(0, rules.size() - most);
  }

  private Route route(Rule rule) {
    List<Failure> failures =
        Failures.of(decision.facts(), concluded, rule, this::missing, this::blocked);
    Rule.Insertion first = rule.insertions().get(0);
    Conclusion conclusion = Conclusions.constant(first);
    return new Route(
        rule.name(),
        conclusion == null ? first.type() : conclusion.id(),
        failures.isEmpty() ? List.of(new WhyNot.Together()) : failures);
  }

  private Failure missing(Pattern pattern) {
    List<String> keys = List.copyOf(pattern.keys());
    if (!told.add(pattern.toString())) {
      return new Missing(pattern.type(), keys, List.of(), 0, true);
    }
    List<Rule> rules = leadingTo(pattern.type(), pattern.keys());
    return new Missing(
        pattern.type(), keys, routes(rules, MOST_INNER), more(rules, MOST_INNER), false);
  }

  private Failure blocked(Conclusion conclusion) {
    return new Blocked(conclusion, by.getOrDefault(conclusion, List.of()));
  }

  /** How many facts and rules stand between a rule and its firing, by the shortest way. */
  private int distance(Rule rule) {
    Integer known = distances.get(rule.name());
    if (known != null) {
      return known;
    }
    int distance =
        Failures.of(decision.facts(), concluded, rule, this::unfollowed, this::blocked).stream()
            .mapToInt(this::distance)
            .sum();
    distances.put(rule.name(), Math.min(distance, FAR));
    return Math.min(distance, FAR);
  }

  private Failure unfollowed(Pattern pattern) {
    return new Missing(pattern.type(), List.copyOf(pattern.keys()), List.of(), 0, true);
  }

  private int distance(Failure failure) {
    if (failure instanceof Either either) {
      return either.alternatives().stream()
          .mapToInt(all -> all.stream().mapToInt(this::distance).sum())
          .min()
          .orElse(FAR);
    }
    if (failure instanceof Missing missing) {
      return leadingTo(missing.type(), Set.copyOf(missing.keys())).stream()
          .map(this::distance)
          .findFirst()
          .orElse(FAR);
    }
    return failure instanceof Blocked blocked ? 1 + blocked.by().size() : 1;
  }
}
