package dev.tunegate.analysis;

import dev.tunegate.analysis.Sentence.About;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a rule in plain sentences, from its typed model and in the words of the policy: what must
 * hold, what follows, and what people are told. Nothing of how a rule is written shows in them.
 */
public final class RuleSentences {

  private final Registers registers;
  private final FactWords facts;
  private final ConclusionSentences conclusions;

  /** Sentences in the words of a policy. */
  public RuleSentences(Registers registers) {
    this.registers = registers;
    this.facts = new FactWords(registers);
    this.conclusions = new ConclusionSentences(registers, facts);
  }

  /** What must hold, all of it, in the order of the rule; never empty. */
  public List<Sentence> conditions(Rule rule) {
    var operands = new OperandWords(rule, registers, facts);
    var ofFacts = new FactSentences(facts, operands);
    List<Sentence> told = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      List<Sentence> sentences =
          switch (kind(condition)) {
            case CONCLUSION -> List.of(conclusions.condition(condition, operands));
            case PART, MANY -> ofFacts.of(condition);
          };
      sentences.stream().map(Sentence::finished).forEach(told::add);
    }
    return told.isEmpty() ? List.of(Sentence.words("Always.")) : told;
  }

  /** What follows. */
  public List<Sentence> conclusions(Rule rule) {
    var operands = new OperandWords(rule, registers, facts);
    return rule.insertions().stream()
        .map(made -> conclusions.made(made, operands).finished())
        .toList();
  }

  /** What people are told, with what stands in each place instead of the value of a case. */
  public Sentence because(Rule rule) {
    var operands = new OperandWords(rule, registers, facts);
    Sentence told = Sentence.words("");
    for (Because.Segment segment : rule.because().segments()) {
      told = told.then(segment(segment, operands));
    }
    return told;
  }

  private Sentence segment(Because.Segment segment, OperandWords operands) {
    if (segment instanceof Because.Words words) {
      return Sentence.words(words.text());
    }
    if (segment instanceof Because.Value value) {
      Sentence number = operands.bare("$" + value.variable());
      Sentence told =
          number == null
              ? Sentence.words("[").then(operands.variable("$" + value.variable())).then("]")
              : number;
      return told.then(words(value.plural()));
    }
    var count = (Because.Count) segment;
    return Sentence.of(About.CONCLUSION, "[how many]", RuleGraph.any(count.type()))
        .then(words(count.plural()));
  }

  private static String words(String plural) {
    return plural.isEmpty() ? "" : " " + plural;
  }

  private static Vocabulary.Kind kind(Condition condition) {
    return Vocabulary.typeOf(condition.pattern()).kind();
  }

  /** Every sentence of a rule, for searching. */
  public Stream<Sentence> all(Rule rule) {
    return Stream.of(conditions(rule), conclusions(rule), List.of(because(rule)))
        .flatMap(List::stream);
  }
}
