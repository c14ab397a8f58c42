package dev.tunegate.policy;

import static org.drools.model.PatternDSL.alphaIndexedBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** One pattern of a rule on its way into the network. */
final class NetworkPattern {

  /**
   * A constraint with what the network needs to know of it.
   *
   * @param key equal for constraints that mean the same
   * @param others indexes of the other conditions whose variables it names
   * @param lookup the field, where the constraint asks one value of it and can be found by that
   * @param value what the lookup asks for, null where it is that the field is unstated
   */
  private record Asked(
      String key,
      List<Integer> others,
      Matcher matcher,
      Vocabulary.@Nullable Member lookup,
      @Nullable String value) {}

  private static final int MOST_OTHERS = 2;

  private final Vocabulary.Type type;
  private final int condition;
  private final Map<String, Variables.Source> variables;
  private final List<Asked> constraints = new ArrayList<>();

  NetworkPattern(Pattern pattern, int condition, Map<String, Variables.Source> variables) {
    this.type = Vocabulary.typeOf(pattern);
    this.condition = condition;
    this.variables = variables;
    for (Constraint constraint : pattern.constraints()) {
      if (!(constraint instanceof Constraint.Binding)) {
        constraints.add(asked(constraint));
      }
    }
  }

  /** Tells which constraints of a rule name variables of more conditions than the network joins. */
  static void check(Rule rule, Diagnostics problems) {
    Map<String, Variables.Source> variables = Variables.of(rule);
    for (int i = 0; i < rule.conditions().size(); i++) {
      for (Constraint constraint : rule.conditions().get(i).pattern().constraints()) {
        int others = others(constraint, i, variables).size();
        if (others > MOST_OTHERS) {
          problems.error(
              constraint.place(),
              rule.name(),
              "one comparison names variables of " + others + " other conditions",
              "Split it, so that each names those of at most " + MOST_OTHERS + ".");
        }
      }
    }
  }

  private static List<Integer> others(
      Constraint constraint, int condition, Map<String, Variables.Source> variables) {
    Set<Integer> named = Variables.conditions(constraint, variables);
    named.remove(condition);
    return List.copyOf(named);
  }

  private Asked asked(Constraint constraint) {
    List<Integer> others = others(constraint, condition, variables);
    var matcher = new Matchers(type, condition, others, variables).of(constraint);
    String key = new ConstraintKey(condition, others, variables).of(type, constraint);
    if (constraint instanceof Constraint.Comparison comparison
        && comparison.operator() == Operator.EQUAL
        && !(comparison.right() instanceof Operand.Variable)
        && !(comparison.right() instanceof Operand.FieldOf)) {
      Vocabulary.Member field = type.member(comparison.field());
      if (!field.number()) {
        String value = text(Matchers.value(field, comparison.right()));
        return new Asked(key, others, matcher, field, value);
      }
    }
    return new Asked(key, others, matcher, null, null);
  }

  /** The text by which a value is looked up; Drools has lookups for texts, and none for enums. */
  private static @Nullable String text(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? constant.name()
        : value == null ? null : value.toString();
  }

  /** The keys of its constraints. */
  Stream<String> keys() {
    return constraints.stream().map(Asked::key);
  }

  /**
   * The pattern as Drools takes it. What can be looked up comes first, then what many patterns ask,
   * so that one test serves them all.
   *
   * @param matched for each condition the variable of what it matched
   * @param uses how many patterns have a constraint of a key
   */
  PatternDef<Object> define(List<Variable<Object>> matched, ToIntFunction<String> uses) {
    PatternDef<Object> pattern = PatternDSL.pattern(matched.get(condition));
    constraints.stream()
        .sorted(
            Comparator.comparing((Asked asked) -> asked.others().size())
                .thenComparing(asked -> asked.lookup() == null)
                .thenComparing(asked -> -uses.applyAsInt(asked.key()))
                .thenComparing(Asked::key))
        .forEach(asked -> ask(asked, matched, pattern));
    return pattern;
  }

  private void ask(Asked asked, List<Variable<Object>> matched, PatternDef<Object> pattern) {
    Matcher matcher = asked.matcher();
    List<Variable<Object>> others = asked.others().stream().map(matched::get).toList();
    switch (others.size()) {
      case 0 -> askAlone(asked, pattern);
      case 1 ->
          pattern.expr(
              asked.key(), others.get(0), (fact, one) -> matcher.matches(fact, new Object[] {one}));
      case 2 ->
          pattern.expr(
              asked.key(),
              others.get(0),
              others.get(1),
              (fact, one, two) -> matcher.matches(fact, new Object[] {one, two}));
      default -> throw new IllegalStateException(asked.key());
    }
  }

  private void askAlone(Asked asked, PatternDef<Object> pattern) {
    Matcher matcher = asked.matcher();
    Vocabulary.Member field = asked.lookup();
    if (field == null) {
      pattern.expr(asked.key(), fact -> matcher.matches(fact, Matcher.NO_OTHERS));
      return;
    }
    int index = List.copyOf(type.members().keySet()).indexOf(field.name());
    pattern.expr(
        asked.key(),
        fact -> matcher.matches(fact, Matcher.NO_OTHERS),
        alphaIndexedBy(
            String.class,
            ConstraintType.EQUAL,
            index,
            fact -> text(field.in(fact)),
            asked.value()));
  }
}
