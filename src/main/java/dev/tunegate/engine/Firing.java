package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Edge;
import dev.tunegate.verdict.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** One firing of a rule: its plan, and for each step that takes one the object it matched. */
final class Firing {

  private static final @Nullable Object[] NOTHING = {};

  private final RulePlan plan;
  private final @Nullable Object[] objects;
  private final String id;
  private final List<Node.ConclusionNode> results = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private Firing(
      RulePlan plan, @Nullable Object[] objects, String id, List<Conclusion> conclusions) {
    this.plan = plan;
    this.objects = objects;
    this.id = id;
    plan.premises().forEach(premise -> edges.add(new Edge(premise, id)));
    for (Conclusion conclusion : conclusions) {
      var node = new Node.ConclusionNode("conclusion:" + conclusion.id(), conclusion);
      results.add(node);
      edges.add(new Edge(id, node.id()));
    }
  }

  /** The firing of a rule that matches in one way and always concludes the same. */
  static Firing only(RulePlan plan, List<Conclusion> conclusions) {
    return new Firing(plan, NOTHING, "firing:" + plan.rule().name(), conclusions);
  }

  /** A firing as Drools tells it. */
  static Firing of(RulePlan plan, Match match, Case facts) {
    Firing only = plan.only();
    if (only != null) {
      return only;
    }
    @Nullable Object[] objects = new Object[plan.rule().conditions().size()];
    var id = new StringBuilder("firing:").append(plan.rule().name());
    for (RulePlan.Step step : plan.steps()) {
      if (step.takesObject()) {
        Object object = Policy.matched(match, step.index());
        objects[step.index()] = object;
        id.append(" [").append(describe(object)).append(']');
      }
    }
    List<Conclusion> conclusions =
        plan.rule().insertions().stream()
            .map(made -> Conclusions.make(made, name -> variable(plan, objects, name, facts)))
            .toList();
    return new Firing(plan, objects, id.toString(), conclusions);
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

  /** Unique among the firings of a decision, and made from its content. */
  String id() {
    return id;
  }

  /** What it concludes, each as a node of the justification. */
  List<Node.ConclusionNode> results() {
    return results;
  }

  /** The steps of the justification to and from it that are the same in every case. */
  List<Edge> edges() {
    return edges;
  }

  /** The object that a step matched, for steps that take one. */
  Object object(RulePlan.Step step) {
    return Objects.requireNonNull(objects[step.index()]);
  }

  /** The object that a condition matched; null for a part of the case. */
  @Nullable Object matched(int condition) {
    return objects.length == 0 ? null : objects[condition];
  }

  /** Value of a variable of the rule. */
  @Nullable Object variable(String name, Case facts) {
    return variable(plan, objects, name, facts);
  }

  private static @Nullable Object variable(
      RulePlan plan, @Nullable Object[] objects, String name, Case facts) {
    Variables.Source source = plan.sources().get(name);
    if (source == null) {
      return null;
    }
    Object object = objects.length == 0 ? null : objects[source.condition()];
    return object == null ? FactPath.of(source.path()).in(facts) : source.member().in(object);
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
