package dev.tunegate.facts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that an unknown one was probably meant to be. */
public final class Nearest {

  private static final int LONGEST_NAME = 60;

  private static final int SHORTEST_BEGINNING = 4;

  private Nearest() {}

  /**
   * The known name nearest to a word, if any is near enough to be a slip of the pen or begins with
   * it.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(word, name)))
        .filter(name -> distance(word, name) <= tolerance(word, name) || begins(word, name));
  }

  /** All known names, the nearest to a word first; in their own order where equally near. */
  public static List<String> first(String word, Collection<String> known) {
    if (word.length() > LONGEST_NAME) {
      return List.copyOf(known);
    }
    return known.stream().sorted(Comparator.comparingInt(name -> distance(word, name))).toList();
  }

  /** Whether two names differ in nothing but case, hyphens, spaces and underscores. */
  static boolean same(String one, String other) {
    return one.length() <= LONGEST_NAME && plain(one).equals(plain(other));
  }

  private static boolean begins(String word, String name) {
    return word.length() >= SHORTEST_BEGINNING && plain(name).startsWith(plain(word));
  }

  private static int tolerance(String word, String name) {
    return Math.max(1, Math.min(word.length(), name.length()) / 3);
  }

  /**
   * Edits that turn one name into the other: letters added, left out, replaced or swapped with the
   * next. Case, hyphens, spaces and underscores make no difference.
   */
  static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
  }
}
