package dev.tunegate.engine;

import dev.tunegate.facts.Case;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The justification of all that a policy is known to be able to say, drawn once: its nodes and
 * edges, numbered in the order in which a justification tells them. That of one case is for the
 * most part a selection of them, which needs no sorting and no making of ids.
 */
final class Outline {

  /** Nodes and edges by their numbers. */
  record Selection(BitSet nodes, BitSet edges) {

    Selection() {
      this(new BitSet(), new BitSet());
    }

    void add(Selection other) {
      nodes.or(other.nodes);
      edges.or(other.edges);
    }
  }

  /**
   * A firing that is known before any case.
   *
   * @param number of its node
   * @param selection itself and what it adds to a justification whenever it happens
   * @param choices what else it adds, by the facts of the case
   * @param witnesses what else it adds, by what was concluded
   * @param open steps of its rule of which no more is known beforehand
   */
  record Known(
      int number,
      Selection selection,
      List<Choice> choices,
      List<Witness> witnesses,
      List<Step> open) {}

  /**
   * An alternative in what a rule asks of a part.
   *
   * @param part the class of the part
   * @param test whether it holds for the part
   * @param selection what it adds if it does
   * @param inner alternatives within it
   */
  record Choice(Class<?> part, Predicate<Object> test, Selection selection, List<Choice> inner) {}

  /**
   * A conclusion that an {@code exists} sees if it is there.
   *
   * @param conclusion its number
   * @param edge number of the edge from it
   */
  record Witness(int conclusion, int edge) {}

  /** What is known of a node: all of it, or the path of a fact, or nothing of a firing. */
  private record Slot(@Nullable Node node, @Nullable FactPath path) {}

  private final List<String> ids;
  private final Map<String, Integer> nodeNumbers = new HashMap<>();
  private final List<Slot> slots;
  private final List<Edge> edges;
  private final Map<Edge, Integer> edgeNumbers = new HashMap<>();

  Outline(List<RulePlan> plans) {
    Map<String, Slot> nodes = new TreeMap<>();
    Set<Edge> steps = new TreeSet<>();
    plans.forEach(plan -> plan.known().forEach(firing -> draw(firing, nodes, steps)));
    this.ids = List.copyOf(nodes.keySet());
    this.slots = List.copyOf(nodes.values());
    this.edges = List.copyOf(steps);
    ids.forEach(id -> nodeNumbers.put(id, nodeNumbers.size()));
    edges.forEach(edge -> edgeNumbers.put(edge, edgeNumbers.size()));
    plans.forEach(plan -> plan.known().forEach(firing -> firing.outlined(known(firing))));
  }

  private static void draw(Firing firing, Map<String, Slot> nodes, Set<Edge> steps) {
    Derivation derivation = firing.plan().derivation();
    nodes.put(firing.id(), new Slot(derivation == null ? null : firing.node(derivation), null));
    firing.plan().nodes().forEach(node -> nodes.put(node.id(), new Slot(node, null)));
    for (Conclusion conclusion : firing.conclusions()) {
      Node node = Firing.node(conclusion);
      nodes.put(node.id(), new Slot(node, null));
    }
    firing.facts().forEach(path -> draw(path, nodes, steps));
    firing.edges().forEach(steps::add);
    for (FactPath path : firing.plan().possibleFacts()) {
      draw(path, nodes, steps);
      steps.add(new Edge(path.id(), firing.id()));
    }
    for (Step step : firing.plan().steps()) {
      seen(firing, step).forEach((conclusion, edge) -> steps.add(edge));
    }
  }

  /** The conclusions that an {@code exists} may see, by number, each with the edge from it. */
  private static Map<Integer, Edge> seen(Firing firing, Step step) {
    Map<Integer, Edge> seen = new TreeMap<>();
    Predicate<Object> test = step.test();
    if (test != null && step.existsAmongKnown()) {
      Repertoire repertoire = firing.plan().repertoire();
      Repertoire.Range range = repertoire.range(step.type().name());
      for (int i = range.from(); i < range.to(); i++) {
        Conclusion conclusion = repertoire.listed(i).conclusion();
        if (test.test(conclusion)) {
          seen.put(i, new Edge(Firing.premise(conclusion), firing.id()));
        }
      }
    }
    return seen;
  }

