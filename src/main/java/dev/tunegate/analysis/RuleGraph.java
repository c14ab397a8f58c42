package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What hangs together in a policy before any case: facts and numbers are read by rules, rules reach
 * conclusions, and conclusions are read by further rules. A rule that asks for any conclusion of a
 * type reads one node to which all of that type lead.
 *
 * @param nodes by id, in the order of the rules that name them
 * @param edges sorted
 * @param unless those of the edges by which a rule asks only that something was not concluded
 */
public record RuleGraph(Map<String, Node> nodes, List<Edge> edges, Set<Edge> unless) {

  /** The most edges of a part; the whole shipped policy has 1170. */
  private static final int MOST_EDGES = 4_000;

  /** What a node is. */
  public enum Kind {
    /** A fact that a case states. */
    FACT,
    /** A fact that is worked out from others. */
    DERIVED,
    /** A number of the policy. */
    NUMBER,
    /** A rule. */
    RULE,
    /** Something that rules conclude. */
    CONCLUSION,
    /** Any conclusion of a type. */
    ANY,
    /** A verdict. */
    VERDICT
  }

  /**
   * A node.
   *
   * @param key the path of a fact, the name of a number or a rule, or a conclusion's code
   * @param type of a conclusion, such as {@code Gap}; else empty
   */
  public record Node(String id, Kind kind, String key, String type) {}

  /** Which way to go from a node. */
  public enum Way {
    /** To what it comes from. */
    CAUSES,
    /** To what comes of it. */
    EFFECTS,
    /** Both. */
    BOTH
  }

  /**
   * A part of a graph.
   *
   * @param left how many nodes and edges belong to it and were left out; the nearest are in it
   */
  public record Part(List<Node> nodes, List<Edge> edges, int left) {}

  /** Keeps the order. */
  public RuleGraph {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    edges = List.copyOf(edges);
    unless = Set.copyOf(unless);
  }

  /** Id of a fact. */
  public static String fact(String path) {
    return "fact:" + path;
  }

  /** Id of a number of the policy. */
  public static String number(String name) {
    return "number:" + name;
  }

  /** Id of a rule. */
  public static String rule(String name) {
    return "rule:" + name;
  }

  /** Id of a conclusion of a type. */
  public static String conclusion(String type, String key) {
    return type + ":" + key;
  }

  /** Id of any conclusion of a type. */
  public static String any(String type) {
    return "any:" + type;
  }

  /** The graph of a policy. */
  public static RuleGraph of(PolicyModel model) {
    var making = new Making(model);
    model.rules().forEach(making::rule);
    return making.graph();
  }

  /** The nodes from which arrows lead to one. */
  public List<Node> causes(String id) {
    return edges.stream()
        .filter(e -> e.to().equals(id))
        .map(Edge::from)
        .map(nodes::get)
        .map(Node.class::cast)
        .toList();
  }

  /** The nodes to which arrows lead from one. */
  public List<Node> effects(String id) {
    return edges.stream()
        .filter(e -> e.from().equals(id))
        .map(Edge::to)
        .map(nodes::get)
        .map(Node.class::cast)
        .toList();
  }

  /**
   * What is around a node.
   *
   * @param id where it begins; what is not there has nothing around it
   * @param depth how many arrows to follow
   * @param most how many nodes there may be
   */
  public Part around(String id, Way way, int depth, int most) {
    Set<String> reached = new LinkedHashSet<>();
    if (nodes.containsKey(id)) {
      reached.add(id);
      Set<String> back = way == Way.EFFECTS ? Set.of() : reached(id, depth, true);
      Set<String> on = way == Way.CAUSES ? Set.of() : reached(id, depth, false);
      reached.addAll(back);
      reached.addAll(on);
    }
    return part(reached, most);
  }

  private Set<String> reached(String from, int depth, boolean back) {
    Map<String, List<String>> next = new HashMap<>();
    for (Edge edge : edges) {
      String key = back ? edge.to() : edge.from();
      next.computeIfAbsent(key, id -> new ArrayList<>()).add(back ? edge.from() : edge.to());
    }
    Map<String, Integer> distance = new LinkedHashMap<>();
    distance.put(from, 0);
    var waiting = new ArrayDeque<>(List.of(from));
    while (!waiting.isEmpty()) {
      String at = waiting.remove();
      int far = distance.getOrDefault(at, 0);
      for (String other : far < depth ? next.getOrDefault(at, List.of()) : List.<String>of()) {
        if (distance.putIfAbsent(other, far + 1) == null) {
          waiting.add(other);
        }
      }
    }
    return distance.keySet();
  }

