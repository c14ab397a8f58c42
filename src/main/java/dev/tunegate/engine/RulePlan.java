package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Operand;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.ThresholdEntry;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a rule before any case: worked out once a policy, used in every decision. */
final class RulePlan {

  /**
   * A condition whose premises depend on the case.
   *
   * @param index of the condition in its rule
   * @param alternatives of a part, the constraints of which only those that hold count
   */
  record Step(int index, Condition condition, Vocabulary.Type type, List<Constraint> alternatives) {

    Pattern pattern() {
      return condition.pattern();
    }

    /** Whether firings differ by what it matched. */
    boolean takesObject() {
      return condition instanceof Condition.Match && type.kind() != Vocabulary.Kind.PART;
    }
  }

  private final Rule rule;
  private final Registers registers;
  private final Map<String, Variables.Source> sources;
  private final List<Because.Segment> reason;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, FactPath> facts = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> premises = new LinkedHashSet<>();
  private final @Nullable Firing only;

  RulePlan(Rule rule, Registers registers) {
    this.rule = rule;
    this.registers = registers;
    this.sources = Variables.of(rule);
    this.reason = inWords();
    rule.thresholds().forEach(use -> add(threshold(use)));
    for (int i = 0; i < rule.conditions().size(); i++) {
      plan(i, rule.conditions().get(i));
    }
    facts.values().forEach(fact -> premises.add(fact.id()));
    List<Conclusion> always = Conclusions.constants(rule);
    boolean differing = always == null || steps.stream().anyMatch(Step::takesObject);
    this.only = differing ? null : Firing.only(this, always);
  }

  /** The reason, with what does not depend on a case in words. */
  private List<Because.Segment> inWords() {
    List<Because.Segment> segments = new ArrayList<>();
    var words = new StringBuilder();
    for (Because.Segment segment : rule.because().segments()) {
      String fixed = fixed(segment);
      if (fixed != null) {
        words.append(fixed);
      } else {
        segments.add(new Because.Words(words.toString()));
        segments.add(segment);
        words.setLength(0);
      }
    }
    segments.add(new Because.Words(words.toString()));
    return List.copyOf(segments);
  }

  private @Nullable String fixed(Because.Segment segment) {
    if (segment instanceof Because.Words words) {
      return words.text();
    }
    if (segment instanceof Because.Value value) {
      for (Rule.ThresholdUse use : rule.thresholds()) {
        if (use.binding().equals("$" + value.variable())) {
          return Reasons.withWords(value, Wording.number(entry(use).value()));
        }
      }
    }
    return null;
  }

  private ThresholdEntry entry(Rule.ThresholdUse use) {
    return Objects.requireNonNull(registers.thresholds().get(use.name()), use.name());
  }

  private Node threshold(Rule.ThresholdUse use) {
    ThresholdEntry entry = entry(use);
    return new Node.ThresholdNode(
        "threshold:" + use.name(), use.name(), entry.value(), entry.unit());
  }

  private void add(Node node) {
    nodes.put(node.id(), node);
    premises.add(node.id());
  }

  private void plan(int index, Condition condition) {
    Pattern pattern = condition.pattern();
    Vocabulary.Type type = Vocabulary.typeOf(pattern);
    List<Constraint> alternatives = new ArrayList<>();
    if (condition instanceof Condition.Absent) {
      add(new Node.AbsenceNode("absence:" + pattern, pattern.toString()));
      // What is stated instead, or nothing, is what lets the rule fire.
      pattern.attributes().stream().map(Attribute::pathOf).forEach(path -> read(path, facts));
    } else if (condition instanceof Condition.Exists && onlyKey(pattern, type) != null) {
      // The rule fires only if the conclusion is there.
      premises.add("conclusion:" + type.name() + ":" + onlyKey(pattern, type));
    } else if (type.kind() == Vocabulary.Kind.PART) {
      pattern.constraints().forEach(c -> read(c, type, facts, alternatives));
      if (!alternatives.isEmpty()) {
        steps.add(new Step(index, condition, type, alternatives));
      }
    } else {
      steps.add(new Step(index, condition, type, alternatives));
    }
  }

  /** Collects the facts that a constraint reads; alternatives depend on the case and stay apart. */
  static void read(
      Constraint constraint,
      Vocabulary.Type type,
      Map<String, FactPath> facts,
      List<Constraint> alternatives) {
    if (constraint instanceof Constraint.Any any) {
      alternatives.add(any);
    } else if (constraint instanceof Constraint.All all) {
      all.parts().forEach(part -> read(part, type, facts, alternatives));
    } else if (constraint instanceof Constraint.Binding binding) {
      read(binding.field(), type, facts);
    } else if (constraint instanceof Constraint.Membership membership) {
      read(membership.field(), type, facts);
    } else if (constraint instanceof Constraint.Comparison comparison) {
      read(comparison.field(), type, facts);
      if (comparison.right() instanceof Operand.FieldOf other) {
        read(other.field(), type, facts);
      }
    }
  }

  private static void read(String field, Vocabulary.Type type, Map<String, FactPath> facts) {
    read(type.path(field), facts);
  }

  private static void read(String path, Map<String, FactPath> facts) {
    facts.put(path, FactPath.of(path));
  }

  /** The code of a conclusion, where the pattern asks for that one and for nothing else. */
  private static @Nullable String onlyKey(Pattern pattern, Vocabulary.Type type) {
    boolean plain =
        type.kind() == Vocabulary.Kind.CONCLUSION
            && type.members().size() == 1
            && pattern.constraints().size() == 1
            && pattern.constraints().get(0) instanceof Constraint.Comparison
            && pattern.keys().size() == 1;
    return plain ? pattern.keys().iterator().next() : null;
  }

  Rule rule() {
    return rule;
  }

  /**
   * The one firing that it can have, where all that it concludes and matches is always the same.
   */
  @Nullable Firing only() {
    return only;
  }

  /** Where its variables get their values. */
  Map<String, Variables.Source> sources() {
    return sources;
  }

  /** Its reason; numbers of the policy stand in it as words. */
  List<Because.Segment> reason() {
    return reason;
  }

  /** Its reason where that is the same in every case, else null. */
  @Nullable String fixedReason() {
    return reason.size() == 1 && reason.get(0) instanceof Because.Words words ? words.text() : null;
  }

  /** The conditions whose premises depend on the case. */
  List<Step> steps() {
    return steps;
  }

  /** The facts that it reads in any case. */
  Iterable<FactPath> facts() {
    return facts.values();
  }

  /** The nodes of the numbers and absences that it rests on. */
  Iterable<Node> nodes() {
    return nodes.values();
  }

  /** Ids of what it rests on in any case. */
  Set<String> premises() {
    return premises;
  }
}
