package dev.tunegate.web;

import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.engine.Wording;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.policy.Code;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Statement;
import dev.tunegate.verdict.Check;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Contradiction;
import dev.tunegate.verdict.Node;
import dev.tunegate.verdict.Question;
import dev.tunegate.verdict.Reading;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the nodes of a justification into words. */
final class NodeWords {

  private final PolicyModel model;
  private final Registers registers;

  NodeWords(PolicyModel model) {
    this.model = model;
    this.registers = model.registers();
  }

  /** What a node is, as a tag beside it. */
  String kind(Node node) {
    if (node instanceof Node.FactNode) {
      return "Fact";
    }
    if (node instanceof Node.DerivedNode) {
      return "Worked out";
    }
    if (node instanceof Node.ThresholdNode) {
      return "The policy’s number";
    }
    if (node instanceof Node.AbsenceNode) {
      return "Looked for, not found";
    }
    return node instanceof Node.ConclusionNode reached
        ? ConclusionWords.kind(reached.conclusion().type())
        : "Rule";
  }

  /** What a node says. */
  String says(Node node) {
    if (node instanceof Node.FiringNode firing) {
      return firing.because();
    }
    if (node instanceof Node.ConclusionNode reached) {
      return says(reached.conclusion());
    }
    if (node instanceof Node.AbsenceNode absence) {
      return absence(absence.pattern());
    }
    Reasoning.Given given = Objects.requireNonNull(given(node));
    return given.label() + ": " + given.value();
  }

  private String says(Conclusion conclusion) {
    if (conclusion instanceof Contradiction pair) {
      return label(pair.path()) + ", against: " + label(pair.other());
    }
    if (conclusion instanceof Question question) {
      return label(question.path());
    }
    if (conclusion instanceof Reading reading) {
      return registers.label("Reading", reading.dimension()) + ": " + side(reading);
    }
    if (conclusion instanceof Check check) {
      String item = Integer.toString(check.item());
      return registers.label("Check", item) + " " + ConclusionWords.answer(check.answer());
    }
    return registers.label(conclusion.type(), conclusion.key());
  }

  private String side(Reading reading) {
    Code code = registers.code("Reading", reading.dimension());
    return switch (reading.side()) {
      case PROMPTING -> code == null ? "prompting" : code.prompting();
      case FINE_TUNING -> code == null ? "fine-tuning" : code.tuning();
      case UNDECIDED -> "the article does not decide here";
      case NOT_STATED -> "not stated";
    };
  }

  /** A fact or a number with its value; null for any other node. */
  Reasoning.@Nullable Given given(Node node) {
    if (node instanceof Node.FactNode fact) {
      return fact(fact.path(), fact.value());
    }
    if (node instanceof Node.DerivedNode derived) {
      return fact(derived.path(), derived.value());
    }
    if (node instanceof Node.ThresholdNode threshold) {
      String value = (Wording.number(threshold.value()) + " " + threshold.unit()).strip();
      return new Reasoning.Given(CaseTable.capital(threshold.name()), value, true, true);
    }
    return null;
  }

  private Reasoning.Given fact(String path, @Nullable Object value) {
    String words = CaseTable.capital(Wording.value(registers, path, value));
    String unit = value instanceof Number ? (" " + registers.unit(path)).stripTrailing() : "";
    return new Reasoning.Given(label(path), words + unit, false, value != null);
  }

  /** A fact in words; for what the policy has no words for, what the catalogue says of it. */
  private String label(String path) {
    if (registers.questions().containsKey(path)) {
      return CaseTable.capital(registers.label(path));
    }
    return Catalogue.find(path)
        .map(field -> field.meaning().replaceFirst("\\.$", ""))
        .orElse(path.substring(path.indexOf('.') + 1));
  }

  /** An absence in words, found by the pattern as its rule writes it. */
  private String absence(String pattern) {
    for (Rule rule : model.rules()) {
      for (Condition condition : rule.conditions()) {
        if (condition instanceof Condition.Absent
            && condition.pattern().toString().equals(pattern)) {
          return absence(condition.pattern());
        }
      }
    }
    return pattern;
  }

  /** What was looked for and not found, in words. */
  String absence(Pattern pattern) {
    List<String> labels =
        pattern.keys().stream().map(key -> "“" + label(pattern.type(), key) + "”").toList();
    String none = Words.noneOf(pattern.type());
    return labels.isEmpty() ? none + "." : none + ": " + String.join(", ", labels) + ".";
  }

  private String label(String type, String key) {
    boolean path = type.equals("Unstated") || type.equals("Question");
    return path ? label(key) : registers.label(type, key);
  }

  /** The statements with some ids, those left out that the policy does not have. */
  List<Statement> statements(List<String> sources) {
    return sources.stream()
        .map(registers.statements()::get)
        .filter(Objects::nonNull)
        .map(Statement.class::cast)
        .toList();
  }
}
