package dev.tunegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.shipped.ShippedPolicy;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every decision of the shipped policy can be followed back to what the case states. */
class ShippedJustificationTest {

  private static final long SEED = 20_260_517L;
  private static final List<Decision> DECISIONS = decisions();

  private static List<Decision> decisions() {
    List<Case> cases = new ArrayList<>(ShippedPolicy.samples());
    cases.addAll(ShippedPolicy.cases(1_000, SEED));
    return cases.stream().map(ShippedPolicy.engine()::decide).toList();
  }

  /** The justification of a decision, ready to be walked. */
  private static final class Graph {
    final Decision decision;
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final Map<String, Set<String>> premises = new LinkedHashMap<>();
    final Map<String, Set<String>> results = new LinkedHashMap<>();

    Graph(Decision decision) {
      this.decision = decision;
      decision.justification().nodes().forEach(node -> nodes.put(node.id(), node));
      for (Edge edge : decision.justification().edges()) {
        premises.computeIfAbsent(edge.to(), id -> new HashSet<>()).add(edge.from());
        results.computeIfAbsent(edge.from(), id -> new HashSet<>()).add(edge.to());
      }
    }

    Set<String> premises(String id) {
      return premises.getOrDefault(id, Set.of());
    }

    String verdict() {
      return "conclusion:Verdict:" + decision.verdict().outcome();
    }

    /** What can be reached, the start included. */
    static Set<String> reached(String from, Map<String, Set<String>> steps) {
      Set<String> seen = new HashSet<>(Set.of(from));
      Deque<String> next = new ArrayDeque<>(seen);
      while (!next.isEmpty()) {
        for (String id : steps.getOrDefault(next.remove(), Set.of())) {
          if (seen.add(id)) {
            next.add(id);
          }
        }
      }
      return seen;
    }
  }

  @Test
  void everyPathBackFromTheVerdictEndsInFactsThresholdsAndAbsences() {
    each(
        (graph, as) -> {
          assertThat(graph.nodes).as(as).containsKey(graph.verdict());
          for (String id : Graph.reached(graph.verdict(), graph.premises)) {
            Node node = Objects.requireNonNull(graph.nodes.get(id), id);
            boolean end =
                node instanceof Node.FactNode
                    || node instanceof Node.ThresholdNode
                    || node instanceof Node.AbsenceNode;
            assertThat(graph.premises(id).isEmpty()).as("%s; %s", id, as).isEqualTo(end);
          }
        });
  }

  @Test
  void nothingIsItsOwnPremise() {
    each(
        (graph, as) -> {
          for (String id : graph.nodes.keySet()) {
            for (String premise : graph.premises(id)) {
              assertThat(Graph.reached(premise, graph.premises))
                  .as("%s; %s", id, as)
                  .doesNotContain(id);
            }
          }
        },
        DECISIONS.subList(0, 100));
  }

  @Test
  void everyNodeLeadsToAConclusion() {
    each(
        (graph, as) -> {
          for (Map.Entry<String, Node> node : graph.nodes.entrySet()) {
            if (!(node.getValue() instanceof Node.ConclusionNode)) {
              assertThat(Graph.reached(node.getKey(), graph.results))
                  .as("%s; %s", node.getKey(), as)
                  .anyMatch(id -> graph.nodes.get(id) instanceof Node.ConclusionNode);
            }
          }
        });
  }

  @Test
  void theEndsOfEveryEdgeExistAndNodesAndEdgesAreSorted() {
    each(
        (graph, as) -> {
          List<Node> nodes = graph.decision.justification().nodes();
          List<Edge> edges = graph.decision.justification().edges();
          for (Edge edge : edges) {
            assertThat(graph.nodes).as(as).containsKeys(edge.from(), edge.to());
          }
          assertThat(nodes).as(as).isSortedAccordingTo(Comparator.comparing(Node::id));
          assertThat(graph.nodes).as(as).hasSameSizeAs(nodes);
          assertThat(edges).as(as).isSorted().doesNotHaveDuplicates();
        });
  }

  @Test
  void factsAreShownAsTheCaseStatesThem() {
    each(
        (graph, as) -> {
          Case facts = graph.decision.facts();
          for (Node node : graph.nodes.values()) {
            if (node instanceof Node.FactNode fact) {
              @Nullable Object stated = stated(facts, fact.path());
              assertThat(fact.value()).as("%s; %s", fact.path(), as).isEqualTo(stated);
            } else if (node instanceof Node.DerivedNode derived) {
              assertThat(derived.value())
                  .as(as)
                  .isEqualTo(Catalogue.get(derived.path()).valueIn(facts));
              assertThat(graph.premises(derived.id()))
                  .as(as)
                  .isEqualTo(
                      Catalogue.get(derived.path()).derivedFrom().stream()
                          .map(path -> "fact:" + path)
                          .collect(Collectors.toSet()));
            }
          }
        });
  }

