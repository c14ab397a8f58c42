package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits the text of a rule file into words. */
final class Lexer {

  private static final Set<String> DOUBLE_SIGNS = Set.of("==", "!=", "<=", ">=", "&&", "||");
  private static final String SINGLE_SIGNS = "()<>,:;.!@{}[]=+-*/%&|^~?#";

  private final Origin origin;
  private final String text;
  private final Diagnostics problems;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private String rule = "";
  private int lineStart;

  private Lexer(Origin origin, String text, Diagnostics problems) {
    this.origin = origin;
    this.text = text;
    this.problems = problems;
  }

  /** Every word of a file, closed by one of kind END. */
  static List<Token> read(Origin origin, String text, Diagnostics problems) {
    var lexer = new Lexer(origin, text, problems);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.add(Token.Kind.END, "", text.length());
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      newLine(at);
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      skipTo(text.indexOf('\n', at));
    } else if (text.startsWith("/*", at)) {
      blockComment();
    } else if (c == '"') {
      quoted();
    } else if (c >= '0' && c <= '9') {
      add(Token.Kind.NUMBER, word(), at);
    } else if (isNamePart(c)) {
      Place place = here();
      String word = word();
      if (c == '$' && !word.matches("\\$[A-Za-z][A-Za-z0-9_]*")) {
        problems.error(
            place, rule, "\"" + word + "\" is no variable", "Write $ and a name, such as $least.");
      }
      if (word.equals("end")) {
        rule = "";
      }
      add(c == '$' ? Token.Kind.VARIABLE : Token.Kind.NAME, word, at);
    } else if (at + 1 < text.length() && DOUBLE_SIGNS.contains(text.substring(at, at + 2))) {
      at += 2;
      add(Token.Kind.SIGN, text.substring(at - 2, at), at);
    } else if (SINGLE_SIGNS.indexOf(c) >= 0) {
      at++;
      add(Token.Kind.SIGN, String.valueOf(c), at);
    } else {
      problems.error(
          here(),
          rule,
          "the character " + shown(c) + " has no meaning here",
          c == '\'' ? "Put texts between double quotes." : "Remove it.");
      at++;
    }
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : String.format("U+%04X", (int) c);
  }

  private String word() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    boolean number = Character.isDigit(text.charAt(start));
    if (number && at + 1 < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
    }
    return text.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$';
  }

  private void quoted() {
    Place place = here();
    int start = at;
    int column = at - lineStart + 1;
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
        char escaped = at < text.length() ? text.charAt(at) : ' ';
        if (escaped != '"' && escaped != '\\') {
          problems.error(
              place,
              rule,
              "the text holds \\" + shown(escaped),
              "Only \\\" and \\\\ are allowed after \\.");
          at--;
        } else {
          c = escaped;
        }
      }
      value.append(c);
      at++;
    }
    if (at >= text.length() || text.charAt(at) != '"') {
      problems.error(
          place, rule, "the text is not closed on its line", "End it with a double quote.");
    } else {
      at++;
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is("rule")) {
      rule = value.toString();
    }
    tokens.add(new Token(Token.Kind.TEXT, value.toString(), line, column, start, at));
  }

  private void blockComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      problems.error(here(), rule, "the comment is not closed", "End it with */.");
    }
    int stop = end < 0 ? text.length() : end + 2;
    for (int i = at; i < stop; i++) {
      if (text.charAt(i) == '\n') {
        newLine(i);
      }
    }
    at = stop;
  }

  private void newLine(int offset) {
    line++;
    lineStart = offset + 1;
  }

  private void skipTo(int offset) {
    at = offset < 0 ? text.length() : offset;
  }

  private Place here() {
    return origin.at(line, at - lineStart + 1);
  }

  private void add(Token.Kind kind, String word, int end) {
    int start = end - word.length();
    tokens.add(new Token(kind, word, line, start - lineStart + 1, start, end));
  }
}
