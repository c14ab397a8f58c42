package dev.tunegate.analysis;

import dev.tunegate.analysis.Sentence.About;
import dev.tunegate.engine.ConclusionWords;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Operator;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Answer;
import dev.tunegate.verdict.Side;
import java.util.ArrayList;
import java.util.List;

/** Tells what a rule asks of conclusions, and what it concludes itself. */
final class ConclusionSentences {

  /**
   * How one speaks of a type of conclusion; {@code %s} stands for what is concluded.
   *
   * @param made that it follows
   * @param one that it was concluded
   * @param notOne that it was not
   * @param several that one of several was
   * @param noneOf that none of several was
   * @param any that anything of the type was
   * @param none that nothing was
   */
  private record Phrases(
      String made,
      String one,
      String notOne,
      String several,
      String noneOf,
      String any,
      String none) {}

  private final Registers registers;
  private final FactWords facts;

  ConclusionSentences(Registers registers, FactWords facts) {
    this.registers = registers;
    this.facts = facts;
  }

  private static Phrases phrases(String type) {
    return switch (type) {
      case "Finding" ->
          new Phrases(
              "this is found: %s",
              "this is found: %s",
              "this is not found: %s",
              "one of these is found: %s",
              "none of these is found: %s",
              "anything is found",
              "nothing is found");
      case "Ground" ->
          new Phrases(
              "this reason for tuning holds: %s",
              "this reason for tuning holds: %s",
              "this reason for tuning does not hold: %s",
              "one of these reasons for tuning holds: %s",
              "none of these reasons for tuning holds: %s",
              "a reason for tuning holds",
              "no reason for tuning holds");
      case "Prospect" ->
          new Phrases(
              "this may turn out to be a reason for tuning: %s",
              "this may turn out to be a reason for tuning: %s",
              "this is not seen as a possible reason for tuning: %s",
              "one of these may turn out to be a reason for tuning: %s",
              "none of these is seen as a possible reason for tuning: %s",
              "something may turn out to be a reason for tuning",
              "nothing is seen as a possible reason for tuning");
      case "Gap" ->
          new Phrases(
              "homework is missing: %s",
              "homework is missing: %s",
              "this is not among the missing homework: %s",
              "one of these is among the missing homework: %s",
              "none of these is among the missing homework: %s",
              "some homework is missing",
              "no homework is missing");
      case "Veto" ->
          new Phrases(
              "tuning is ruled out: %s",
              "tuning is ruled out: %s",
              "tuning is not ruled out by this: %s",
              "tuning is ruled out by one of these: %s",
              "tuning is ruled out by none of these: %s",
              "tuning is ruled out",
              "nothing rules tuning out");
      case "Contradiction" ->
          new Phrases(
              "what is stated of these two cannot both be so: %s",
              "what is stated of this contradicts something else: %s",
              "what is stated of this contradicts nothing: %s",
              "what is stated of one of these contradicts something else: %s",
              "what is stated of these contradicts nothing: %s",
              "two stated facts cannot both be so",
              "no two stated facts contradict each other");
      case "Question" ->
          new Phrases(
              "this is asked: %s",
              "this question is open: %s",
              "this question is not open: %s",
              "one of these questions is open: %s",
              "none of these questions is open: %s",
              "a question is open",
              "no question is open");
      case "Warning" ->
          new Phrases(
              "this is worth knowing: %s",
              "this is worth knowing: %s",
              "this is not among what is worth knowing: %s",
              "one of these is worth knowing: %s",
              "none of these is worth knowing: %s",
              "something is worth knowing",
              "nothing is worth knowing");
      case "Action" ->
          new Phrases(
              "this is to be done: %s",
              "this is to be done: %s",
              "this is not to be done: %s",
              "one of these is to be done: %s",
              "none of these is to be done: %s",
              "something is to be done",
              "nothing is to be done");
      case "Verdict" ->
          new Phrases(
              "the verdict is %s",
              "the verdict is %s",
              "the verdict is not %s",
              "the verdict is %s",
              "the verdict is none of %s",
              "there is a verdict",
              "there is no verdict");
      case "Check" ->
          new Phrases(
              "%s",
              "this check has its answer: %s",
              "this check does not have its answer: %s",
              "one of these checks has its answer: %s",
              "none of these checks has its answer: %s",
              "a check has its answer",
              "no check has its answer");
      default ->
          new Phrases(
              "in the comparison, %s",
              "this row of the comparison is filled in: %s",
              "this row of the comparison is not filled in: %s",
              "one of these rows of the comparison is filled in: %s",
              "none of these rows of the comparison is filled in: %s",
              "a row of the comparison is filled in",
              "no row of the comparison is filled in");
    };
  }

  /** A condition on conclusions. */
  Sentence condition(Condition condition, OperandWords operands) {
    Pattern pattern = condition.pattern();
    Phrases phrases = phrases(pattern.type());
    boolean absent = condition instanceof Condition.Absent;
    List<String> keys = List.copyOf(pattern.keys());
    Sentence told;
    if (keys.isEmpty()) {
      told =
          Sentence.of(
              About.CONCLUSION,
              absent ? phrases.none() : phrases.any(),
              RuleGraph.any(pattern.type()));
    } else {
      List<Sentence> labels = keys.stream().map(key -> label(pattern.type(), key)).toList();
      String phrase =
          labels.size() == 1
              ? absent ? phrases.notOne() : phrases.one()
              : absent ? phrases.noneOf() : phrases.several();
      told = filled(phrase, Sentence.list(labels, ", ", " or "));
    }
    for (Constraint constraint : pattern.constraints()) {
      told = told.then(further(constraint, pattern, operands));
    }
    return told;
  }

