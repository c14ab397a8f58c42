package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.ThresholdEntry;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Draws the justification from the firings and the model of their rules. Rules run in layers, so
 * what an {@code exists} saw is what the whole session concluded of that kind.
 */
final class JustificationBuilder {

  private final Registers registers;
  private final Case facts;
  private final CaseValues values;
  private final List<Firing> firings;
  private final Map<String, Map<Conclusion, List<Firing>>> concluded;
  private final Map<Firing, Derivation> derivations;
  private final Map<String, Node> nodes = new HashMap<>(256);
  private final Set<Edge> edges = new HashSet<>(512);

  JustificationBuilder(
      Registers registers,
      Case facts,
      CaseValues values,
      List<Firing> firings,
      Map<String, Map<Conclusion, List<Firing>>> concluded,
      Map<Firing, Derivation> derivations) {
    this.registers = registers;
    this.facts = facts;
    this.values = values;
    this.firings = firings;
    this.concluded = concluded;
    this.derivations = derivations;
  }

  Justification build() {
    for (Firing firing : firings) {
      draw(firing);
    }
    List<Node> sorted = new ArrayList<>(nodes.values());
    sorted.sort(Comparator.comparing(Node::id));
    List<Edge> steps = new ArrayList<>(edges);
    steps.sort(Comparator.naturalOrder());
    return new Justification(List.copyOf(sorted), List.copyOf(steps));
  }

  private void draw(Firing firing) {
    String id = firing.id();
    Rule rule = firing.plan().rule();
    nodes.put(
        id,
        new Node.FiringNode(
            id,
            rule.name(),
            rule.place().file(),
            rule.place().line(),
            Objects.requireNonNull(derivations.get(firing)).because(),
            rule.sources()));
    for (Conclusion conclusion : firing.conclusions()) {
      edges.add(new Edge(id, conclusion(conclusion)));
    }
    for (Rule.ThresholdUse use : rule.thresholds()) {
      edges.add(new Edge(threshold(use.name()), id));
    }
    List<RulePlan.Step> steps = firing.plan().steps();
    for (int i = 0; i < steps.size(); i++) {
      RulePlan.Step step = steps.get(i);
      if (step.condition() instanceof Condition.Absent) {
        edges.add(new Edge(absence(step.shown()), id));
      } else if (step.condition() instanceof Condition.Exists) {
        exists(step, firing);
      } else if (step.takesObject()) {
        edges.add(new Edge(premise(firing.object(i)), id));
      } else {
        part(step, firing);
      }
    }
  }

  private void part(RulePlan.Step step, Firing firing) {
    step.paths().forEach(path -> edges.add(new Edge(fact(path), firing.id())));
    if (!step.alternatives().isEmpty()) {
      Evaluation.Values over = firing.over(step.type());
      Set<String> paths = new HashSet<>();
      step.alternatives().forEach(any -> holding(any, step.type(), over, paths));
      paths.forEach(path -> edges.add(new Edge(fact(path), firing.id())));
    }
  }

  /** The facts that a constraint which holds rests on: of alternatives those that hold. */
  private static void holding(
      Constraint constraint, Vocabulary.Type type, Evaluation.Values over, Set<String> paths) {
    List<Constraint> alternatives = new ArrayList<>();
    if (constraint instanceof Constraint.Any any) {
      any.parts().stream()
          .filter(part -> Evaluation.holds(part, over))
          .forEach(part -> RulePlan.read(part, type, paths, alternatives));
    }
    alternatives.forEach(inner -> holding(inner, type, over, paths));
  }

  private void exists(RulePlan.Step step, Firing firing) {
    if (step.onlyKey() != null) {
      // The rule fired, so the conclusion is there.
      edges.add(new Edge("conclusion:" + step.type().name() + ":" + step.onlyKey(), firing.id()));
      return;
    }
    for (Object candidate : candidates(step.type())) {
      Evaluation.Values over = firing.over(step.type(), candidate);
      if (step.pattern().constraints().stream().allMatch(c -> Evaluation.holds(c, over))) {
        edges.add(new Edge(premise(candidate), firing.id()));
      }
    }
  }

  private Iterable<?> candidates(Vocabulary.Type type) {
    if (type.kind() == Vocabulary.Kind.CONCLUSION) {
      return concluded.getOrDefault(type.name(), Map.of()).keySet();
    }
    return type.name().equals("Attribute")
        ? facts.attributes().values()
        : facts.unstated().stream().map(Unstated::new).toList();
  }

  private String premise(Object object) {
    if (object instanceof Conclusion conclusion) {
      return conclusion(conclusion);
    }
    if (object instanceof Attribute attribute) {
      String id = "fact:" + attribute.path();
      nodes.computeIfAbsent(id, key -> new Node.FactNode(key, attribute.path(), attribute.value()));
      return id;
    }
    return fact(((Unstated) object).path());
  }

  private String conclusion(Conclusion conclusion) {
    String id = "conclusion:" + conclusion.id();
    nodes.computeIfAbsent(id, key -> new Node.ConclusionNode(key, conclusion));
    return id;
  }

  private String threshold(String name) {
    String id = "threshold:" + name;
    ThresholdEntry entry = Objects.requireNonNull(registers.thresholds().get(name));
    nodes.computeIfAbsent(
        id, key -> new Node.ThresholdNode(key, name, entry.value(), entry.unit()));
    return id;
  }

  private String absence(String pattern) {
    String id = "absence:" + pattern;
    nodes.computeIfAbsent(id, key -> new Node.AbsenceNode(key, pattern));
    return id;
  }

  private String fact(String path) {
    Field field = Catalogue.get(path);
    if (!field.derived()) {
      String id = "fact:" + path;
      nodes.computeIfAbsent(id, key -> new Node.FactNode(key, path, values.get(path)));
      return id;
    }
    String id = "derived:" + path;
    if (!nodes.containsKey(id)) {
      nodes.put(id, new Node.DerivedNode(id, path, values.get(path)));
      field.derivedFrom().forEach(from -> edges.add(new Edge(fact(from), id)));
    }
    return id;
  }
}
