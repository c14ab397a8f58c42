package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Place;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One firing of a rule: its plan, and the objects that its conditions took. */
final class Firing {

  private final RulePlan plan;
  private final List<Object> taken;
  private final String id;
  private final List<Conclusion> conclusions;
  private final int[] numbers;
  private Outline.@Nullable Known known;

  /**
   * A firing.
   *
   * @param taken what the steps of the plan took that take an object
   * @param facts the case; null for what concludes the same in every case
   */
  Firing(RulePlan plan, List<Object> taken, @Nullable Case facts) {
    this.plan = plan;
    this.taken = taken;
    this.id = makeId();
    this.conclusions =
        plan.rule().insertions().stream()
            .map(made -> Conclusions.make(made, name -> variable(name, facts)))
            .toList();
    this.numbers =
        conclusions.stream().mapToInt(plan.repertoire()::number).filter(n -> n >= 0).toArray();
  }

  private static String describe(Object object) {
    if (object instanceof Conclusion conclusion) {
      return conclusion.id();
    }
    return object instanceof Attribute attribute ? attribute.path() : ((Unstated) object).path();
  }

  RulePlan plan() {
    return plan;
  }

  private String makeId() {
    var id = new StringBuilder("firing:").append(plan.rule().name());
    taken.forEach(object -> id.append(" [").append(describe(object)).append(']'));
    return id.toString();
  }

  /** Unique among the firings of a decision, and made from its content. */
  String id() {
    return id;
  }

  /** What the outline knows of it; null of a firing that is known only from its case. */
  Outline.@Nullable Known known() {
    return known;
  }

  /** Is told by the outline, before any case, what it knows. */
  void outlined(Outline.Known place) {
    known = place;
  }

  /** What it concludes. */
  List<Conclusion> conclusions() {
    return conclusions;
  }

  /** Numbers of what it concludes, as far as the repertoire knows it. */
  int[] numbers() {
    return numbers;
  }

  /** What it concludes and the repertoire does not know. */
  List<Conclusion> unnumbered() {
    return numbers.length == conclusions.size()
        ? List.of()
        : conclusions.stream().filter(each -> plan.repertoire().number(each) < 0).toList();
  }

  /** Its node, with the reason that it gives in this case. */
  Node node(Derivation derivation) {
    Place place = plan.rule().place();
    return new Node.FiringNode(
        id,
        derivation.rule(),
        place.file(),
        place.line(),
        derivation.because(),
        derivation.sources());
  }

  /** The node of a conclusion. */
  static Node node(Conclusion conclusion) {
    return new Node.ConclusionNode("conclusion:" + conclusion.id(), conclusion);
  }

  /** The facts that it reads whenever it happens. */
  List<FactPath> facts() {
    List<FactPath> facts = new ArrayList<>();
    plan.facts().forEach(facts::add);
    taken.stream().flatMap(object -> Stream.ofNullable(fact(object))).forEach(facts::add);
    return facts;
  }

  /** The steps of the justification to and from it whenever it happens. */
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    plan.premises().forEach(premise -> edges.add(new Edge(premise, id)));
    taken.forEach(object -> edges.add(new Edge(premise(object), id)));
    conclusions.forEach(each -> edges.add(new Edge(id, node(each).id())));
    return edges;
  }

  /** The fact that an object is which a condition looked at, null for a conclusion. */
  static @Nullable FactPath fact(Object object) {
    if (object instanceof Conclusion) {
      return null;
    }
    return FactPath.of(
        object instanceof Attribute attribute ? attribute.path() : ((Unstated) object).path());
  }

  /** Id of the node of an object that a condition looked at. */
  static String premise(Object object) {
    FactPath fact = fact(object);
    return fact == null ? node((Conclusion) object).id() : fact.id();
  }

  /** The object that a condition took; null for a part of the case. */
  @Nullable Object taken(int condition) {
    int step = taken.isEmpty() ? -1 : plan.takes(condition);
    return step < 0 ? null : taken.get(step);
  }

  /** Value of a variable of the rule. */
  @Nullable Object variable(String name, @Nullable Case facts) {
    Variables.Source source = plan.sources().get(name);
    if (source == null) {
      return null;
    }
    Object object = taken(source.condition());
    if (object != null) {
      return source.member().in(object);
    }
    return facts == null ? null : FactPath.of(source.path()).in(facts);
  }

  /** Values for looking at an object with the variables of this firing. */
  Evaluation.Values over(Vocabulary.Type type, Object object, Case facts) {
    return new Evaluation.Values() {
      @Override
      public @Nullable Object field(String name) {
        return type.member(name).in(object);
      }

      @Override
      public @Nullable Object variable(String name) {
        return Firing.this.variable(name, facts);
      }
    };
  }
}
