package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which rules run: a rule that reads a conclusion runs after every rule that can write
 * it. Conclusions are told apart by type and code; a read without a code reads all codes of its
 * type, and a code that is a variable writes all.
 */
final class Layers {

  /** Stands for every code of a type. */
  private static final String ANY = "*";

  private final List<Rule> rules;
  private final Diagnostics problems;
  private final Map<String, Map<String, Set<Integer>>> writers = new HashMap<>();
  private final int[] layer;
  private final boolean[] open;
  private final List<Integer> path = new ArrayList<>();
  private boolean circle;

  private Layers(List<Rule> rules, Diagnostics problems) {
    this.rules = rules;
    this.problems = problems;
    this.layer = new int[rules.size()];
    this.open = new boolean[rules.size()];
    Arrays.fill(layer, -1);
  }

  /** The layer of each rule, from 0; a circle goes to {@code problems}. */
  static int[] of(List<Rule> rules, Diagnostics problems) {
    var layers = new Layers(rules, problems);
    for (int i = 0; i < rules.size(); i++) {
      for (Node node : writes(rules.get(i))) {
        layers
            .writers
            .computeIfAbsent(node.type, type -> new HashMap<>())
            .computeIfAbsent(node.code, code -> new LinkedHashSet<>())
            .add(i);
      }
    }
    for (int i = 0; i < rules.size() && !layers.circle; i++) {
      layers.visit(i);
    }
    return layers.layer;
  }

  private record Node(String type, String code) {}

  private int visit(int rule) {
    if (layer[rule] >= 0) {
      return layer[rule];
    }
    if (open[rule]) {
      reportCircle(rule);
      return 0;
    }
    open[rule] = true;
    path.add(rule);
    int deepest = -1;
    for (int writer : premises(rule)) {
      if (circle) {
        break;
      }
      deepest = Math.max(deepest, visit(writer));
    }
    path.remove(path.size() - 1);
    open[rule] = false;
    layer[rule] = deepest + 1;
    return layer[rule];
  }

  private Set<Integer> premises(int rule) {
    Set<Integer> found = new LinkedHashSet<>();
    for (Node read : reads(rules.get(rule))) {
      Map<String, Set<Integer>> codes = writers.getOrDefault(read.type, Map.of());
      if (read.code.equals(ANY)) {
        codes.values().forEach(found::addAll);
      } else {
        found.addAll(codes.getOrDefault(read.code, Set.of()));
        found.addAll(codes.getOrDefault(ANY, Set.of()));
      }
    }
    return found;
  }

  private void reportCircle(int rule) {
    circle = true;
    List<Integer> members = path.subList(path.indexOf(rule), path.size());
    var text = new StringBuilder();
    // The path runs from reader to writer; people read from writer to reader.
    for (int i = members.size() - 1; i >= 0; i--) {
      text.append('"').append(rules.get(members.get(i)).name()).append("\" is read by ");
    }
    text.append('"').append(rules.get(members.get(members.size() - 1)).name()).append('"');
    Rule first = rules.get(rule);
    problems.error(
        first.place(),
        first.name(),
        "the rules go in a circle: " + text,
        "Let one of them read something that does not depend on its own conclusion.");
  }

  private static Set<Node> writes(Rule rule) {
    Set<Node> nodes = new HashSet<>();
    for (Rule.Insertion insertion : rule.insertions()) {
      if (!insertion.arguments().isEmpty()) {
        String code = insertion.arguments().get(0).literal();
        nodes.add(new Node(insertion.type(), code == null ? ANY : code));
      }
    }
    return nodes;
  }

  private static Set<Node> reads(Rule rule) {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Condition condition : rule.conditions()) {
      Pattern pattern = condition.pattern();
      Vocabulary.Type type = Vocabulary.type(pattern.type());
      if (type != null && type.kind() == Vocabulary.Kind.CONCLUSION) {
        Set<String> codes = pattern.keys();
        for (String code : codes.isEmpty() ? Set.of(ANY) : codes) {
          nodes.add(new Node(pattern.type(), code));
        }
      }
    }
    return nodes;
  }
}
