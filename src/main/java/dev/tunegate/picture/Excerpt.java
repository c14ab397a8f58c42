package dev.tunegate.picture;

import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Justification;
import dev.tunegate.verdict.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a justification that a picture shows.
 *
 * @param graph the part
 * @param left how many nodes belong to it and were left out, since a picture must end somewhere;
 *     those nearest to where it begins are in it
 */
public record Excerpt(Justification graph, int left) {

  /** The most nodes of a picture; the largest sample of the shipped policy has 146. */
  public static final int MOST_NODES = 300;

  /** The most arrows of a picture. */
  public static final int MOST_EDGES = 1200;

  /**
   * What leads to a node, itself included.
   *
   * @param node its id; of a node that is not there nothing is shown
   */
  public static Excerpt causes(Justification whole, String node) {
    return from(whole, List.of(node));
  }

  /** Everything, from the conclusions to which nothing follows back to the facts. */
  public static Excerpt everything(Justification whole) {
    Set<String> premises = new LinkedHashSet<>();
    whole.edges().forEach(edge -> premises.add(edge.from()));
    return from(
        whole,
        whole.nodes().stream()
            .map(Node::id)
            .filter(id -> !premises.contains(id))
            .sorted(Comparator.comparing(id -> !id.startsWith("conclusion:Verdict:")))
            .toList());
  }

  private static Excerpt from(Justification whole, List<String> ends) {
    Map<String, List<String>> premises = new HashMap<>();
    for (Edge edge : whole.edges()) {
      premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
    }
    Set<String> known = whole.nodes().stream().map(Node::id).collect(Collectors.toSet());
    Set<String> reached = reached(ends, premises, known);
    Set<String> shown = reached.stream().limit(MOST_NODES).collect(Collectors.toSet());
    return new Excerpt(
        new Justification(
            whole.nodes().stream().filter(node -> shown.contains(node.id())).toList(),
            whole.edges().stream()
                .filter(edge -> shown.contains(edge.from()) && shown.contains(edge.to()))
                .limit(MOST_EDGES)
                .toList()),
        reached.size() - shown.size());
  }

  /** Nearest first. */
  private static Set<String> reached(
      List<String> ends, Map<String, List<String>> premises, Set<String> known) {
    Set<String> reached = new LinkedHashSet<>(ends);
    reached.retainAll(known);
    var waiting = new ArrayDeque<>(reached);
    while (!waiting.isEmpty()) {
      for (String premise : premises.getOrDefault(waiting.remove(), List.of())) {
        if (known.contains(premise) && reached.add(premise)) {
          waiting.add(premise);
        }
      }
    }
    return reached;
  }
}
