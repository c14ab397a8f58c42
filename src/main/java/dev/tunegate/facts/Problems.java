package dev.tunegate.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong with a case, up to a bound, so that hostile text stays cheap. */
final class Problems {

  /** Most problems that are told of one case. */
  static final int MOST = 100;

  private final List<CaseProblem> found = new ArrayList<>();
  private boolean more;

  /** Adds a problem; its message is only made if there is room for it. */
  void add(String pointer, String type, Supplier<String> message) {
    if (found.size() == MOST) {
      more = true;
    } else {
      found.add(new CaseProblem(pointer, type, message.get()));
    }
  }

  /** Throws if anything is wrong. */
  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidCaseException(found, more);
    }
  }

  /** For what makes all else moot: the exception with this one problem. */
  static InvalidCaseException only(String pointer, String type, String message) {
    return new InvalidCaseException(List.of(new CaseProblem(pointer, type, message)), false);
  }
}