  @Test
  void everyDerivationInTheListsIsAFiringThatLeadsToItsConclusion() {
    each(
        (graph, as) ->
            listed(graph.decision)
                .forEach(
                    (conclusion, derivations) -> {
                      assertThat(derivations).as("%s; %s", conclusion, as).isNotEmpty();
                      Set<Derivation> firings =
                          graph.premises("conclusion:" + conclusion).stream()
                              .map(graph.nodes::get)
                              .map(Node.FiringNode.class::cast)
                              .map(
                                  firing ->
                                      new Derivation(
                                          firing.rule(), firing.because(), firing.sources()))
                              .collect(Collectors.toSet());
                      assertThat(firings)
                          .as("%s; %s", conclusion, as)
                          .isEqualTo(new HashSet<>(derivations));
                    }));
  }

  @Test
  void everyConclusionOfTheGraphStandsInTheLists() {
    each(
        (graph, as) ->
            assertThat(
                    graph.nodes.values().stream()
                        .filter(Node.ConclusionNode.class::isInstance)
                        .map(node -> node.id().substring("conclusion:".length())))
                .as(as)
                .containsExactlyInAnyOrderElementsOf(listed(graph.decision).keySet()));
  }

  @Test
  void everyFiringRestsOnAllThatItsRuleLooksAt() {
    each(
        (graph, as) -> {
          for (Node node : graph.nodes.values()) {
            if (node instanceof Node.FiringNode firing) {
              Rule rule =
                  Objects.requireNonNull(
                      ShippedPolicy.engine().policy().model().rule(firing.rule()));
              Set<String> premises = graph.premises(firing.id());
              String about = firing.id() + "; " + as;
              for (Rule.ThresholdUse use : rule.thresholds()) {
                assertThat(premises).as(about).contains("threshold:" + use.name());
              }
              for (Condition condition : rule.conditions()) {
                if (condition instanceof Condition.Absent) {
                  assertThat(premises).as(about).contains("absence:" + condition.pattern());
                  assertThat(matches(graph, condition)).as(about).isEmpty();
                } else if (condition instanceof Condition.Exists) {
                  assertThat(matches(graph, condition)).as(about).isNotEmpty();
                  assertThat(premises).as(about).containsAll(matches(graph, condition));
                } else if (condition.pattern().type().matches("Task|Baseline|Data|.*s|Pilot")) {
                  assertThat(premises.stream().filter(id -> id.matches("(fact|derived):.*")))
                      .as(about)
                      .isNotEmpty();
                }
              }
            }
          }
        });
  }

  /**
   * Ids of the nodes that a pattern over conclusions matches, told by its type and the keys that it
   * asks for; patterns that ask for more are left to the tests of the engine.
   */
  private static Set<String> matches(Graph graph, Condition condition) {
    String type = condition.pattern().type();
    Set<String> keys = condition.pattern().keys();
    List<Constraint> constraints = condition.pattern().constraints();
    assertThat(keys.isEmpty() ? 0 : 1)
        .as("what %s asks for beside its key", condition.pattern())
        .isEqualTo(constraints.size());
    return listed(graph.decision).keySet().stream()
        .filter(id -> id.startsWith(type + ":"))
        .filter(id -> keys.isEmpty() || keys.contains(id.substring(type.length() + 1)))
        .map(id -> "conclusion:" + id)
        .collect(Collectors.toSet());
  }

  private static @Nullable Object stated(Case facts, String path) {
    if (path.startsWith("attributes.")) {
      String name = path.substring("attributes.".length());
      return Objects.requireNonNull(facts.attributes().get(name), path).value();
    }
    return Catalogue.get(path).valueIn(facts);
  }

  /** Everything in the lists of a decision, by id of the conclusion. */
  private static Map<String, List<Derivation>> listed(Decision decision) {
    Map<String, List<Derivation>> all = new LinkedHashMap<>();
    all.put("Verdict:" + decision.verdict().outcome(), decision.verdict().derivations());
    put(all, "Ground", decision.grounds());
    put(all, "Prospect", decision.prospects());
    put(all, "Gap", decision.gaps());
    put(all, "Veto", decision.vetoes());
    put(all, "Warning", decision.warnings());
    put(all, "Finding", decision.findings());
    put(all, "Action", decision.actions());
    decision
        .contradictions()
        .forEach(
            both -> all.put("Contradiction:" + String.join(",", both.paths()), both.derivations()));
    decision
        .questions()
        .forEach(question -> all.put("Question:" + question.path(), question.derivations()));
    decision
        .comparison()
        .forEach(
            row -> all.put("Reading:" + row.dimension() + ":" + row.side(), row.derivations()));
    decision
        .checklist()
        .forEach(item -> all.put("Check:" + item.item() + ":" + item.answer(), item.derivations()));
    return all;
  }

  private static void put(
      Map<String, List<Derivation>> all, String type, List<Decision.Entry> entries) {
    entries.forEach(entry -> all.put(type + ":" + entry.code(), entry.derivations()));
  }

  private static void each(BiConsumer<Graph, String> check) {
    each(check, DECISIONS);
  }

  private static void each(BiConsumer<Graph, String> check, List<Decision> decisions) {
    for (Decision decision : decisions) {
      String json = CaseWriter.toJson(decision.facts()).replace("%", "%%");
      check.accept(new Graph(decision), "seed " + SEED + ", case " + json);
    }
  }
}
