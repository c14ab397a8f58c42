package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Part;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the justification from the firings and the model of their rules. Rules run in layers, so
 * what an {@code exists} saw is what the whole session concluded of that kind.
 */
final class JustificationBuilder {

  private final Registers registers;
  private final Case facts;
  private final Map<String, Set<Conclusion>> concluded;
  private final Map<String, Node> nodes = new HashMap<>(256);
  private final List<Edge> edges = new ArrayList<>(256);

  /**
   * For one decision.
   *
   * @param concluded everything concluded, by type
   */
  JustificationBuilder(Registers registers, Case facts, Map<String, Set<Conclusion>> concluded) {
    this.registers = registers;
    this.facts = facts;
    this.concluded = concluded;
  }

  /** Draws a firing with everything that it rests on and concludes. */
  void draw(Firing firing, Derivation derivation) {
    Rule rule = firing.plan().rule();
    add(
        new Node.FiringNode(
            firing.id(),
            rule.name(),
            rule.place().file(),
            rule.place().line(),
            derivation.because(),
            rule.sources()));
    firing.plan().nodes().forEach(this::add);
    firing.plan().facts().forEach(this::fact);
    firing.results().forEach(this::add);
    edges.addAll(firing.edges());
    for (RulePlan.Step step : firing.plan().steps()) {
      if (step.takesObject()) {
        premise(firing.object(step), firing);
      } else if (step.type().kind() == Vocabulary.Kind.PART) {
        alternatives(step, firing);
      } else {
        exists(step, firing);
      }
    }
  }

  Justification build() {
    List<Node> sorted = new ArrayList<>(nodes.values());
    sorted.sort(Comparator.comparing(Node::id));
    edges.sort(Comparator.naturalOrder());
    List<Edge> steps = new ArrayList<>(edges.size());
    for (Edge edge : edges) {
      // Conditions of one rule can rest on the same premise.
      if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(edge)) {
        steps.add(edge);
      }
    }
    return new Justification(List.copyOf(sorted), List.copyOf(steps));
  }

  private void add(Node node) {
    nodes.put(node.id(), node);
  }

  private void alternatives(RulePlan.Step step, Firing firing) {
    Part part = facts.part(step.type().javaType());
    Evaluation.Values over = firing.over(step.type(), part, facts);
    Map<String, FactPath> paths = new HashMap<>();
    step.alternatives().forEach(any -> holding(any, step.type(), over, paths));
    for (FactPath path : paths.values()) {
      fact(path);
      edges.add(new Edge(path.id(), firing.id()));
    }
  }

  /** The facts that a constraint which holds rests on: of alternatives those that hold. */
  private static void holding(
      Constraint constraint,
      Vocabulary.Type type,
      Evaluation.Values over,
      Map<String, FactPath> paths) {
    List<Constraint> alternatives = new ArrayList<>();
    if (constraint instanceof Constraint.Any any) {
      for (Constraint part : any.parts()) {
        if (Evaluation.holds(part, over)) {
          RulePlan.read(part, type, paths, alternatives);
        }
      }
    }
    alternatives.forEach(inner -> holding(inner, type, over, paths));
  }

  private void exists(RulePlan.Step step, Firing firing) {
    for (Object candidate : candidates(step.type())) {
      Evaluation.Values over = firing.over(step.type(), candidate, facts);
      if (step.pattern().constraints().stream().allMatch(c -> Evaluation.holds(c, over))) {
        premise(candidate, firing);
      }
    }
  }

  private Iterable<?> candidates(Vocabulary.Type type) {
    if (type.kind() == Vocabulary.Kind.CONCLUSION) {
      return concluded.getOrDefault(type.name(), Set.of());
    }
    return type.name().equals("Attribute")
        ? facts.attributes().values()
        : registers.unstated(facts).stream().map(Unstated::new).toList();
  }

  private void premise(Object object, Firing firing) {
    if (object instanceof Conclusion conclusion) {
      // The firing that concluded it adds its node.
      edges.add(new Edge("conclusion:" + conclusion.id(), firing.id()));
      return;
    }
    FactPath path =
        FactPath.of(
            object instanceof Attribute attribute ? attribute.path() : ((Unstated) object).path());
    fact(path);
    edges.add(new Edge(path.id(), firing.id()));
  }

  private void fact(FactPath path) {
    if (!nodes.containsKey(path.id())) {
      add(path.node(facts));
      edges.addAll(path.derivation());
      path.origins().forEach(this::fact);
    }
  }
}
