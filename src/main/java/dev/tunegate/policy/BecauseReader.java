package dev.tunegate.policy;

import java.util.ArrayList;
import java.util.List;

/** Splits a reason into words and places for values. */
final class BecauseReader {

  private static final int LONGEST = 600;

  private BecauseReader() {}

  static Because read(Token token, Tokens tokens) {
    String text = token.text();
    if (text.isBlank()) {
      throw tokens.fail(
          token, "the reason is empty", "Say in one sentence why the rule concludes this.");
    }
    if (text.length() > LONGEST) {
      throw tokens.fail(
          token,
          "the reason has " + text.length() + " characters; at most " + LONGEST + " are read well",
          "Shorten it to a sentence or two.");
    }
    List<Because.Segment> segments = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int stray = text.indexOf('}', at);
      if (stray >= 0 && (open < 0 || stray < open)) {
        throw tokens.fail(token, "the reason has a } without {", "Write {name} for a value.");
      }
      if (open < 0) {
        segments.add(new Because.Words(text.substring(at)));
        break;
      }
      if (open > at) {
        segments.add(new Because.Words(text.substring(at, open)));
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw tokens.fail(token, "the reason has a { without }", "Write {name} for a value.");
      }
      segments.add(segment(text.substring(open + 1, close), token, tokens));
      at = close + 1;
    }
    return new Because(text, segments, tokens.place(token));
  }

  private static Because.Segment segment(String inner, Token token, Tokens tokens) {
    String[] parts = inner.split("\\|", -1);
    String name = parts[0];
    boolean plain = parts.length == 1;
    String singular = plain ? "" : parts[1];
    String plural = plain ? "" : parts[parts.length - 1];
    if (parts.length != 1 && parts.length != 3) {
      throw tokens.fail(
          token,
          "{" + inner + "} is not understood",
          "Write {"
              + name
              + "}, or {"
              + name
              + "|thing is|things are} with words for one and for more.");
    }
    if (name.startsWith("count:")) {
      return new Because.Count(name.substring("count:".length()), singular, plural);
    }
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw tokens.fail(
          token,
          "{" + inner + "} is no place for a value",
          "Write {name} for the variable $name of the rule, or {count:Gap}.");
    }
    return new Because.Value(name, singular, plural);
  }
}
