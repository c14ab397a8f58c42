package dev.tunegate.engine;

import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reasons that a verdict rests on, the deciding ones first: what its derivation leads back to,
 * nearest first.
 */
public final class KeyReasons {

  /**
   * One reason.
   *
   * @param node id of its conclusion in the justification
   * @param type type of the conclusion, such as {@code Gap}
   * @param derivations the rules that reached it, each with its sentence
   */
  public record Reason(String node, String type, List<Derivation> derivations) {}

  /**
   * What counts as a reason, the weightier kind first; findings only where nothing else is near.
   */
  private static final List<String> KINDS =
      List.of("Contradiction", "Veto", "Gap", "Ground", "Prospect", "Question", "Finding");

  private KeyReasons() {}

  /** The reasons of a decision. */
  public static List<Reason> of(Decision decision) {
    Map<String, List<String>> premises = new HashMap<>();
    for (Edge edge : decision.justification().edges()) {
      premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
    }
    Map<String, Node> nodes = new HashMap<>();
    decision.justification().nodes().forEach(node -> nodes.put(node.id(), node));
    Map<String, Integer> distances =
        distances("conclusion:Verdict:" + decision.verdict().outcome(), premises);
    List<Map.Entry<String, Integer>> found =
        distances.entrySet().stream()
            .filter(entry -> kind(nodes.get(entry.getKey())) >= 0)
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, Integer> e) -> kind(nodes.get(e.getKey())))
                    .thenComparing(Map.Entry::getValue)
                    .thenComparing(Map.Entry::getKey))
            .toList();
    boolean weighty = found.stream().anyMatch(e -> kind(nodes.get(e.getKey())) < KINDS.size() - 1);
    return found.stream()
        .filter(e -> !weighty || kind(nodes.get(e.getKey())) < KINDS.size() - 1)
        .map(e -> reason(e.getKey(), nodes, premises))
        .toList();
  }

  private static int kind(@org.jspecify.annotations.Nullable Node node) {
    return node instanceof Node.ConclusionNode conclusion
        ? KINDS.indexOf(conclusion.conclusion().type())
        : -1;
  }

  private static Map<String, Integer> distances(String from, Map<String, List<String>> premises) {
    Map<String, Integer> distances = new LinkedHashMap<>();
    distances.put(from, 0);
    List<String> level = List.of(from);
    for (int distance = 1; !level.isEmpty(); distance++) {
      List<String> next = new ArrayList<>();
      for (String id : level) {
        for (String premise : premises.getOrDefault(id, List.of())) {
          if (distances.putIfAbsent(premise, distance) == null) {
            next.add(premise);
          }
        }
      }
      level = next;
    }
    return distances;
  }

  private static Reason reason(
      String id, Map<String, Node> nodes, Map<String, List<String>> premises) {
    Conclusion conclusion = ((Node.ConclusionNode) nodes.get(id)).conclusion();
    List<Derivation> derivations =
        premises.getOrDefault(id, List.of()).stream()
            .map(nodes::get)
            .filter(Node.FiringNode.class::isInstance)
            .map(Node.FiringNode.class::cast)
            .map(firing -> new Derivation(firing.rule(), firing.because(), firing.sources()))
            .distinct()
            .toList();
    return new Reason(id, conclusion.type(), derivations);
  }
}
