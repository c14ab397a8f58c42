package dev.tunegate.policy;

import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.AttributeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one rule against the vocabulary and the registers, and resolves its variables: those bound
 * to thresholds become the numbers themselves.
 */
final class RuleChecker {

  /** Where a variable gets its value. */
  record Bound(Vocabulary.Type type, Vocabulary.Member member, boolean guarded) {}

  private final Registers registers;
  private final Diagnostics problems;
  private final String rule;
  private final Map<String, ThresholdEntry> numbers = new HashMap<>();
  private final Map<String, Bound> variables = new HashMap<>();

  private RuleChecker(Registers registers, Diagnostics problems, String rule) {
    this.registers = registers;
    this.problems = problems;
    this.rule = rule;
  }

  /** The rule with its variables resolved; what is wrong goes to {@code problems}. */
  static Rule check(Rule rule, Registers registers, Diagnostics problems) {
    return new RuleChecker(registers, problems, rule.name()).resolve(rule);
  }

  private Rule resolve(Rule raw) {
    SourceCheck.check(raw.sources(), registers.statements(), raw.place(), rule, problems);
    raw.thresholds().forEach(this::threshold);
    List<Condition> conditions = new ArrayList<>();
    Set<String> parts = new HashSet<>();
    for (Condition condition : raw.conditions()) {
      Pattern pattern = pattern(condition);
      conditions.add(
          condition instanceof Condition.Match
              ? new Condition.Match(pattern)
              : condition instanceof Condition.Exists
                  ? new Condition.Exists(pattern)
                  : new Condition.Absent(pattern));
      Vocabulary.Type type = Vocabulary.type(pattern.type());
      if (type != null && type.kind() == Vocabulary.Kind.PART && !parts.add(pattern.type())) {
        error(
            pattern.place(),
            "the rule looks at " + pattern.type() + " twice",
            "Write all its comparisons into one " + pattern.type() + "( … ).");
      }
    }
    if (conditions.isEmpty()) {
      error(raw.place(), "the rule has no condition", "Write at least one under when.");
    }
    List<Rule.Insertion> insertions = raw.insertions().stream().map(this::insertion).toList();
    because(raw.because());
    return new Rule(
        raw.name(),
        raw.place(),
        raw.sources(),
        raw.because(),
        raw.thresholds(),
        conditions,
        insertions,
        raw.text());
  }

  private void threshold(Rule.ThresholdUse use) {
    ThresholdEntry entry = registers.thresholds().get(use.name());
    if (entry == null) {
      error(
          use.place(),
          "the threshold \"" + use.name() + "\" is not in thresholds.yaml",
          Advice.near(use.name(), registers.thresholds().keySet(), "Declare it there."));
      return;
    }
    if (numbers.put(use.binding(), entry) != null) {
      error(use.place(), use.binding() + " is bound twice", "Give each number its own variable.");
    }
  }

  private Pattern pattern(Condition condition) {
    Pattern raw = condition.pattern();
    Vocabulary.Type type = Vocabulary.type(raw.type());
    if (type == null) {
      unknownType(raw);
      return raw;
    }
    boolean positive = condition instanceof Condition.Match;
    if (!positive && type.kind() == Vocabulary.Kind.PART) {
      error(
          raw.place(),
          "not and exists cannot be asked of " + raw.type() + ", which is always there",
          "Write " + raw.type() + "( … ) with the opposite comparison.");
    }
    if (raw.binding() != null) {
      error(
          raw.place(),
          "the whole " + raw.type() + " is bound to " + raw.binding(),
          "Bind the field you need: " + raw.type() + "( $value : field ).");
    }
    var checker = new ConstraintChecker(type, registers, problems, rule, numbers, variables);
    Set<String> always = new HashSet<>();
    if (type.javaType() == Attribute.class) {
      new AttributeChecker(registers, problems, rule).check(raw);
      AttributeType held = AttributeChecker.typeOf(raw, registers);
      if (held != null) {
        always.add(held.word());
      }
    }
    List<Constraint> constraints = checker.check(raw.constraints(), positive, always);
    return new Pattern(raw.type(), null, constraints, raw.place());
  }

  private void unknownType(Pattern raw) {
    if (raw.type().equals("Threshold")) {
      error(
          raw.place(),
          "a Threshold is looked up, not asked for",
          "Write Threshold( name == \"…\", $number : value ) without not or exists.");
      return;
    }
    error(
        raw.place(),
        "there is no fact or conclusion named " + raw.type(),
        Advice.near(
            raw.type(),
            Vocabulary.types(),
            "Known are: " + String.join(", ", Vocabulary.types()) + "."));
  }

