package dev.tunegate.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What would mend a finding: one word written instead of another.
 *
 * @param met the word that stands there, within the lines of the finding's place
 * @param instead the word that was probably meant
 */
public record Fix(String met, String instead) {

  /** So far from its place a word is looked for: a rule, or a row of a table, is no longer. */
  private static final int REACH = 4_000;

  /**
   * Where the word stands.
   *
   * @param begin index of its first character in the file
   * @param end index after its last
   */
  public record Range(int begin, int end) {}

  /**
   * Finds the word in its file: the first that stands whole, from the finding's place on.
   *
   * @param text of the file that the place is in
   */
  public Optional<Range> in(String text, Place place) {
    int from = offset(text, place);
    String around = "[A-Za-z0-9_]";
    String whole = Pattern.quote(met);
    if (!met.isEmpty() && Character.isLetterOrDigit(met.charAt(0))) {
      whole = "(?<!" + around + ")" + whole;
    }
    if (!met.isEmpty() && Character.isLetterOrDigit(met.charAt(met.length() - 1))) {
      whole = whole + "(?!" + around + ")";
    }
    Matcher found = Pattern.compile(whole).matcher(text);
    found.region(from, Math.min(text.length(), from + REACH));
    found.useTransparentBounds(true);
    return !met.isEmpty() && found.find()
        ? Optional.of(new Range(found.start(), found.end()))
        : Optional.empty();
  }

  /** The index at which a place begins; where its line is not known, the file does. */
  public static int offset(String text, Place place) {
    int at = 0;
    for (int line = 1; line < place.line(); line++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return at;
      }
      at = end + 1;
    }
    return Math.min(text.length(), at + Math.max(0, place.column() - 1));
  }
}
