package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Part;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Draws the justification from the firings and the model of their rules. Rules run in layers, so
 * what an {@code exists} saw is what the whole session concluded of that kind. What the outline
 * knows is selected in it; what it cannot know is made and sorted in.
 */
final class JustificationBuilder {

  private static final int FEW = 16;

  private final Registers registers;
  private final Outline outline;
  private final Case facts;
  private final Concluded concluded;
  private final Outline.Selection selected = new Outline.Selection();

  /** Nodes of firings that the outline knows, by number: what they say is known only now. */
  private final Map<Integer, Node> fired = new HashMap<>();

  private final Map<String, Node> otherNodes = new HashMap<>();
  private final Set<Edge> otherEdges = new HashSet<>();

  /** For one decision. */
  JustificationBuilder(Registers registers, Outline outline, Case facts, Concluded concluded) {
    this.registers = registers;
    this.outline = outline;
    this.facts = facts;
    this.concluded = concluded;
  }

  /** Draws a firing with everything that it rests on and concludes. */
  void draw(Firing firing, Derivation derivation) {
    RulePlan plan = firing.plan();
    Outline.Known known = firing.known();
    if (known == null) {
      otherNodes.put(firing.id(), firing.node(derivation));
      plan.nodes().forEach(this::add);
      firing.facts().forEach(this::add);
      firing.conclusions().forEach(each -> add(Firing.node(each)));
      firing.edges().forEach(this::add);
      open(plan.steps(), firing);
    } else {
      selected.add(known.selection());
      if (plan.derivation() == null) {
        fired.put(known.number(), firing.node(derivation));
      }
      choose(known.choices());
      // What has no number is looked through with the rest.
      if (concluded.hasOthers()) {
        open(plan.steps(), firing);
      } else {
        witness(known.witnesses());
        open(known.open(), firing);
      }
    }
  }

  private void choose(List<Outline.Choice> choices) {
    for (Outline.Choice choice : choices) {
      if (choice.test().test(facts.part(choice.part()))) {
        selected.add(choice.selection());
        choose(choice.inner());
      }
    }
  }

  private void witness(List<Outline.Witness> witnesses) {
    for (Outline.Witness witness : witnesses) {
      if (concluded.has(witness.conclusion())) {
        selected.edges().set(witness.edge());
      }
    }
  }

  private void open(List<Step> steps, Firing firing) {
    for (Step step : steps) {
      if (step.isOfPart()) {
        alternatives(step, firing);
      } else if (step.exists()) {
        exists(step, firing);
      }
    }
  }

  Justification build() {
    BitSet chosen = selected.nodes();
    List<Node> nodes = new ArrayList<>(chosen.cardinality() + otherNodes.size());
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      Node known = outline.node(i, facts);
      nodes.add(known == null ? Objects.requireNonNull(fired.get(i)) : known);
    }
    List<Edge> edges = outline.edges(selected.edges());
    sortIn(otherNodes.values(), nodes, Comparator.comparing(Node::id));
    sortIn(otherEdges, edges, Comparator.naturalOrder());
    return new Justification(
        Collections.unmodifiableList(nodes), Collections.unmodifiableList(edges));
  }

  /** A few are put in their places; only many are worth sorting everything again. */
  private static <T> void sortIn(Collection<T> others, List<T> sorted, Comparator<T> order) {
    if (others.size() > FEW) {
      sorted.addAll(others);
      sorted.sort(order);
    } else {
      for (T other : others) {
        sorted.add(-1 - Collections.binarySearch(sorted, other, order), other);
      }
    }
  }

  private void add(Edge edge) {
    int number = outline.number(edge);
    if (number >= 0) {
      selected.edges().set(number);
    } else {
      otherEdges.add(edge);
    }
  }

  private void add(Node node) {
    int number = outline.number(node.id());
    if (number >= 0) {
      selected.nodes().set(number);
    } else {
      otherNodes.put(node.id(), node);
    }
  }

  private void alternatives(Step step, Firing firing) {
    Part part = facts.part(step.type().javaType());
    Evaluation.Values over = firing.over(step.type(), part, facts);
    holding(step.choices(), over, firing);
  }

  /** What those of some alternatives rest on that hold. */
  private void holding(List<Step.Choice> choices, Evaluation.Values over, Firing firing) {
    for (Step.Choice choice : choices) {
      if (Evaluation.holds(choice.constraint(), over)) {
        for (FactPath path : choice.facts()) {
          add(path);
          add(new Edge(path.id(), firing.id()));
        }
        holding(choice.inner(), over, firing);
      }
    }
  }

  private void exists(Step step, Firing firing) {
    if (step.type().kind() == Vocabulary.Kind.CONCLUSION) {
      concluded.of(step.type().name()).forEach(found -> exists(step, firing, found.conclusion()));
    } else if (step.type().name().equals("Attribute")) {
      facts.attributes().values().forEach(attribute -> exists(step, firing, attribute));
    } else {
      registers.unstated(facts).forEach(path -> exists(step, firing, new Unstated(path)));
    }
  }

  private void exists(Step step, Firing firing, Object candidate) {
    Evaluation.Values over = firing.over(step.type(), candidate, facts);
    if (Evaluation.all(step.pattern().constraints(), over)) {
      premise(candidate, firing);
    }
  }

  /** Draws what an {@code exists} saw; the firing that concluded something draws its node. */
  private void premise(Object object, Firing firing) {
    FactPath path = Firing.fact(object);
    if (path != null) {
      add(path);
    }
    add(new Edge(Firing.premise(object), firing.id()));
  }

  private void add(FactPath path) {
    if (!outline.select(path, selected)) {
      otherNodes.put(path.id(), path.node(facts));
      path.derivation().forEach(this::add);
      path.origins().forEach(this::add);
    }
  }
}
