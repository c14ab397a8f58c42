package dev.tunegate.policy;

import java.util.Set;

/** Reads what a field is compared with, or what a conclusion is made of. */
final class OperandParser {

  private static final Set<String> ARITHMETIC =
      Set.of("+", "-", "*", "/", "%", "&", "|", "^", "~", "?");

  private static final String VALUE = "a value";

  private OperandParser() {}

  /** The right side of a comparison. */
  static Operand right(Tokens tokens) {
    Token first = tokens.peek();
    Operand operand = operand(tokens);
    if (operand instanceof Operand.Whole whole && whole.value() != 0) {
      throw literal(tokens, first);
    }
    Token after = tokens.peek();
    boolean goesOn = after.is(",") || after.is(")") || after.is("&&") || after.is("||");
    if (!goesOn) {
      throw refusal(tokens, after, "\",\" or \")\"");
    }
    return operand;
  }

  /** A component of a conclusion. */
  static Operand argument(Tokens tokens) {
    Operand operand = operand(tokens);
    if (!tokens.peek().is(",") && !tokens.peek().is(")")) {
      throw refusal(tokens, tokens.peek(), "\",\" or \")\"");
    }
    return operand;
  }

  private static Operand operand(Tokens tokens) {
    Token first = tokens.peek();
    return switch (first.kind()) {
      case TEXT -> new Operand.Text(tokens.next().text());
      case VARIABLE -> new Operand.Variable(tokens.next().text());
      case NUMBER -> number(tokens);
      case NAME -> named(tokens);
      default -> throw refusal(tokens, first, VALUE);
    };
  }

  private static Operand number(Tokens tokens) {
    Token number = tokens.next();
    if (!number.text().matches("[0-9]{1,4}")) {
      throw literal(tokens, number);
    }
    return new Operand.Whole(Long.parseLong(number.text()));
  }

  private static SyntaxException literal(Tokens tokens, Token number) {
    return tokens.fail(
        number,
        "the number " + number.shown() + " stands in the rule",
        "Give it a name in thresholds.yaml and write Threshold( name == \"…\", $number : value ).");
  }

  private static Operand named(Tokens tokens) {
    Token name = tokens.peek();
    if (Refusals.covers(name.text())) {
      throw tokens.unexpected(VALUE);
    }
    tokens.next();
    return switch (name.text()) {
      case "true" -> new Operand.Flag(true);
      case "false" -> new Operand.Flag(false);
      case "null" -> new Operand.Null();
      default -> tokens.accept(".") ? constant(tokens, name) : new Operand.FieldOf(name.text());
    };
  }

  private static Operand constant(Tokens tokens, Token type) {
    Token name = tokens.expect(Token.Kind.NAME, "a value of " + type.text());
    return new Operand.Constant(type.text(), name.text());
  }

  /** Says why what follows a name or a value cannot be written. */
  static SyntaxException refusal(Tokens tokens, Token near, String wanted) {
    Token met = tokens.peek();
    boolean follows = !met.equals(near) || !wanted.equals(VALUE);
    if (follows && (met.is(".") || met.is("(") || met.is("[") || met.is("!"))) {
      String what =
          switch (met.text()) {
            case "(" -> "rules call nothing, and a call begins here";
            case "[" -> "rules take nothing out of lists, and \"[\" stands here";
            case "!" -> "\"!\" stands here";
            default -> "a name with a dot stands here";
          };
      return tokens.fail(
          met,
          what,
          "Compare one field with one value, such as scope == Scope.NARROW; what takes more than"
              + " that, say in a rule of its own that inserts a Finding.");
    }
    if (ARITHMETIC.contains(met.text())) {
      return tokens.fail(
          met,
          "rules do not compute, and " + met.shown() + " stands here",
          "Name the number you compare with in thresholds.yaml.");
    }
    if (met.is("=")) {
      return tokens.fail(met, "\"=\" does not compare", "Write ==.");
    }
    if (near.kind() == Token.Kind.NAME
        && (met.is(",") || met.is(")") || met.is("&&") || met.is("||"))) {
      return tokens.fail(
          near,
          "\"" + near.text() + "\" is compared with nothing",
          "Write " + near.text() + " == true, or another comparison.");
    }
    return tokens.unexpected(wanted);
  }
}