  /** Some rules with all that they read and conclude. */
  public Part ofRules(Collection<String> rules, int most) {
    Set<String> ids = new LinkedHashSet<>();
    rules.forEach(rule -> ids.add(rule(rule)));
    Set<String> chosen = Set.copyOf(ids);
    for (Edge edge : edges) {
      if (chosen.contains(edge.from()) || chosen.contains(edge.to())) {
        ids.add(edge.from());
        ids.add(edge.to());
      }
    }
    return part(ids, most);
  }

  /** All of it. */
  public Part everything(int most) {
    return part(nodes.keySet(), most);
  }

  private Part part(Set<String> reached, int most) {
    Set<String> shown = new LinkedHashSet<>();
    reached.stream().limit(most).forEach(shown::add);
    List<Edge> between =
        edges.stream()
            .filter(edge -> shown.contains(edge.from()) && shown.contains(edge.to()))
            .toList();
    List<Edge> drawn = between.subList(0, Math.min(MOST_EDGES, between.size()));
    return new Part(
        shown.stream().map(nodes::get).map(Node.class::cast).toList(),
        drawn,
        reached.size() - shown.size() + between.size() - drawn.size());
  }

  /** Puts one graph together. */
  private static final class Making {
    private final PolicyModel model;
    private final FactWords facts;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new TreeSet<>();
    private final Set<Edge> unless = new TreeSet<>();
    private final Set<Edge> wanted = new TreeSet<>();

    Making(PolicyModel model) {
      this.model = model;
      this.facts = new FactWords(model.registers());
    }

    RuleGraph graph() {
      for (Node node : List.copyOf(nodes.values())) {
        if (nodes.containsKey(any(node.type())) && node.kind() != Kind.ANY) {
          edges.add(new Edge(node.id(), any(node.type())));
        }
      }
      unless.removeAll(wanted);
      return new RuleGraph(nodes, List.copyOf(edges), unless);
    }

    private String node(String id, Kind kind, String key, String type) {
      nodes.putIfAbsent(id, new Node(id, kind, key, type));
      return id;
    }

    void rule(Rule rule) {
      String id = node(RuleGraph.rule(rule.name()), Kind.RULE, rule.name(), "");
      for (Rule.ThresholdUse use : rule.thresholds()) {
        edges.add(new Edge(node(number(use.name()), Kind.NUMBER, use.name(), ""), id));
      }
      for (Condition condition : rule.conditions()) {
        boolean absent = condition instanceof Condition.Absent;
        reads(condition.pattern())
            .map(read -> new Edge(read, id))
            .forEach(
                edge -> {
                  edges.add(edge);
                  (absent ? unless : wanted).add(edge);
                });
      }
      var operands = new OperandWords(rule, model.registers(), facts);
      for (Rule.Insertion made : rule.insertions()) {
        written(made, operands).forEach(written -> edges.add(new Edge(id, written)));
      }
    }

    private Stream<String> reads(Pattern pattern) {
      return switch (Vocabulary.typeOf(pattern).kind()) {
        case PART ->
            pattern.fields().stream().map(field -> fact(Vocabulary.typeOf(pattern).path(field)));
        case MANY ->
            pattern.type().equals("Unstated")
                ? pattern.keys().stream().map(this::fact)
                : pattern.keys().stream().map(Attribute::pathOf).map(this::fact);
        case CONCLUSION ->
            pattern.keys().isEmpty()
                ? Stream.of(node(any(pattern.type()), Kind.ANY, "", pattern.type()))
                : pattern.keys().stream().map(key -> concluded(pattern.type(), key));
      };
    }

    private String fact(String path) {
      List<String> from = facts.derivedFrom(path);
      String id = node(RuleGraph.fact(path), from.isEmpty() ? Kind.FACT : Kind.DERIVED, path, "");
      from.forEach(source -> edges.add(new Edge(fact(source), id)));
      return id;
    }

    private Stream<String> written(Rule.Insertion made, OperandWords operands) {
      List<String> keys = operands.values(made.arguments().get(0));
      return keys.isEmpty()
          ? Stream.of(node(any(made.type()), Kind.ANY, "", made.type()))
          : keys.stream().map(key -> concluded(made.type(), key));
    }

    private String concluded(String type, String key) {
      Kind kind = type.equals("Verdict") ? Kind.VERDICT : Kind.CONCLUSION;
      return node(conclusion(type, key), kind, key, type);
    }
  }

  /** The node of an id, or null. */
  public @Nullable Node node(String id) {
    return nodes.get(id);
  }
}
