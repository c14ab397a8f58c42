package dev.tunegate.web;

import dev.tunegate.analysis.RuleGraph;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.picture.Shape;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.ThresholdEntry;

/** Puts the nodes of the rule graph into words and shapes. */
final class GraphWords {

  private final Registers registers;

  GraphWords(Registers registers) {
    this.registers = registers;
  }

  /** What a node is. */
  String kind(RuleGraph.Node node) {
    return switch (node.kind()) {
      case FACT -> "Fact";
      case DERIVED -> "Worked out";
      case NUMBER -> "The policy’s number";
      case RULE -> "Rule";
      case ANY -> "Any of a kind";
      case VERDICT -> "Verdict";
      case CONCLUSION -> kind(node.type());
    };
  }

  /** A type of conclusion. */
  static String kind(String type) {
    return switch (type) {
      case "Reading" -> "Comparison";
      case "Check" -> "Check";
      default -> ConclusionWords.kind(type);
    };
  }

  /** A type of conclusion, of which there are several. */
  static String several(String type) {
    return switch (type) {
      case "Finding" -> "Findings";
      case "Ground" -> "Reasons for tuning";
      case "Prospect" -> "Possible reasons for tuning";
      case "Gap" -> "Missing homework";
      case "Veto" -> "What rules tuning out";
      case "Contradiction" -> "Contradictions";
      case "Question" -> "Open questions";
      case "Warning" -> "Worth knowing";
      case "Action" -> "What to do";
      case "Verdict" -> "Verdicts";
      case "Check" -> "The ten checks";
      default -> "Rows of the comparison";
    };
  }

  /** What a node says. */
  String says(RuleGraph.Node node) {
    return switch (node.kind()) {
      case FACT, DERIVED -> CaseTable.capital(fact(node.key()));
      case NUMBER -> number(node.key());
      case RULE -> node.key();
      case ANY -> several(node.type());
      case CONCLUSION, VERDICT ->
          switch (node.type()) {
            case "Question", "Contradiction" -> CaseTable.capital(fact(node.key()));
            default -> registers.label(node.type(), node.key());
          };
    };
  }

  private String number(String name) {
    ThresholdEntry entry = registers.thresholds().get(name);
    return entry == null
        ? name
        : CaseTable.capital(name)
            + ": "
            + (Wording.number(entry.value()) + " " + entry.unit()).strip();
  }

  /** A fact by its name in the policy, or by what the catalogue says of it. */
  String fact(String path) {
    return registers.questions().containsKey(path)
        ? registers.label(path)
        : Catalogue.find(path)
            .map(field -> field.meaning().replaceFirst("\\.$", ""))
            .orElse(path.substring(path.indexOf('.') + 1));
  }

  /** The outline of a node. */
  static Shape shape(RuleGraph.Node node) {
    return switch (node.kind()) {
      case FACT -> Shape.FACT;
      case DERIVED -> Shape.DERIVED;
      case NUMBER -> Shape.THRESHOLD;
      case RULE -> Shape.FIRING;
      case CONCLUSION -> Shape.CONCLUSION;
      case ANY -> Shape.ABSENCE;
      case VERDICT -> Shape.VERDICT;
    };
  }
}
