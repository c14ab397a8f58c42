package dev.tunegate.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A policy edited at random, over and over: numbers moved, comparisons turned, constants and codes
 * changed, conditions dropped or turned around, rules removed; rows of tables as much as rules.
 * What cannot run is left out. The same seed makes the same policies.
 */
public final class EditedPolicies {

  private final PolicyModel original;
  private final Random random;

  /** Edits of a policy. */
  public EditedPolicies(PolicyModel original, long seed) {
    this.original = original;
    this.random = new Random(seed);
  }

  /** The next policy, one to twelve edits away from the original. */
  public PolicyModel next() {
    for (int i = 0; i < 1_000; i++) {
      List<Rule> rules = new ArrayList<>(original.rules());
      for (int edits = 1 + random.nextInt(12); edits > 0; edits--) {
        edit(rules);
      }
      var problems = new Diagnostics();
      int[] layers = Layers.of(rules, problems);
      MatchBound.check(rules, original.registers(), problems);
      if (!problems.hasErrors() && !rules.equals(original.rules())) {
        return new PolicyModel(
            original.source(), original.registers(), rules, Arrays.stream(layers).boxed().toList());
      }
    }
    throw new IllegalStateException("No edit of the policy can run");
  }

  private void edit(List<Rule> rules) {
    int at = random.nextInt(rules.size());
    Rule rule = rules.get(at);
    switch (random.nextInt(8)) {
      case 0 -> rules.remove(at);
      case 1 -> rules.set(at, with(rule, rule.conditions(), recoded(rule.insertions())));
      case 2 -> moveThreshold(rules);
      default -> rules.set(at, with(rule, edited(rule.conditions()), rule.insertions()));
    }
  }

  private static Rule with(Rule rule, List<Condition> conditions, List<Rule.Insertion> made) {
    return new Rule(
        rule.name(),
        rule.place(),
        rule.sources(),
        rule.because(),
        rule.thresholds(),
        conditions,
        made,
        rule.text());
  }

  private List<Rule.Insertion> recoded(List<Rule.Insertion> insertions) {
    List<Rule.Insertion> changed = new ArrayList<>(insertions);
    int at = random.nextInt(changed.size());
    Rule.Insertion made = changed.get(at);
    List<Vocabulary.Member> members =
        List.copyOf(Objects.requireNonNull(Vocabulary.type(made.type())).members().values());
    List<Operand> arguments = new ArrayList<>(made.arguments());
    for (int i = 0; i < arguments.size(); i++) {
      arguments.set(i, value(made.type(), members.get(i), arguments.get(i)));
    }
    changed.set(at, new Rule.Insertion(made.type(), arguments, made.place()));
    return changed;
  }

  /** A number of the policy moves wherever it is looked up. */
  private void moveThreshold(List<Rule> rules) {
    List<String> names = List.copyOf(original.registers().thresholds().keySet());
    String name = one(names);
    BigDecimal by = new BigDecimal(one(List.of("0.5", "2", "0", "1.1")));
    rules.replaceAll(
        rule ->
            with(
                rule,
                rule.conditions().stream()
                    .map(
                        c ->
                            with(
                                c,
                                c.pattern().constraints().stream()
                                    .map(k -> moved(k, name, by))
                                    .toList()))
                    .toList(),
                rule.insertions()));
  }

  private static Constraint moved(Constraint constraint, String name, BigDecimal by) {
    if (constraint instanceof Constraint.All all) {
      return new Constraint.All(
          all.parts().stream().map(k -> moved(k, name, by)).toList(), all.place());
    }
    if (constraint instanceof Constraint.Any any) {
      return new Constraint.Any(
          any.parts().stream().map(k -> moved(k, name, by)).toList(), any.place());
    }
    if (constraint instanceof Constraint.Comparison c
        && c.right() instanceof Operand.ThresholdValue number
        && number.threshold().equals(name)) {
      var value = new Operand.ThresholdValue(name, number.variable(), moved(number.value(), by));
      return new Constraint.Comparison(c.field(), c.operator(), value, c.place());
    }
    return constraint;
  }

  /** What counts things stays whole. */
  private static BigDecimal moved(BigDecimal value, BigDecimal by) {
    return value.multiply(by).setScale(Math.max(0, value.scale()), RoundingMode.HALF_UP);
  }

