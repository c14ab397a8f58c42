package dev.tunegate.policy;

import static org.drools.model.PatternDSL.alphaIndexedBy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.Catalogue;
import dev.tunegate.facts.Field;
import dev.tunegate.facts.Unstated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** One pattern of a rule on its way into the network: the conditions that share a variable. */
final class NetworkPattern {

  /** Whether a constraint holds, by what variables of the network hold. */
  @FunctionalInterface
  private interface Test {
    boolean holds(Object own, @Nullable Object first, @Nullable Object second);
  }

  /** A field that is looked up by one value, by text: Drools has lookups for texts, not enums. */
  private record Lookup(
      NetworkRule.Seat seat, Vocabulary.Member field, int index, @Nullable String value) {

    @Nullable String of(Object held) {
      return text(field.in(seat.in(held)));
    }
  }

  /**
   * A constraint with what the network needs to know of it.
   *
   * @param key equal for constraints that mean the same
   * @param variables indexes of the other variables that it needs
   * @param lookup where the constraint asks one value of a field and can be found by that
   */
  private record Asked(String key, List<Integer> variables, Test test, @Nullable Lookup lookup) {}

  private static final int MOST_OTHERS = 2;

  /** Numbers of all fields, by type and name: lookups of different fields must differ. */
  private static final List<Vocabulary.Member> FIELDS =
      Vocabulary.types().stream()
          .flatMap(name -> Stream.ofNullable(Vocabulary.type(name)))
          .flatMap(type -> type.members().values().stream())
          .toList();

  private final NetworkRule rule;
  private final int variable;
  private final List<Asked> constraints = new ArrayList<>();

  /** The pattern of all conditions of a rule that a variable serves. */
  NetworkPattern(NetworkRule rule, int variable) {
    this.rule = rule;
    this.variable = variable;
    for (int i = 0; i < rule.seats().size(); i++) {
      if (rule.seats().get(i).variable() == variable) {
        ask(i);
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

  private void ask(int condition) {
    Unstated chosen = rule.chosen(condition);
    if (chosen != null) {
      constraints.add(unstated(chosen.path()));
    }
    for (Constraint constraint : rule.rule().conditions().get(condition).pattern().constraints()) {
      if (constraint instanceof Constraint.Binding) {
        continue;
      }
      Asked asked = asked(condition, constraint);
      boolean known = chosen != null && asked.variables().isEmpty();
      if (!known || !asked.test().holds(chosen, null, null)) {
        constraints.add(asked);
      }
    }
  }

  private static Asked unstated(String path) {
    Field field = Attribute.nameAt(path) == null ? Catalogue.get(path) : null;
    Test test =
        field == null
            ? (facts, first, second) -> ((Case) facts).value(path) == null
            : (facts, first, second) -> field.valueIn((Case) facts) == null;
    return new Asked("unstated " + path, List.of(), test, null);
  }

  private Asked asked(int condition, Constraint constraint) {
    NetworkRule.Seat seat = rule.seats().get(condition);
    List<Integer> others = others(constraint, condition, rule.variables());
    var matcher = new Matchers(seat.type(), condition, others, rule.variables()).of(constraint);
    List<Integer> variables =
        others.stream()
            .filter(other -> rule.chosen(other) == null)
            .map(other -> rule.seats().get(other).variable())
            .filter(other -> other != variable)
            .distinct()
            .toList();
    String key = new ConstraintKey(name -> value(name, condition, variables)).of(constraint);
    return new Asked(
        (seat.chosen() == null ? seat.type().name() : seat.chosen()) + ": " + key,
        variables,
        test(seat, matcher, others, variables),
        lookup(seat, constraint));
  }

  /** What a variable stands for, whatever the rule calls it. */
  private String value(String name, int condition, List<Integer> variables) {
    Variables.Source source = Objects.requireNonNull(rule.variables().get(name), name);
    NetworkRule.Seat seat = rule.seats().get(source.condition());
    String field = source.member().name();
    if (source.condition() == condition) {
      return field;
    }
    return seat.chosen() == null
        ? variables.indexOf(seat.variable()) + ":" + source.type().name() + "." + field
        : seat.chosen().toString();
  }

  private Test test(
      NetworkRule.Seat seat, Matcher matcher, List<Integer> others, List<Integer> variables) {
    if (others.isEmpty()) {
      return (own, first, second) -> matcher.matches(seat.in(own), Matcher.NO_OTHERS);
    }
    List<NetworkRule.Seat> seats = others.stream().map(rule.seats()::get).toList();
    int[] places = seats.stream().mapToInt(other -> variables.indexOf(other.variable())).toArray();
    return (own, first, second) -> {
      var objects = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        @Nullable Object held = places[i] < 0 ? own : places[i] == 0 ? first : second;
        objects[i] = seats.get(i).in(held);
      }
      return matcher.matches(seat.in(own), objects);
    };
  }

  private static @Nullable Lookup lookup(NetworkRule.Seat seat, Constraint constraint) {
    if (seat.chosen() == null
        && constraint instanceof Constraint.Comparison comparison
        && comparison.operator() == Operator.EQUAL
        && !(comparison.right() instanceof Operand.Variable)
        && !(comparison.right() instanceof Operand.FieldOf)) {
      Vocabulary.Member field = seat.type().member(comparison.field());
      if (!field.number()) {
        String value = text(Matchers.value(field, comparison.right()));
        return new Lookup(seat, field, FIELDS.indexOf(field), value);
      }
    }
    return null;
  }

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
   * @param held the variables of the network, each at the index of its condition
   * @param uses how many patterns have a constraint of a key
   */
  PatternDef<Object> define(List<Variable<Object>> held, ToIntFunction<String> uses) {
    PatternDef<Object> pattern = PatternDSL.pattern(held.get(variable));
    constraints.stream()
        .sorted(
            Comparator.comparing((Asked asked) -> asked.variables().size())
                .thenComparing(asked -> asked.lookup() == null)
                .thenComparing(asked -> -uses.applyAsInt(asked.key()))
                .thenComparing(Asked::key))
        .forEach(asked -> ask(asked, held, pattern));
    return pattern;
  }

  private static void ask(Asked asked, List<Variable<Object>> held, PatternDef<Object> pattern) {
    Test test = asked.test();
    List<Variable<Object>> others = asked.variables().stream().map(held::get).toList();
    switch (others.size()) {
      case 0 -> askAlone(asked, pattern);
      case 1 ->
          pattern.expr(asked.key(), others.get(0), (own, first) -> test.holds(own, first, null));
      case 2 -> pattern.expr(asked.key(), others.get(0), others.get(1), test::holds);
      default -> throw new IllegalStateException(asked.key());
    }
  }

  private static void askAlone(Asked asked, PatternDef<Object> pattern) {
    Test test = asked.test();
    Lookup lookup = asked.lookup();
    if (lookup == null) {
      pattern.expr(asked.key(), own -> test.holds(own, null, null));
      return;
    }
    pattern.expr(
        asked.key(),
        own -> test.holds(own, null, null),
        alphaIndexedBy(
            String.class, ConstraintType.EQUAL, lookup.index(), lookup::of, lookup.value()));
  }
}
