package dev.tunegate.register;

/**
 * Entries from one to another.
 *
 * @param last the last of them, which is less than the first where there are none
 */
record Range(long first, long last) {

  boolean isEmpty() {
    return last < first;
  }

  boolean holds(long entry) {
    return first <= entry && entry <= last;
  }

  /** From the first of both to the last of both. */
  Range around(Range other) {
    return new Range(Math.min(first, other.first), Math.max(last, other.last));
  }

  /** Those of them that come before an entry. */
  Range before(long entry) {
    return new Range(first, Math.min(last, entry - 1));
  }
}
