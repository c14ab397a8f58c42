package dev.tunegate.analysis;

import dev.tunegate.facts.Attribute;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Operator;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what one rule asks of the facts of a case. */
final class FactSentences {

  /** A subject and what is said of it, so that what is said of the same subject can be joined. */
  private record Clause(Sentence subject, Sentence says) {
    Sentence whole() {
      return subject.then(" ").then(says);
    }
  }

  private final FactWords facts;
  private final OperandWords operands;

  FactSentences(FactWords facts, OperandWords operands) {
    this.facts = facts;
    this.operands = operands;
  }

  /** A condition on a part of the case, on an added fact, or on what is not stated. */
  List<Sentence> of(Condition condition) {
    Pattern pattern = condition.pattern();
    if (pattern.type().equals("Unstated")) {
      return List.of(unstated(condition));
    }
    List<Sentence> told = new ArrayList<>();
    for (Constraint constraint : pattern.constraints()) {
      if (tells(constraint, pattern)) {
        told.add(sentence(constraint, pattern));
      }
    }
    boolean attribute = pattern.type().equals("Attribute");
    if (told.isEmpty() && attribute) {
      told.add(facts.subject(path("", pattern)).then(" is stated"));
    }
    if (!(condition instanceof Condition.Absent)) {
      return told;
    }
    Sentence all = Sentence.list(told, " and ", " and ");
    return List.of(Sentence.words("this does not hold: ").then(all));
  }

  /** Whether a constraint says anything beyond which fact is meant, and beyond the others. */
  private static boolean tells(Constraint constraint, Pattern pattern) {
    if (constraint instanceof Constraint.Binding) {
      return false;
    }
    if (pattern.type().equals("Attribute") && named(constraint, "name")) {
      return false;
    }
    return !(constraint instanceof Constraint.Comparison c
        && c.right() instanceof Operand.Null
        && c.operator() == Operator.NOT_EQUAL
        && pattern.constraints().stream()
            .anyMatch(other -> other != constraint && named(other, c.field())));
  }

  private static boolean named(Constraint constraint, String field) {
    return constraint instanceof Constraint.Membership list
        ? list.field().equals(field)
        : constraint instanceof Constraint.Comparison c
            && c.field().equals(field)
            && !(c.right() instanceof Operand.Null);
  }

  private Sentence unstated(Condition condition) {
    List<String> keys = List.copyOf(condition.pattern().keys());
    boolean absent = condition instanceof Condition.Absent;
    if (keys.isEmpty()) {
      return Sentence.words(absent ? "every fact is stated" : "some fact is not stated");
    }
    if (keys.size() == 1) {
      return facts.subject(keys.get(0)).then(" " + facts.stated(keys.get(0), absent));
    }
    List<Sentence> names = keys.stream().map(facts::name).toList();
    return Sentence.words(
            absent ? "all of these are stated: " : "at least one of these is not stated: ")
        .then(Sentence.list(names, ", ", absent ? " and " : " or "));
  }

  private Sentence sentence(Constraint constraint, Pattern pattern) {
    Clause clause = clause(constraint, pattern);
    if (clause != null) {
      return clause.whole();
    }
    if (constraint instanceof Constraint.Any any) {
      List<Sentence> parts = any.parts().stream().map(part -> sentence(part, pattern)).toList();
      return Sentence.words("either ").then(Sentence.list(parts, ", or ", ", or "));
    }
    List<Sentence> parts =
        ((Constraint.All) constraint)
            .parts().stream()
                .filter(part -> !(part instanceof Constraint.Binding))
                .map(part -> sentence(part, pattern))
                .toList();
    return Sentence.list(parts, " and ", " and ");
  }

  /** A constraint on one fact; null for one on several. */
  private @Nullable Clause clause(Constraint constraint, Pattern pattern) {
    if (constraint instanceof Constraint.Comparison comparison) {
      String path = path(comparison.field(), pattern);
      return new Clause(facts.subject(path), compared(comparison, path, pattern));
    }
    if (constraint instanceof Constraint.Membership list) {
      String path = path(list.field(), pattern);
      List<Sentence> values =
          list.values().stream().map(each -> operands.operand(path, each, pattern)).toList();
      String begin = list.negated() ? (values.size() > 1 ? "is none of " : "is not ") : "is ";
      return new Clause(
          facts.subject(path), Sentence.words(begin).then(Sentence.list(values, ", ", " or ")));
    }
    return constraint instanceof Constraint.Any any ? joined(any, pattern) : null;
  }

  private @Nullable Clause joined(Constraint.Any any, Pattern pattern) {
    @Nullable Sentence subject = null;
    List<Sentence> says = new ArrayList<>();
    for (Constraint part : any.parts()) {
      Clause clause = clause(part, pattern);
      if (clause == null || (subject != null && !subject.equals(clause.subject()))) {
        return null;
      }
      subject = clause.subject();
      says.add(clause.says());
    }
    return subject == null ? null : new Clause(subject, Sentence.list(says, ", or ", ", or "));
  }

  private Sentence compared(Constraint.Comparison comparison, String path, Pattern pattern) {
    Operator operator = comparison.operator();
    if (comparison.right() instanceof Operand.Null) {
      return Sentence.words(facts.stated(path, operator == Operator.NOT_EQUAL));
    }
    if (comparison.right() instanceof Operand.Flag flag) {
      return Sentence.words(facts.answered(flag.value() == (operator == Operator.EQUAL)));
    }
    return Sentence.words(facts.compared(path, operator))
        .then(operands.operand(path, comparison.right(), pattern));
  }

  /** The fact that a field of a pattern is. */
  private static String path(String field, Pattern pattern) {
    if (!pattern.type().equals("Attribute")) {
      return Vocabulary.typeOf(pattern).path(field);
    }
    List<String> names = List.copyOf(pattern.keys());
    return Attribute.pathOf(names.size() == 1 ? names.get(0) : String.join(", ", names));
  }
}
