package dev.tunegate.policy;

/**
 * A word of a rule file.
 *
 * @param kind what kind of word
 * @param text as written; for a text without its quotes
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int line, int column, int start, int end) {

  enum Kind {
    NAME,
    VARIABLE,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String word) {
    return kind != Kind.TEXT && text.equals(word);
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case TEXT -> "the text \"" + abbreviated() + '"';
      default -> "\"" + abbreviated() + '"';
    };
  }

  private String abbreviated() {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
