package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Condition;
import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.NetworkRule;
import dev.tunegate.policy.Pattern;
import dev.tunegate.policy.Registers;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.ThresholdEntry;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** What is known of a rule before any case: worked out once a policy, used in every decision. */
final class RulePlan {

  private final Rule rule;
  private final Registers registers;
  private final Repertoire repertoire;
  private final Map<String, Variables.Source> sources;
  private final List<Because.Segment> reason;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, FactPath> facts = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> premises = new LinkedHashSet<>();
  private final @Nullable Derivation derivation;
  private final List<Integer> taking;

  /** By condition, where among the objects taken its own stands; -1 where it takes none. */
  private final int[] places;

  private final List<Firing> known = new ArrayList<>();

  RulePlan(Rule rule, Registers registers, Repertoire repertoire) {
    this.rule = rule;
    this.registers = registers;
    this.repertoire = repertoire;
    this.sources = Variables.of(rule);
    this.reason = inWords();
    this.derivation =
        reason.size() == 1 && reason.get(0) instanceof Because.Words words
            ? new Derivation(rule.name(), words.text(), rule.sources())
            : null;
    rule.thresholds().forEach(use -> add(threshold(use)));
    for (int i = 0; i < rule.conditions().size(); i++) {
      plan(i, rule.conditions().get(i));
    }
    facts.values().forEach(fact -> premises.add(fact.id()));
    this.taking = steps.stream().filter(Step::takesObject).map(Step::index).toList();
    this.places = IntStream.range(0, rule.conditions().size()).map(taking::indexOf).toArray();
  }

  /**
   * The firing of a rule in the network, where it can have but one, known before any case; null
   * where what it takes or concludes depends on the case.
   */
  @Nullable Firing foresee(NetworkRule rule) {
    boolean fixed =
        Conclusions.variables(this.rule).stream()
            .allMatch(name -> takes(sources.get(name).condition()) >= 0);
    List<Object> taken = new ArrayList<>();
    taking.forEach(condition -> Stream.ofNullable(rule.chosen(condition)).forEach(taken::add));
    if (!fixed || taken.size() < taking.size()) {
      return null;
    }
    var firing = new Firing(this, List.copyOf(taken), null);
    known.add(firing);
    return firing;
  }

  /** A firing of a rule in the network, as Drools tells it. */
  Firing firing(NetworkRule rule, Match match, Case facts) {
    List<Object> taken = taking.stream().map(condition -> rule.matched(match, condition)).toList();
    return new Firing(this, taken, facts);
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
      pattern.attributes().stream().map(Attribute::pathOf).forEach(path -> Step.read(path, facts));
    } else if (condition instanceof Condition.Exists && onlyKey(pattern, type) != null) {
      // The rule fires only if the conclusion is there.
      premises.add("conclusion:" + type.name() + ":" + onlyKey(pattern, type));
    } else if (type.kind() == Vocabulary.Kind.PART) {
      pattern.constraints().forEach(c -> Step.read(c, type, facts, alternatives));
      if (!alternatives.isEmpty()) {
        steps.add(Step.ofPart(index, condition, type, alternatives));
      }
    } else {
      steps.add(Step.ofMany(index, condition, type));
    }
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

  /** Where among the objects taken that of a condition stands, -1 where it takes none. */
  int takes(int condition) {
    return places[condition];
  }

  /** The firings that it is known to be able to have. */
  List<Firing> known() {
    return known;
  }

  /** Where its variables get their values. */
  Map<String, Variables.Source> sources() {
    return sources;
  }

  /** Its reason; numbers of the policy stand in it as words. */
  List<Because.Segment> reason() {
    return reason;
  }

  /** The derivation that each of its firings is, where its reason is the same in every case. */
  @Nullable Derivation derivation() {
    return derivation;
  }

  /**
   * What stands in decisions whenever it fires: its derivation, or what that and nodes end with.
   */
  List<Object> pieces() {
    if (derivation != null) {
      return List.of(derivation);
    }
    List<Object> pieces = new ArrayList<>(known());
    pieces.add(rule);
    return pieces;
  }

  /** What conclusions are numbered by. */
  Repertoire repertoire() {
    return repertoire;
  }

  /** The conditions whose premises depend on the case. */
  List<Step> steps() {
    return steps;
  }

  /** The facts that it reads in any case. */
  Iterable<FactPath> facts() {
    return facts.values();
  }

  /** The facts that it reads in some cases. */
  List<FactPath> possibleFacts() {
    List<FactPath> possible = new ArrayList<>();
    steps.forEach(step -> collect(step.choices(), possible));
    return possible;
  }

  private static void collect(List<Step.Choice> choices, List<FactPath> facts) {
    for (Step.Choice choice : choices) {
      facts.addAll(choice.facts());
      collect(choice.inner(), facts);
    }
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
