package dev.tunegate.facts;

/** Names and lengths of what stands in a case outside the catalogue. */
final class CaseText {

  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String ATTRIBUTES = "attributes";

  static final int LONGEST_TITLE = 200;
  static final int LONGEST_DESCRIPTION = 4_000;

  static final int MOST_ATTRIBUTES = 100;
  static final int LONGEST_ATTRIBUTE_NAME = 100;
  static final int LONGEST_ATTRIBUTE_TEXT = 1_000;

  private CaseText() {}

  /** Number of characters as people count them: code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
