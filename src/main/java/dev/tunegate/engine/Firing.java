package dev.tunegate.engine;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Unstated;
import dev.tunegate.policy.Because;
import dev.tunegate.policy.Conclusions;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Policy;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import dev.tunegate.verdict.Conclusion;
import dev.tunegate.verdict.Derivation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** One firing of a rule: its plan, and for each step that takes one the object it matched. */
final class Firing {

  private final RulePlan plan;
  private final @Nullable Object[] objects;
  private final CaseValues values;
  private final String id;
  private final List<Conclusion> conclusions;

  /**
   * A firing.
   *
   * @param match what matched, as Drools tells it
   */
  Firing(RulePlan plan, Match match, CaseValues values) {
    this.plan = plan;
    this.values = values;
    this.objects = new Object[plan.steps().size()];
    var name = new StringBuilder("firing:").append(plan.rule().name());
    if (plan.takesObjects()) {
      assign(match, name);
    }
    this.id = name.toString();
    List<Conclusion> constant = plan.conclusions();
    this.conclusions =
        constant != null
            ? constant
            : plan.rule().insertions().stream()
                .map(insertion -> Conclusions.make(insertion, this::variable))
                .toList();
  }

  private void assign(Match match, StringBuilder name) {
    for (int i = 0; i < objects.length; i++) {
      if (plan.steps().get(i).takesObject()) {
        Object object = Policy.matched(match, i);
        objects[i] = object;
        name.append(" [").append(describe(object)).append(']');
      }
    }
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

  List<Conclusion> conclusions() {
    return conclusions;
  }

  /** The object that a step matched, for steps that take one. */
  Object object(int step) {
    return Objects.requireNonNull(objects[step]);
  }

  /** Value of a variable of the rule. */
  @Nullable Object variable(String name) {
    Variables.Source source = plan.sources().get(name);
    return source == null ? null : value(source);
  }

  private @Nullable Object value(Variables.Source source) {
    Object object = objects[source.condition()];
    return object == null ? values.get(source.path()) : source.member().in(object);
  }

  /** Values for looking at a part of the case. */
  Evaluation.Values over(Vocabulary.Type part) {
    return new Evaluation.Values() {
      @Override
      public @Nullable Object field(String name) {
        return values.get(part.path(name));
      }

      @Override
      public @Nullable Object variable(String name) {
        return Firing.this.variable(name);
      }
    };
  }

  /** Values for looking at something of which there can be many. */
  Evaluation.Values over(Vocabulary.Type type, Object candidate) {
    return new Evaluation.Values() {
      @Override
      public @Nullable Object field(String name) {
        return type.member(name).in(candidate);
      }

      @Override
      public @Nullable Object variable(String name) {
        return Firing.this.variable(name);
      }
    };
  }

  /** The derivation that this firing is, with its reason in words. */
  Derivation derivation(Reasons reasons) {
    Rule rule = plan.rule();
    String fixed = plan.reason();
    return new Derivation(rule.name(), fixed != null ? fixed : reason(reasons), rule.sources());
  }

  private String reason(Reasons reasons) {
    var text = new StringBuilder();
    for (Because.Segment segment : plan.rule().because().segments()) {
      if (segment instanceof Because.Words words) {
        text.append(words.text());
      } else if (segment instanceof Because.Count count) {
        text.append(reasons.count(count));
      } else {
        text.append(value((Because.Value) segment, reasons));
      }
    }
    return text.toString();
  }

  private String value(Because.Value place, Reasons reasons) {
    String name = "$" + place.variable();
    var number = plan.numbers().get(name);
    String value = number != null ? Wording.number(number.value()) : value(name, reasons);
    String words = value.equals("1") ? place.singular() : place.plural();
    return words.isEmpty() ? value : value + " " + words;
  }

  private String value(String variable, Reasons reasons) {
    Variables.Source source = Objects.requireNonNull(plan.sources().get(variable));
    return reasons.value(source.type(), source.member().name(), value(source));
  }
}