  private static Condition with(Condition condition, List<Constraint> constraints) {
    Pattern old = condition.pattern();
    return with(condition, new Pattern(old.type(), old.binding(), constraints, old.place()));
  }

  private static Condition with(Condition condition, Pattern pattern) {
    if (condition instanceof Condition.Match) {
      return new Condition.Match(pattern);
    }
    return condition instanceof Condition.Exists
        ? new Condition.Exists(pattern)
        : new Condition.Absent(pattern);
  }

  private List<Condition> edited(List<Condition> conditions) {
    List<Condition> changed = new ArrayList<>(conditions);
    int at = random.nextInt(changed.size());
    Condition condition = changed.get(at);
    boolean binds =
        condition.pattern().constraints().stream().anyMatch(Constraint.Binding.class::isInstance);
    switch (random.nextInt(5)) {
      case 0 -> {
        if (!binds && changed.size() > 1) {
          changed.remove(at);
        }
      }
      case 1 -> {
        if (condition instanceof Condition.Exists) {
          changed.set(at, new Condition.Absent(condition.pattern()));
        } else if (condition instanceof Condition.Absent) {
          changed.set(at, new Condition.Exists(condition.pattern()));
        }
      }
      default -> {
        Pattern pattern = condition.pattern();
        changed.set(
            at,
            with(
                condition,
                pattern.constraints().stream()
                    .filter(k -> k instanceof Constraint.Binding || random.nextInt(6) > 0)
                    .map(k -> edited(pattern.type(), k))
                    .toList()));
      }
    }
    return changed;
  }

  private Constraint edited(String type, Constraint constraint) {
    if (constraint instanceof Constraint.All all) {
      List<Constraint> parts = all.parts().stream().map(k -> edited(type, k)).toList();
      return random.nextInt(4) == 0
          ? new Constraint.Any(parts, all.place())
          : new Constraint.All(parts, all.place());
    }
    if (constraint instanceof Constraint.Any any) {
      List<Constraint> parts = any.parts().stream().map(k -> edited(type, k)).toList();
      return random.nextInt(4) == 0
          ? new Constraint.All(parts, any.place())
          : new Constraint.Any(parts, any.place());
    }
    if (constraint instanceof Constraint.Membership list) {
      boolean turned = random.nextInt(3) == 0;
      Vocabulary.Member member = member(type, list.field());
      List<Operand> values = list.values().stream().map(v -> value(type, member, v)).toList();
      return new Constraint.Membership(
          list.field(), list.negated() != turned, values, list.place());
    }
    return constraint instanceof Constraint.Comparison c ? edited(type, c) : constraint;
  }

  private Constraint edited(String type, Constraint.Comparison c) {
    Vocabulary.Member member = member(type, c.field());
    Operator operator = random.nextBoolean() ? c.operator() : operator(member, c);
    return new Constraint.Comparison(
        c.field(), operator, value(type, member, c.right()), c.place());
  }

  private Operator operator(Vocabulary.Member member, Constraint.Comparison c) {
    return member.number() && !(c.right() instanceof Operand.Null)
        ? one(List.of(Operator.values()))
        : one(List.of(Operator.EQUAL, Operator.NOT_EQUAL));
  }

  private static Vocabulary.Member member(String type, String field) {
    return Objects.requireNonNull(Vocabulary.type(type)).member(field);
  }

  /** Another value of the same kind, now and then. */
  private Operand value(String type, Vocabulary.Member member, Operand value) {
    if (random.nextInt(3) > 0) {
      return value;
    }
    if (value instanceof Operand.Flag flag) {
      return new Operand.Flag(!flag.value());
    }
    if (value instanceof Operand.Constant constant) {
      Object[] all = Objects.requireNonNull(member.enumType()).getEnumConstants();
      return new Operand.Constant(
          constant.type(), ((Enum<?>) all[random.nextInt(all.length)]).name());
    }
    List<String> codes = original.registers().activeCodes(type).stream().map(Code::code).toList();
    boolean code = value instanceof Operand.Text && !codes.isEmpty() && !member.isPath();
    return code ? new Operand.Text(one(codes)) : value;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
