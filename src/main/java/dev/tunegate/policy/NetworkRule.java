package dev.tunegate.policy;

import dev.tunegate.facts.Case;
import dev.tunegate.facts.Unstated;
import dev.tunegate.verdict.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/**
 * A rule as the network has it. Its conditions on parts of the case are one pattern there, over the
 * case itself: a part is there once, so to join parts with each other would be work for nothing. A
 * rule that lists facts which may be unstated is there once for each of them.
 */
public final class NetworkRule {

  /** A rule that would stand more often than this in the network has unstated facts joined. */
  private static final int MOST_CHOICES = 64;

  /**
   * Where a condition finds what it looks at.
   *
   * @param variable index of the condition whose variable in the network holds it
   * @param chosen the unstated fact that was chosen for it, which the network then does not hold
   */
  record Seat(Vocabulary.Type type, int variable, @Nullable Unstated chosen) {

    /** What the condition looks at, by what its variable holds. */
    Object in(Object held) {
      if (chosen != null) {
        return chosen;
      }
      return type.kind() == Vocabulary.Kind.PART ? ((Case) held).part(type.javaType()) : held;
    }

    /** The class of what its variable holds. */
    Class<?> held() {
      return chosen != null || type.kind() == Vocabulary.Kind.PART ? Case.class : type.javaType();
    }
  }

  private final int index;
  private final Rule rule;
  private final List<Seat> seats;
  private final Map<String, Variables.Source> variables;
  private final @Nullable List<Conclusion> constants;

  private NetworkRule(int index, Rule rule, List<Seat> seats) {
    this.index = index;
    this.rule = rule;
    this.seats = List.copyOf(seats);
    this.variables = Variables.of(rule);
    boolean constant =
        Conclusions.variables(rule).stream()
            .allMatch(name -> seats.get(source(name).condition()).chosen() != null);
    this.constants = constant ? conclusions(name -> source(name).member().in(chosen(name))) : null;
  }

  /** A rule once for each choice of the unstated facts that it lists. */
  static List<NetworkRule> of(int index, Rule rule) {
    List<List<Seat>> all = choices(rule, joined(rule, true));
    return (all.isEmpty() ? choices(rule, joined(rule, false)) : all)
        .stream().map(seats -> new NetworkRule(index, rule, seats)).toList();
  }

  /**
   * Indexes of the conditions that one pattern over the case can be: what they name was matched in
   * that pattern too.
   */
  private static Set<Integer> joined(Rule rule, boolean unstatedToo) {
    Map<String, Variables.Source> variables = Variables.of(rule);
    Set<Integer> joined = new TreeSet<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      Pattern pattern = rule.conditions().get(i).pattern();
      boolean part = Vocabulary.typeOf(pattern).kind() == Vocabulary.Kind.PART;
      boolean listed = pattern.type().equals("Unstated") && !pattern.keys().isEmpty();
      if (rule.conditions().get(i) instanceof Condition.Match
          && (part || (listed && unstatedToo))) {
        joined.add(i);
        boolean alone =
            pattern.constraints().stream()
                .allMatch(each -> joined.containsAll(Variables.conditions(each, variables)));
        if (!alone) {
          joined.remove(i);
        }
      }
    }
    return joined;
  }

  /** The seats for each choice; none at all if there are too many. */
  private static List<List<Seat>> choices(Rule rule, Set<Integer> joined) {
    List<List<Seat>> choices = List.of(List.of());
    for (int i = 0; i < rule.conditions().size(); i++) {
      Pattern pattern = rule.conditions().get(i).pattern();
      Vocabulary.Type type = Vocabulary.typeOf(pattern);
      int variable = joined.contains(i) ? joined.iterator().next() : i;
      List<Seat> here = new ArrayList<>();
      if (joined.contains(i) && type.kind() != Vocabulary.Kind.PART) {
        pattern.keys().forEach(path -> here.add(new Seat(type, variable, new Unstated(path))));
      } else {
        here.add(new Seat(type, variable, null));
      }
      List<List<Seat>> longer = new ArrayList<>();
      for (List<Seat> choice : choices) {
        for (Seat seat : here) {
          List<Seat> with = new ArrayList<>(choice);
          with.add(seat);
          longer.add(with);
        }
      }
      if (longer.size() > MOST_CHOICES) {
        return List.of();
      }
      choices = longer;
    }
    return choices;
  }

  /** Index of the rule in its policy. */
  public int index() {
    return index;
  }

  Rule rule() {
    return rule;
  }

  List<Seat> seats() {
    return seats;
  }

  Map<String, Variables.Source> variables() {
    return variables;
  }

  /** The unstated fact that was chosen for a condition, null where it looks for something else. */
  public @Nullable Unstated chosen(int condition) {
    return seats.get(condition).chosen();
  }

  /** What a condition looked at in a match, where it is no {@code exists} and no {@code not}. */
  public Object matched(Match match, int condition) {
    Seat seat = seats.get(condition);
    return seat.chosen() != null
        ? seat.chosen()
        : seat.in(match.getDeclarationValue(variable(seat.variable())));
  }

  /** Name of the variable that holds in the network what a condition looks at. */
  static String variable(int condition) {
    return "matched" + condition;
  }

  /** What it concludes in every match, null where that depends on the match. */
  @Nullable List<Conclusion> constants() {
    return constants;
  }

  /** What it concludes in a match. */
  List<Conclusion> conclusions(Match match) {
    if (constants != null) {
      return constants;
    }
    return conclusions(
        name -> {
          Variables.Source source = source(name);
          return source.member().in(matched(match, source.condition()));
        });
  }

  private List<Conclusion> conclusions(Function<String, @Nullable Object> values) {
    return rule.insertions().stream().map(made -> Conclusions.make(made, values)).toList();
  }

  private Variables.Source source(String variable) {
    return Objects.requireNonNull(variables.get(variable), variable);
  }

  private Unstated chosen(String variable) {
    return Objects.requireNonNull(chosen(source(variable).condition()), variable);
  }
}
