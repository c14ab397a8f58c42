package dev.tunegate.policy;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody probably meant. */
final class Nearest {

  private static final int LONGEST = 80;

  private Nearest() {}

  /** Such as {@code Did you mean "failurePercent"?}, with a fallback where nothing is near. */
  static String advice(String met, Collection<String> known, String otherwise) {
    String near = to(met, known);
    return near == null ? otherwise : "Did you mean \"" + near + "\"?";
  }

  /** The nearest of the known names, null where none is near. */
  static @Nullable String to(String met, Collection<String> known) {
    if (met.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = Math.max(2, met.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(fold(met), fold(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }

  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = row;
    }
    return previous[other.length()];
  }
}