  /** What is asked of a conclusion beyond which one it is. */
  private Sentence further(Constraint constraint, Pattern pattern, OperandWords operands) {
    boolean key =
        constraint instanceof Constraint.Comparison c
            ? c.field().equals(Vocabulary.typeOf(pattern).keyMember())
            : constraint instanceof Constraint.Membership m
                && m.field().equals(Vocabulary.typeOf(pattern).keyMember());
    if (constraint instanceof Constraint.Comparison comparison) {
      Sentence value = value(comparison.field(), comparison.right(), pattern, operands);
      boolean equal = comparison.operator() == Operator.EQUAL;
      if (key) {
        return equal && comparison.right().literal() != null
            ? Sentence.words("")
            : Sentence.words(equal ? ", the same as " : ", other than ").then(value);
      }
      return Sentence.words(equal ? ", with " : ", other than with ").then(value);
    }
    if (constraint instanceof Constraint.Membership list && (list.negated() || !key)) {
      List<Sentence> values =
          list.values().stream().map(each -> value(list.field(), each, pattern, operands)).toList();
      return Sentence.words(list.negated() ? ", other than " : ", with ")
          .then(Sentence.list(values, ", ", " or "));
    }
    if (constraint instanceof Constraint.Any any) {
      return parts(any.parts(), " or ", pattern, operands);
    }
    return constraint instanceof Constraint.All all
        ? parts(all.parts(), "", pattern, operands)
        : Sentence.words("");
  }

  private Sentence parts(
      List<Constraint> parts, String between, Pattern pattern, OperandWords operands) {
    List<Sentence> told = parts.stream().map(part -> further(part, pattern, operands)).toList();
    return Sentence.list(told, between, between);
  }

  private Sentence value(String field, Operand operand, Pattern pattern, OperandWords operands) {
    String literal = operand.literal();
    if (literal == null) {
      return operand instanceof Operand.Variable variable
          ? operands.variable(variable.name())
          : Sentence.words("that value");
    }
    return switch (field) {
      case "side" -> Sentence.words("the mark " + ConclusionWords.side(Side.valueOf(literal)));
      case "answer" ->
          Sentence.words("the answer “" + ConclusionWords.answer(Answer.valueOf(literal)) + "”");
      case "path", "other" -> facts.name(literal);
      default -> label(pattern.type(), literal);
    };
  }

  /** A conclusion in the words of the policy. */
  private Sentence label(String type, String key) {
    return switch (type) {
      case "Contradiction" -> facts.subject(key);
      case "Question" -> facts.question(key);
      case "Check" ->
          Sentence.of(
              About.CONCLUSION,
              "check " + key + ", “" + registers.label(type, key) + "”",
              RuleGraph.conclusion(type, key));
      default ->
          Sentence.of(
              About.CONCLUSION,
              "“" + registers.label(type, key) + "”",
              RuleGraph.conclusion(type, key));
    };
  }

  private static Sentence filled(String phrase, Sentence what) {
    int at = phrase.indexOf("%s");
    return Sentence.words(phrase.substring(0, at)).then(what).then(phrase.substring(at + 2));
  }

  /** What a rule concludes. */
  Sentence made(Rule.Insertion made, OperandWords operands) {
    String phrase = phrases(made.type()).made();
    List<List<String>> values = made.arguments().stream().map(operands::values).toList();
    if (values.get(0).size() != 1) {
      boolean question = made.type().equals("Question");
      String each = question ? "each of those that are not stated" : "each of those";
      return filled(phrase, Sentence.words(values.get(0).isEmpty() ? "what was met there" : each));
    }
    String key = values.get(0).get(0);
    Sentence label = label(made.type(), key);
    if (values.size() == 1) {
      return filled(phrase, label);
    }
    String second = values.get(1).size() == 1 ? values.get(1).get(0) : "";
    return filled(phrase, label.then(second(made.type(), key, second)));
  }

  private Sentence second(String type, String key, String second) {
    return switch (type) {
      case "Contradiction" -> Sentence.words(" and ").then(facts.subject(second));
      case "Check" ->
          Sentence.words(" is answered “" + ConclusionWords.answer(Answer.valueOf(second)) + "”");
      case "Reading" -> Sentence.words(" is " + side(key, Side.valueOf(second)));
      default -> Sentence.words("");
    };
  }

  private String side(String row, Side side) {
    var code = registers.code("Reading", row);
    String words = ConclusionWords.side(side);
    List<String> more = new ArrayList<>();
    if (code != null && side == Side.PROMPTING) {
      more.add(code.prompting());
    } else if (code != null && side == Side.FINE_TUNING) {
      more.add(code.tuning());
    }
    return more.isEmpty() ? words : words + " (“" + more.get(0) + "”)";
  }
}
