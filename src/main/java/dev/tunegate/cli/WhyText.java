package dev.tunegate.cli;

import dev.tunegate.engine.Decision;
import dev.tunegate.engine.KeyReasons;
import dev.tunegate.engine.Wording;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Registers;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons of a verdict as an indented text: each with what it read and what it rests on. */
final class WhyText {

  /** So far reasons are followed; the whole graph stands in the decision as JSON. */
  private static final int MOST_DEPTH = 5;

  private final Decision decision;
  private final Registers registers;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<String>> premises = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  WhyText(PolicyModel model, Decision decision) {
    this.decision = decision;
    this.registers = model.registers();
    decision.justification().nodes().forEach(node -> nodes.put(node.id(), node));
    for (Edge edge : decision.justification().edges()) {
      premises.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
    }
  }

  String of() {
    KeyReasons.of(decision, registers).forEach(reason -> conclusion(reason.node(), 0));
    if (text.isEmpty()) {
      conclusion("conclusion:Verdict:" + decision.verdict().outcome(), 0);
    }
    return text.toString();
  }

  private void conclusion(String id, int depth) {
    for (String premise : premises.getOrDefault(id, List.of())) {
      if (nodes.get(premise) instanceof Node.FiringNode firing && told.add(premise)) {
        firing(firing, depth);
      }
    }
  }

  private void firing(Node.FiringNode firing, int depth) {
    String space = " ".repeat(2 + 4 * depth);
    Paragraph.append(
        text,
        firing.because() + " [" + String.join(", ", firing.sources()) + "]",
        space + "- ",
        space + "  ");
    List<String> inner = new ArrayList<>();
    for (String id : premises.getOrDefault(firing.id(), List.of())) {
      Node node = Objects.requireNonNull(nodes.get(id));
      if (node instanceof Node.FactNode fact) {
        line(space, registers.label(fact.path()), value(fact.path(), fact.value()));
      } else if (node instanceof Node.DerivedNode derived) {
        line(space, registers.label(derived.path()), value(derived.path(), derived.value()));
      } else if (node instanceof Node.ThresholdNode number) {
        line(
            space,
            "the policy’s number “" + number.name() + "”",
            (Wording.number(number.value()) + " " + number.unit()).strip());
      } else if (node instanceof Node.ConclusionNode) {
        inner.add(id);
      }
    }
    if (depth < MOST_DEPTH) {
      inner.forEach(id -> conclusion(id, depth + 1));
    }
  }

  private void line(String space, String label, String value) {
    Paragraph.append(text, label + ": " + value, space + "    ", space + "      ");
  }

  private String value(String path, @Nullable Object value) {
    String words = Wording.value(registers, path, value);
    return value instanceof Number ? (words + " " + registers.unit(path)).strip() : words;
  }
}