  private static void draw(FactPath path, Map<String, Slot> nodes, Set<Edge> steps) {
    nodes.put(path.id(), new Slot(null, path));
    steps.addAll(path.derivation());
    path.origins().forEach(origin -> draw(origin, nodes, steps));
  }

  private Known known(Firing firing) {
    var selection = new Selection();
    int number = number(firing.id());
    selection.nodes().set(number);
    firing.plan().nodes().forEach(node -> selection.nodes().set(number(node.id())));
    firing.conclusions().forEach(each -> selection.nodes().set(number(Firing.node(each).id())));
    firing.facts().forEach(path -> select(path, selection));
    firing.edges().forEach(edge -> selection.edges().set(number(edge)));
    List<Choice> choices = new ArrayList<>();
    List<Witness> witnesses = new ArrayList<>();
    List<Step> open = new ArrayList<>();
    for (Step step : firing.plan().steps()) {
      List<Choice> ofPart = choices(step.type().javaType(), step.choices(), firing);
      if (step.isOfPart() && ofPart != null) {
        choices.addAll(ofPart);
      } else if (step.existsAmongKnown()) {
        seen(firing, step).forEach((seen, edge) -> witnesses.add(new Witness(seen, number(edge))));
      } else if (!step.takesObject()) {
        open.add(step);
      }
    }
    return new Known(number, selection, choices, witnesses, open);
  }

  /** Alternatives as far as they are known before any case; null if one of them is not. */
  private @Nullable List<Choice> choices(Class<?> part, List<Step.Choice> choices, Firing firing) {
    List<Choice> known = new ArrayList<>();
    for (Step.Choice choice : choices) {
      List<Choice> inner = choices(part, choice.inner(), firing);
      if (choice.test() == null || inner == null) {
        return null;
      }
      var selection = new Selection();
      for (FactPath path : choice.facts()) {
        select(path, selection);
        selection.edges().set(number(new Edge(path.id(), firing.id())));
      }
      known.add(new Choice(part, choice.test(), selection, inner));
    }
    return known;
  }

  /** Selects a fact with what it is derived from; false where the outline does not have it. */
  boolean select(FactPath path, Selection selection) {
    int number = number(path.id());
    if (number < 0) {
      return false;
    }
    selection.nodes().set(number);
    path.derivation().forEach(edge -> selection.edges().set(number(edge)));
    path.origins().forEach(origin -> select(origin, selection));
    return true;
  }

  /** Firings in the order of their ids, by which the outline numbers them. */
  static List<Firing> inOrder(List<Firing> firings) {
    List<Firing> sorted = new ArrayList<>(firings);
    sorted.sort(Outline::compare);
    return sorted;
  }

  private static int compare(Firing one, Firing other) {
    Known place = one.known();
    Known otherPlace = other.known();
    return place == null || otherPlace == null
        ? one.id().compareTo(other.id())
        : Integer.compare(place.number(), otherPlace.number());
  }

  /** Number of a node, or -1 where the outline does not have it. */
  int number(String id) {
    return nodeNumbers.getOrDefault(id, -1);
  }

  /** Number of an edge, or -1 where the outline does not have it. */
  int number(Edge edge) {
    return edgeNumbers.getOrDefault(edge, -1);
  }

  /** Its edges, its nodes that are the same in every case, and its facts. */
  List<Object> pieces() {
    List<Object> pieces = new ArrayList<>(edges);
    slots.stream().flatMap(slot -> Stream.ofNullable(slot.node())).forEach(pieces::add);
    slots.stream().flatMap(slot -> Stream.ofNullable(slot.path())).forEach(pieces::add);
    return pieces;
  }

  /** A node as it is in a case, or null for a firing whose reason depends on the case. */
  @Nullable Node node(int number, Case facts) {
    Slot slot = slots.get(number);
    return slot.path() == null ? slot.node() : slot.path().node(facts);
  }

  /** Selected edges in order. */
  List<Edge> edges(BitSet selected) {
    List<Edge> steps = new ArrayList<>(selected.cardinality());
    for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
      steps.add(edges.get(i));
    }
    return steps;
  }
}
