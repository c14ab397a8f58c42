package dev.tunegate.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Kinds of what a recorded decision is found by, and its words; see {@link Gist#terms}. */
final class Terms {

  static final String VERDICT = "verdict:";
  static final String VERSION = "version:";
  static final String RULE = "rule:";
  static final String GROUND = "ground:";
  static final String GAP = "gap:";
  static final String ACTOR = "actor:";
  static final String WORD = "word:";

  /** More words than a case needs to be found; it bounds what a hostile one costs. */
  private static final int MOST_WORDS = 300;

  private static final int LONGEST_WORD = 40;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Terms() {}

  /** The words of a text, as they are compared: without case, and in one form of each letter. */
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Set<String> words = new LinkedHashSet<>();
    for (String word : BETWEEN.split(plain, -1)) {
      if (!word.isEmpty()) {
        words.add(word.substring(0, Math.min(word.length(), LONGEST_WORD)));
      }
      if (words.size() == MOST_WORDS) {
        break;
      }
    }
    return new ArrayList<>(words);
  }
}
