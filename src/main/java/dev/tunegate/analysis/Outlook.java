package dev.tunegate.analysis;

/** What is known of the cases of a choice that can be. */
final class Outlook {

  private final long[] must;
  private final long[] may;
  private final long[] conflicts;

  /**
   * An outlook.
   *
   * @param must bits that are set in all of the cases
   * @param may bits that are set in some, as far as is known
   * @param conflicts bits of the contradictions that some of the cases left out may have
   */
  Outlook(long[] must, long[] may, long[] conflicts) {
    this.must = must;
    this.may = may;
    this.conflicts = conflicts;
  }

  long[] must() {
    return must;
  }

  long[] may() {
    return may;
  }

  long[] conflicts() {
    return conflicts;
  }
}
