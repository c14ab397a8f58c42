package dev.tunegate.engine;

import dev.tunegate.policy.Code;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Finding;
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

  /** What counts as a reason, the weightier kind first. */
  private static final List<String> KINDS =
      List.of("Contradiction", "Veto", "Gap", "Ground", "Prospect", "Question", "Finding");

  /** A conclusion on the way to the verdict, and how many steps before it. */
  private record Found(String id, Conclusion conclusion, int distance) {
    int kind() {
      return KINDS.indexOf(conclusion.type());
    }

    boolean finding() {
      return conclusion instanceof Finding;
    }
  }

  private KeyReasons() {}

  /**
   * The reasons of a decision. Of the findings only those count that {@code codes.yaml} marks as
   * reasons; all of them where nothing else is on the way to the verdict.
   */
  public static List<Reason> of(Decision decision, Registers registers) {
    Map<String, List<String>> premises = new HashMap<>();
    for (Edge edge : decision.justification().edges()) {
      premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
    }
    Map<String, Node> nodes = new HashMap<>();
    decision.justification().nodes().forEach(node -> nodes.put(node.id(), node));
    List<Found> found = new ArrayList<>();
    distances("conclusion:Verdict:" + decision.verdict().outcome(), premises)
        .forEach(
            (id, distance) -> {
              if (nodes.get(id) instanceof Node.ConclusionNode node) {
                found.add(new Found(id, node.conclusion(), distance));
              }
            });
    found.removeIf(reason -> reason.kind() < 0);
    if (found.stream().anyMatch(reason -> told(reason, registers))) {
      found.removeIf(reason -> !told(reason, registers));
    }
    return found.stream()
        .sorted(
            Comparator.comparingInt(Found::kind)
                .thenComparingInt(Found::distance)
                .thenComparing(Found::id))
        .map(reason -> reason(reason.id(), nodes, premises))
        .toList();
  }

  private static boolean told(Found reason, Registers registers) {
    Code code = registers.code("Finding", reason.conclusion().key());
    return !reason.finding() || (code != null && code.reason());
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
