package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a rule file. Its grammar is the allow-list: what it does not read cannot reach the rule
 * engine, because what reaches the engine is written from the model that this makes.
 */
final class RuleParser {

  static final Set<String> IMPORTS = Set.of("dev.tunegate.facts.*", "dev.tunegate.verdict.*");

  private static final int MOST_CONCLUSIONS = 40;

  private final String text;
  private final Diagnostics problems;
  private final Tokens tokens;
  private final List<Rule> rules = new ArrayList<>();
  private final List<String> imported = new ArrayList<>();

  private RuleParser(Origin origin, String text, Diagnostics problems) {
    this.text = text;
    this.problems = problems;
    this.tokens = new Tokens(origin, Lexer.read(origin, text, problems));
  }

  /** The rules of a file, unresolved; what is wrong goes to {@code problems}. */
  static List<Rule> read(String file, String text, Diagnostics problems) {
    var parser = new RuleParser(Origin.file(file), text, problems);
    parser.rules();
    parser.checkImports(file);
    return parser.rules;
  }

  /** The rule that a row of a decision table expands to. */
  static List<Rule> readRow(Origin origin, String text, Diagnostics problems) {
    var parser = new RuleParser(origin, text, problems);
    parser.rules();
    return parser.rules;
  }

  private void rules() {
    while (!tokens.atEnd()) {
      try {
        if (tokens.peek().is("import")) {
          imported.add(importName());
        } else if (tokens.peek().is("rule")) {
          rules.add(rule());
        } else {
          throw unexpected("a rule", "A rule file holds the two imports and rules, nothing else.");
        }
      } catch (SyntaxException error) {
        problems.add(error.diagnostic());
        tokens.skipToRule();
      }
    }
  }

  private void checkImports(String file) {
    for (String needed : IMPORTS) {
      if (!rules.isEmpty() && !imported.contains(needed)) {
        problems.error(
            Place.of(file, 1, 1),
            "the file does not import " + needed,
            "Begin it with: import " + needed);
      }
    }
  }

  private String importName() {
    Token first = tokens.next();
    var name = new StringBuilder();
    do {
      Token part = tokens.next();
      if (part.kind() != Token.Kind.NAME && !part.is("*")) {
        throw fail(part, "an import names a package", Refusals.advice("import"));
      }
      name.append(part.text());
    } while (tokens.accept(".") && name.append('.').length() < 200);
    tokens.accept(";");
    if (!IMPORTS.contains(name.toString())) {
      throw fail(first, "the import of " + name + " is not allowed", Refusals.advice("import"));
    }
    return name.toString();
  }

  private Rule rule() {
    Token start = tokens.next();
    Token name = tokens.expect(Token.Kind.TEXT, "the rule's name between double quotes");
    tokens.enterRule(name.text());
    var metadata = new MetadataParser(tokens).read();
    tokens.expect("when");
    var conditions = new ConditionParser(tokens);
    while (!tokens.peek().is("then")) {
      conditions.condition();
    }
    tokens.next();
    var insertions = new ArrayList<Rule.Insertion>();
    while (!tokens.peek().is("end")) {
      if (insertions.size() >= MOST_CONCLUSIONS) {
        throw fail(
            tokens.peek(),
            "the rule concludes more than " + MOST_CONCLUSIONS + " things",
            "Split it into rules of one idea each.");
      }
      insertions.add(insertion());
    }
    Token end = tokens.next();
    if (insertions.isEmpty()) {
      throw fail(
          end, "the rule concludes nothing", "Write, for example: insert( new Gap( \"CODE\" ) );");
    }
    tokens.leaveRule();
    return new Rule(
        name.text(),
        tokens.place(start),
        metadata.sources(),
        metadata.because(),
        conditions.thresholds(),
        conditions.conditions(),
        insertions,
        text.substring(start.start(), end.end()));
  }

  private Rule.Insertion insertion() {
    if (!tokens.accept("insert")) {
      throw unexpected(
          "insert( new … ); or end",
          "After then a rule only concludes, such as insert( new Gap( \"CODE\" ) ); and closes with"
              + " end.");
    }
    tokens.expect("(");
    tokens.expect("new");
    Token type = tokens.expect(Token.Kind.NAME, "the type of the conclusion");
    tokens.expect("(");
    var arguments = new ArrayList<Operand>();
    while (!tokens.peek().is(")")) {
      if (!arguments.isEmpty()) {
        tokens.expect(",");
      }
      arguments.add(OperandParser.argument(tokens));
    }
    tokens.expect(")");
    tokens.expect(")");
    tokens.expect(";");
    return new Rule.Insertion(type.text(), arguments, tokens.place(type));
  }

  private SyntaxException unexpected(String wanted, String advice) {
    return tokens.unexpected(wanted, advice);
  }

  private SyntaxException fail(Token at, String problem, String advice) {
    return tokens.fail(at, problem, advice);
  }
}
