package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule. */
final class ConditionParser {

  private static final int DEEPEST = 20;
  private static final int MOST_CONDITIONS = 40;
  private static final int MOST_CONSTRAINTS = 200;

  private final Tokens tokens;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Rule.ThresholdUse> thresholds = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private int depth;
  private int constraints;

  ConditionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Condition> conditions() {
    return conditions;
  }

  List<Rule.ThresholdUse> thresholds() {
    return thresholds;
  }

  void condition() {
    Token first = tokens.peek();
    if (conditions.size() + thresholds.size() >= MOST_CONDITIONS) {
      throw tokens.fail(
          first,
          "the rule has more than " + MOST_CONDITIONS + " conditions",
          "Split it: let one rule insert a Finding that the other reads.");
    }
    if (first.is("not") || first.is("exists")) {
      tokens.next();
      if (tokens.peek().is("(")) {
        throw tokens.fail(
            tokens.peek(),
            "\"" + first.text() + "\" takes one pattern and no brackets around it",
            "Write "
                + first.text()
                + " Type( … ); over several patterns it can silently stop firing.");
      }
      Pattern pattern = pattern(null);
      conditions.add(
          first.is("not") ? new Condition.Absent(pattern) : new Condition.Exists(pattern));
    } else if (first.is("Threshold")) {
      thresholds.add(threshold());
    } else if (first.kind() == Token.Kind.VARIABLE) {
      tokens.next();
      tokens.expect(":");
      conditions.add(new Condition.Match(pattern(first.text())));
    } else {
      conditions.add(new Condition.Match(pattern(null)));
    }
    tokens.accept(";");
    Token after = tokens.peek();
    if (after.is("from") || after.is("over")) {
      throw tokens.unexpected("the next condition");
    }
  }

  private Rule.ThresholdUse threshold() {
    Token start = tokens.next();
    String form = "Threshold( name == \"…\", $number : value )";
    tokens.expect("(");
    if (!tokens.accept("name")) {
      throw tokens.unexpected(form);
    }
    tokens.expect("==");
    Token name = tokens.expect(Token.Kind.TEXT, "the name of a threshold between double quotes");
    tokens.expect(",");
    Token binding = tokens.expect(Token.Kind.VARIABLE, "a variable such as $least");
    tokens.expect(":");
    tokens.expect("value");
    tokens.expect(")");
    if (used.contains(binding.text())) {
      throw tokens.fail(
          start,
          "the number " + binding.text() + " is looked up below the condition that uses it",
          "Move the Threshold( … ) above that condition.");
    }
    return new Rule.ThresholdUse(name.text(), binding.text(), tokens.place(start));
  }

  private Pattern pattern(@Nullable String binding) {
    Token type = tokens.peek();
    if (type.kind() != Token.Kind.NAME || Refusals.covers(type.text())) {
      throw tokens.unexpected(
          "a condition such as Task( … )",
          "A condition is a fact or a conclusion with what must hold of it in ( … ); not or exists may"
              + " stand before it.");
    }
    tokens.next();
    if (tokens.peek().is(".")) {
      throw tokens.fail(
          type,
          "a name with a dot stands here",
          "Name the fact or conclusion alone, such as Task; nothing else can be looked at.");
    }
    tokens.expect("(");
    List<Constraint> parts = new ArrayList<>();
    while (!tokens.peek().is(")")) {
      if (!parts.isEmpty()) {
        tokens.expect(",");
      }
      parts.add(constraint());
    }
    tokens.next();
    return new Pattern(type.text(), binding, parts, tokens.place(type));
  }

  private Constraint constraint() {
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.VARIABLE) {
      countConstraint();
      tokens.next();
      if (!tokens.peek().is(":")) {
        throw tokens.fail(
            first,
            "a comparison begins with the variable " + first.text(),
            "Begin with the field: field == " + first.text() + ".");
      }
      tokens.next();
      Token field = tokens.expect(Token.Kind.NAME, "the name of a field");
      if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
        throw tokens.fail(
            tokens.peek(),
            "a comparison is joined to the binding of " + first.text(),
            "Write two constraints: "
                + first.text()
                + " : "
                + field.text()
                + ", "
                + field.text()
                + " …");
      }
      return new Constraint.Binding(first.text(), field.text(), tokens.place(first));
    }
    return any();
  }

  private Constraint any() {
    Token start = tokens.peek();
    List<Constraint> parts = new ArrayList<>(List.of(all()));
    while (tokens.accept("||")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Constraint.Any(parts, tokens.place(start));
  }

  private Constraint all() {
    Token start = tokens.peek();
    List<Constraint> parts = new ArrayList<>(List.of(single()));
    while (tokens.accept("&&")) {
      parts.add(single());
    }
    return parts.size() == 1 ? parts.get(0) : new Constraint.All(parts, tokens.place(start));
  }

  private Constraint single() {
    countConstraint();
    if (tokens.peek().is("(")) {
      Token open = tokens.next();
      if (++depth > DEEPEST) {
        throw tokens.fail(
            open, "brackets are nested too deep", "Split the rule into simpler ones.");
      }
      Constraint inner = any();
      tokens.expect(")");
      depth--;
      return inner;
    }
    return relation();
  }

  private void countConstraint() {
    if (++constraints > MOST_CONSTRAINTS) {
      throw tokens.fail(
          tokens.peek(),
          "the rule has more than " + MOST_CONSTRAINTS + " comparisons and values",
          "Split it: let one rule insert a Finding that the other reads.");
    }
  }

  private Constraint relation() {
    Token field = tokens.peek();
    if (field.kind() != Token.Kind.NAME || Refusals.covers(field.text())) {
      throw tokens.unexpected("the name of a field");
    }
    tokens.next();
    Token sign = tokens.peek();
    Place place = tokens.place(field);
    if (sign.is("in") || sign.is("not")) {
      boolean negated = tokens.accept("not");
      if (!tokens.accept("in")) {
        throw tokens.unexpected("in ( … )");
      }
      return membership(field, negated, place);
    }
    for (Operator operator : Operator.values()) {
      if (sign.is(operator.symbol())) {
        tokens.next();
        Operand right = OperandParser.right(tokens);
        if (right instanceof Operand.Variable variable) {
          used.add(variable.name());
        }
        return new Constraint.Comparison(field.text(), operator, right, place);
      }
    }
    throw OperandParser.refusal(tokens, field, "one of ==, !=, <, <=, >, >=, in, not in");
  }

  private Constraint membership(Token field, boolean negated, Place place) {
    tokens.expect("(");
    List<Operand> values = new ArrayList<>();
    do {
      values.add(OperandParser.right(tokens));
      countConstraint();
    } while (tokens.accept(","));
    tokens.expect(")");
    return new Constraint.Membership(field.text(), negated, values, place);
  }
}
