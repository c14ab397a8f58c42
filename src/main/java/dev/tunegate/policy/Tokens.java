package dev.tunegate.policy;

import java.util.List;

/** The words of a file, read one after the other, with the messages that all parsers share. */
final class Tokens {

  private final Origin origin;
  private final List<Token> words;
  private int at;
  private String rule = "";

  Tokens(Origin origin, List<Token> words) {
    this.origin = origin;
    this.words = words;
  }

  Token peek() {
    return words.get(at);
  }

  Token peekSecond() {
    return words.get(Math.min(at + 1, words.size() - 1));
  }

  Token next() {
    Token word = words.get(at);
    if (word.kind() != Token.Kind.END) {
      at++;
    }
    return word;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean accept(String word) {
    boolean found = peek().is(word);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(String word) {
    if (!peek().is(word)) {
      throw unexpected("\"" + word + "\"");
    }
    return next();
  }

  Token expect(Token.Kind kind, String wanted) {
    if (peek().kind() != kind) {
      throw unexpected(wanted);
    }
    return next();
  }

  /** After an error: goes on at the next rule or import. */
  void skipToRule() {
    leaveRule();
    while (!atEnd() && !startsRule() && !peek().is("import")) {
      next();
    }
  }

  private boolean startsRule() {
    return peek().is("rule") && peekSecond().kind() == Token.Kind.TEXT;
  }

  void enterRule(String name) {
    rule = name;
  }

  void leaveRule() {
    rule = "";
  }

  Place place(Token word) {
    return origin.at(word.line(), word.column());
  }

  /** What is met is not what is wanted. */
  SyntaxException unexpected(String wanted) {
    Token met = peek();
    return unexpected(
        wanted,
        met.kind() == Token.Kind.END || met.is("then") || met.is("end")
            ? "Write " + wanted + " before it."
            : "Write " + wanted + " before it or in its place.");
  }

  /** What is met is not what is wanted, with advice that fits the place. */
  SyntaxException unexpected(String wanted, String advice) {
    Token met = peek();
    if (Refusals.covers(met.text()) && met.kind() == Token.Kind.NAME) {
      return fail(
          met,
          "\"" + hyphenated() + "\" is not part of the rule language",
          Refusals.advice(met.text()));
    }
    return fail(met, met.shown() + " stands where " + wanted + " is expected", advice);
  }

  /** The words from here on that hyphens join, such as {@code no-loop}. */
  private String hyphenated() {
    var name = new StringBuilder(peek().text());
    int last = at;
    while (last + 2 < words.size()
        && words.get(last + 1).is("-")
        && words.get(last + 1).start() == words.get(last).end()
        && words.get(last + 2).kind() == Token.Kind.NAME) {
      last += 2;
      name.append('-').append(words.get(last).text());
    }
    return name.toString();
  }

  SyntaxException fail(Token word, String problem, String advice) {
    return new SyntaxException(
        new Diagnostic(Diagnostic.Severity.ERROR, place(word), rule, problem, advice));
  }
}
