package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Bounds in how many ways rules can match, before any case. Patterns over things of which there are
 * many multiply, and Drools works all combinations out before the first of them fires, so that no
 * limit on firings would help.
 */
final class MatchBound {

  /** Most ways in which one rule may match. */
  static final long MOST_OF_A_RULE = 1_000;

  /** Most ways in which all rules together may match; fewer than an engine lets fire. */
  static final long MOST_IN_ALL = 10_000;

  private final Registers registers;

  /** How many paths can be unstated. */
  private final long paths;

  private final Map<String, Set<List<Operand>>> written = new HashMap<>();

  private MatchBound(List<Rule> rules, Registers registers) {
    this.registers = registers;
    this.paths = registers.paths().size();
    for (Rule rule : rules) {
      for (Rule.Insertion insertion : rule.insertions()) {
        written
            .computeIfAbsent(insertion.type(), type -> new HashSet<>())
            .add(insertion.arguments());
      }
    }
  }

  /** Rules that can match in too many ways go to {@code problems}. */
  static void check(List<Rule> rules, Registers registers, Diagnostics problems) {
    var bound = new MatchBound(rules, registers);
    long all = 0;
    long most = 0;
    Rule widest = null;
    for (Rule rule : rules) {
      long ways = bound.ways(rule, problems);
      all += ways;
      if (ways > most) {
        most = ways;
        widest = rule;
      }
    }
    if (all > MOST_IN_ALL && widest != null) {
      problems.error(
          widest.place(),
          widest.name(),
          "all rules together could match in "
              + all
              + " ways, this one alone in "
              + most
              + "; at most "
              + MOST_IN_ALL
              + " are followed",
          "Name codes or paths in the conditions of such rules, or use exists.");
    }
  }

  private long ways(Rule rule, Diagnostics problems) {
    long product = 1;
    List<String> factors = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Match match) {
        long ways = Math.max(1, ways(match.pattern()));
        if (ways > 1) {
          factors.add(ways + " for " + match.pattern());
        }
        product = Math.min(product * ways, MOST_OF_A_RULE * MOST_IN_ALL);
      }
    }
    if (product > MOST_OF_A_RULE) {
      problems.error(
          rule.place(),
          rule.name(),
          "the rule could match in more than "
              + MOST_OF_A_RULE
              + " ways: "
              + String.join(", times ", factors),
          "Name the codes or paths that are meant, tie the conditions together by a variable such as"
              + " path == $path, or use exists.");
      return 1;
    }
    return product;
  }

  /** How many things a pattern can match at once, at most. */
  private long ways(Pattern pattern) {
    Vocabulary.Type type = Objects.requireNonNull(Vocabulary.type(pattern.type()));
    Set<String> keys = pattern.keys();
    long found =
        switch (type.kind()) {
          case PART -> 1;
          case MANY -> type.name().equals("Unstated") ? paths : keys.size();
          case CONCLUSION -> conclusions(type, keys);
        };
    if (type.kind() == Vocabulary.Kind.MANY && !keys.isEmpty()) {
      found = Math.min(found, keys.size());
    }
    return tied(pattern, type) ? Math.min(found, ways(type, 1)) : found;
  }

  private long conclusions(Vocabulary.Type type, Set<String> keys) {
    long sum = 0;
    for (List<Operand> arguments : written.getOrDefault(type.name(), Set.of())) {
      String key = arguments.get(0).literal();
      if (key == null || keys.isEmpty() || keys.contains(key)) {
        sum += written(type, arguments);
      }
    }
    return sum;
  }

  /** How many different conclusions these arguments can make. */
  private long written(Vocabulary.Type type, List<Operand> arguments) {
    List<Vocabulary.Member> members = List.copyOf(type.members().values());
    long product = 1;
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof Operand.Variable) {
        product *= domain(type, members.get(i));
      }
    }
    return product;
  }

  /** How many values the members of a type can have together, from one of them on. */
  private long ways(Vocabulary.Type type, int from) {
    return type.members().values().stream()
        .skip(from)
        .mapToLong(member -> domain(type, member))
        .reduce(1, (one, other) -> one * other);
  }

  private long domain(Vocabulary.Type type, Vocabulary.Member member) {
    Class<?> constants = member.enumType();
    if (constants != null) {
      return constants.getEnumConstants().length;
    }
    return member.isPath() ? paths : Math.max(1, registers.codesOf(type.name()).size());
  }

  /** Whether the field by which things are told apart must equal a variable of another pattern. */
  private static boolean tied(Pattern pattern, Vocabulary.Type type) {
    return pattern.constraints().stream()
        .anyMatch(
            constraint ->
                constraint instanceof Constraint.Comparison c
                    && c.operator() == Operator.EQUAL
                    && c.field().equals(type.keyMember())
                    && c.right() instanceof Operand.Variable variable
                    && !binds(pattern, variable.name()));
  }

  private static boolean binds(Pattern pattern, String variable) {
    return pattern.constraints().stream()
        .anyMatch(c -> c instanceof Constraint.Binding own && own.name().equals(variable));
  }
}
