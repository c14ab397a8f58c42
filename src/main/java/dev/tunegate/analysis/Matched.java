package dev.tunegate.analysis;

import dev.tunegate.policy.Constraint;
import dev.tunegate.policy.Evaluation;
import dev.tunegate.policy.Rule;
import dev.tunegate.policy.Variables;
import dev.tunegate.policy.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the conditions of a rule matched so far, by their index. */
final class Matched {

  private final List<Vocabulary.Type> types;
  private final Map<String, Variables.Source> variables;
  private final @Nullable Object[] objects;

  /** Nothing matched yet. */
  Matched(Rule rule) {
    this(
        rule.conditions().stream().map(c -> Vocabulary.typeOf(c.pattern())).toList(),
        Variables.of(rule),
        new Object[rule.conditions().size()]);
  }

  private Matched(
      List<Vocabulary.Type> types,
      Map<String, Variables.Source> variables,
      @Nullable Object[] objects) {
    this.types = types;
    this.variables = variables;
    this.objects = objects;
  }

  Matched copy() {
    return new Matched(types, variables, objects.clone());
  }

  /** What a condition matched, null for nothing yet. */
  @Nullable Object get(int condition) {
    return objects[condition];
  }

  /** Lets a condition match an object, or with null nothing. */
  void set(int condition, @Nullable Object object) {
    objects[condition] = object;
  }

  /** Value of a variable of the rule. */
  @Nullable Object variable(String name) {
    Variables.Source source = Objects.requireNonNull(variables.get(name), name);
    return source.member().in(Objects.requireNonNull(objects[source.condition()], name));
  }

  /** Whether constraints hold for what their condition matches. */
  boolean fits(int condition, List<Constraint> constraints) {
    Object object = Objects.requireNonNull(objects[condition]);
    var values =
        new Evaluation.Values() {
          @Override
          public @Nullable Object field(String name) {
            return types.get(condition).member(name).in(object);
          }

          @Override
          public @Nullable Object variable(String name) {
            return Matched.this.variable(name);
          }
        };
    for (Constraint constraint : constraints) {
      if (!Evaluation.holds(constraint, values)) {
        return false;
      }
    }
    return true;
  }
}
