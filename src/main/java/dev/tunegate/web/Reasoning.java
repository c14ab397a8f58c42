package dev.tunegate.web;

import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Statement;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns the justification of a decision into words, step by step back to the facts. */
final class Reasoning {

  /**
   * One rule that fired.
   *
   * @param kind what kind of conclusion it reached, in words
   * @param facts what it read: facts, numbers of the policy
   * @param restsOn what it builds on
   * @param absences what it looked for and did not find
   * @param place where the rule stands
   */
  record Step(
      String kind,
      String because,
      List<Given> facts,
      List<Step> restsOn,
      List<String> absences,
      String rule,
      String place,
      String text,
      List<Statement> statements,
      BookLinks links) {

    /** Where the rule stands on the page of the policy. */
    public String ruleAddress() {
      return links.rule(rule);
    }
  }

  /**
   * A fact with its value.
   *
   * @param threshold whether it is a number of the policy
   */
  record Given(String label, String value, boolean threshold, boolean known) {}

  private final PolicyModel model;
  private final BookLinks links;
  private final NodeWords words;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<String>> premises = new HashMap<>();

  Reasoning(PolicyModel model, Justification justification, BookLinks links) {
    this.model = model;
    this.links = links;
    this.words = new NodeWords(model);
    for (Node node : justification.nodes()) {
      nodes.put(node.id(), node);
    }
    for (Edge edge : justification.edges()) {
      premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
    }
  }

  /** The steps that lead to a conclusion, each told once however often it is used. */
  List<Step> of(String conclusion) {
    return steps(conclusion, new HashSet<>());
  }

  private List<Step> steps(String conclusion, Set<String> told) {
    List<Step> steps = new ArrayList<>();
    if (!(nodes.get(conclusion) instanceof Node.ConclusionNode reached)) {
      return steps;
    }
    Set<String> said = new HashSet<>();
    for (String id : premises.getOrDefault(conclusion, List.of())) {
      if (nodes.get(id) instanceof Node.FiringNode firing
          && said.add(firing.rule() + firing.because())
          && told.add(id)) {
        steps.add(step(reached.conclusion(), firing, told));
      }
    }
    return steps;
  }

  private Step step(Conclusion reached, Node.FiringNode firing, Set<String> told) {
    List<Given> facts = new ArrayList<>();
    List<Step> restsOn = new ArrayList<>();
    for (String id : premises.getOrDefault(firing.id(), List.of())) {
      Node node = Objects.requireNonNull(nodes.get(id));
      if (node instanceof Node.ConclusionNode) {
        restsOn.addAll(steps(id, told));
      } else {
        given(node, facts);
      }
    }
    Rule rule = model.rule(firing.rule());
    return new Step(
        ConclusionWords.kind(reached.type()),
        firing.because(),
        facts,
        restsOn,
        rule == null ? List.of() : absences(rule),
        firing.rule(),
        firing.file() + ", line " + firing.line(),
        rule == null ? "" : rule.text().strip(),
        words.statements(firing.sources()),
        links);
  }

  private void given(Node node, List<Given> facts) {
    Given given = words.given(node);
    if (given != null) {
      facts.add(given);
    }
    if (node instanceof Node.DerivedNode) {
      for (String id : premises.getOrDefault(node.id(), List.of())) {
        given(Objects.requireNonNull(nodes.get(id)), facts);
      }
    }
  }

  private List<String> absences(Rule rule) {
    List<String> absences = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Absent) {
        absences.add(words.absence(condition.pattern()));
      }
    }
    return absences;
  }
}