  private Rule.Insertion insertion(Rule.Insertion raw) {
    Vocabulary.Type type = Vocabulary.type(raw.type());
    if (type == null || type.kind() != Vocabulary.Kind.CONCLUSION) {
      error(
          raw.place(),
          raw.type() + " is nothing that a rule can conclude",
          Advice.near(
              raw.type(),
              Vocabulary.conclusions(),
              "Conclude one of: " + String.join(", ", Vocabulary.conclusions()) + "."));
      return raw;
    }
    List<Vocabulary.Member> members = List.copyOf(type.members().values());
    if (members.size() != raw.arguments().size()) {
      error(
          raw.place(),
          raw.type() + " is given " + raw.arguments().size() + " values",
          "Write new " + raw.type() + "( " + String.join(", ", type.members().keySet()) + " ).");
      return raw;
    }
    List<Operand> arguments = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      arguments.add(argument(type, members.get(i), raw.arguments().get(i), raw.place()));
    }
    return new Rule.Insertion(raw.type(), arguments, raw.place());
  }

  private Operand argument(
      Vocabulary.Type type, Vocabulary.Member member, Operand raw, Place place) {
    var operands = new OperandChecker(registers, problems, rule, numbers, variables);
    if (raw instanceof Operand.FieldOf || raw instanceof Operand.Null) {
      error(
          place,
          type.name() + " cannot be given " + raw,
          "Write " + member.kind() + ", or a variable.");
      return raw;
    }
    if (raw instanceof Operand.Variable variable) {
      passedOn(type, member, variable, place);
    }
    Operand operand = operands.check(member, raw, place);
    operands.declared(type, member, operand, place, true);
    return operand;
  }

  /** What a variable passes on into a conclusion must be sure to be declared there. */
  private void passedOn(
      Vocabulary.Type type, Vocabulary.Member member, Operand.Variable variable, Place place) {
    Bound bound = variables.get(variable.name());
    if (numbers.containsKey(variable.name())) {
      error(
          place,
          type.name() + " is given the threshold " + variable.name(),
          "Write the value itself, or say the number in @because.");
    } else if (bound != null && bound.member().nullable()) {
      error(
          place,
          variable.name() + " may be unstated and cannot be part of a conclusion",
          "Write the value itself, one rule for each.");
    } else if (bound != null && !declaredIn(type, member, bound)) {
      error(
          place,
          variable.name() + " can hold what " + type.name() + " does not declare",
          "Write the value itself, one rule for each.");
    }
  }

  private boolean declaredIn(Vocabulary.Type type, Vocabulary.Member member, Bound from) {
    if (member.values() == Vocabulary.Values.ENUM) {
      return true;
    }
    if (member.isPath()) {
      return from.member().isPath();
    }
    boolean code =
        from.type().kind() == Vocabulary.Kind.CONCLUSION
            && from.member().name().equals(from.type().keyMember())
            && !from.member().isPath();
    return code
        && registers
            .codesOf(type.name())
            .keySet()
            .containsAll(
                registers.activeCodes(from.type().name()).stream().map(Code::code).toList());
  }

  private void because(Because because) {
    for (Because.Segment segment : because.segments()) {
      if (segment instanceof Because.Value value) {
        String name = "$" + value.variable();
        if (!variables.containsKey(name) && !numbers.containsKey(name)) {
          List<String> known = new ArrayList<>(variables.keySet());
          known.addAll(numbers.keySet());
          error(
              because.place(),
              "the reason names {" + value.variable() + "}, and the rule binds no " + name,
              Advice.near(name, known, "Bind it in a condition: " + name + " : field."));
        }
      } else if (segment instanceof Because.Count count
          && !Vocabulary.conclusions().contains(count.type())) {
        error(
            because.place(),
            "the reason counts " + count.type() + ", which is no conclusion",
            Advice.near(
                count.type(), Vocabulary.conclusions(), "Count, for example, {count:Gap}."));
      }
    }
  }

  private void error(Place place, String problem, Advice advice) {
    problems.error(place, rule, problem, advice);
  }

  private void error(Place place, String problem, @Nullable String advice) {
    problems.error(place, rule, problem, advice == null ? "" : advice);
  }
}
