package dev.tunegate.audit;

import dev.tunegate.ledger.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong; so much of it is kept, and all of it counted. */
final class Findings {

  /** As many are listed. */
  static final int MOST = 100;

  private final List<Finding> found = new ArrayList<>();

  void add(long entry, String message) {
    if (found.size() < MOST) {
      found.add(new Finding(Finding.Kind.CONTENT, entry, entry, message));
    }
  }

  List<Finding> found() {
    return found;
  }
}
