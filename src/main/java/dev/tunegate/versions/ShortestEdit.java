package dev.tunegate.versions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which elements of two lists are the same ones, so that as few as possible are removed and added:
 * the greedy algorithm of E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 */
final class ShortestEdit {

  private ShortestEdit() {}

  /**
   * For every element of the older list, where the newer one has it; -1 where it has not.
   *
   * @param most so many elements may be removed and added in between the beginning and the end that
   *     are alike; beyond, all between counts as replaced
   */
  static int[] match(List<String> before, List<String> after, int most) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] a = numbered(before, numbers);
    int[] b = numbered(after, numbers);
    int[] match = new int[a.length];
    Arrays.fill(match, -1);
    int start = 0;
    while (start < a.length && start < b.length && a[start] == b[start]) {
      match[start] = start++;
    }
    int aEnd = a.length;
    int bEnd = b.length;
    while (aEnd > start && bEnd > start && a[aEnd - 1] == b[bEnd - 1]) {
      match[--aEnd] = --bEnd;
    }
    between(
        Arrays.copyOfRange(a, start, aEnd), Arrays.copyOfRange(b, start, bEnd), start, match, most);
    return match;
  }

  private static int[] numbered(List<String> texts, Map<String, Integer> numbers) {
    return texts.stream()
        .mapToInt(text -> numbers.computeIfAbsent(text, key -> numbers.size()))
        .toArray();
  }

  /** Goes diagonally as far as it can after each edit, and keeps how far it came. */
  private static void between(int[] a, int[] b, int offset, int[] match, int most) {
    int bound = Math.min(a.length + b.length, most);
    int[] reach = new int[2 * bound + 3];
    List<int[]> trail = new ArrayList<>();
    for (int edits = 0; edits <= bound; edits++) {
      trail.add(Arrays.copyOfRange(reach, bound + 1 - edits, bound + 2 + edits));
      for (int k = -edits; k <= edits; k += 2) {
        int at = bound + 1 + k;
        boolean down = k == -edits || (k != edits && reach[at - 1] < reach[at + 1]);
        int x = down ? reach[at + 1] : reach[at - 1] + 1;
        while (x < a.length && x - k < b.length && a[x] == b[x - k]) {
          x++;
        }
        reach[at] = x;
        if (x >= a.length && x - k >= b.length) {
          trace(a.length, b.length, trail, offset, match);
          return;
        }
      }
    }
  }

  /** The way back: whatever was passed diagonally is in both. */
  private static void trace(int aEnd, int bEnd, List<int[]> trail, int offset, int[] match) {
    int x = aEnd;
    int y = bEnd;
    for (int edits = trail.size() - 1; edits >= 0; edits--) {
      int[] reach = trail.get(edits);
      int k = x - y;
      // The reach before this edit, of which only diagonals up to the edit before are of use.
      boolean down =
          k == -edits || (k != edits && at(reach, edits, k - 1) < at(reach, edits, k + 1));
      int cameFrom = down ? k + 1 : k - 1;
      int beforeX = edits == 0 ? 0 : at(reach, edits, cameFrom);
      int beforeY = edits == 0 ? 0 : beforeX - cameFrom;
      while (x > beforeX && y > beforeY) {
        match[offset + --x] = offset + --y;
      }
      x = beforeX;
      y = beforeY;
    }
  }

  private static int at(int[] reach, int edits, int k) {
    int index = k + edits;
    return index < 0 || index >= reach.length ? -1 : reach[index];
  }
}
