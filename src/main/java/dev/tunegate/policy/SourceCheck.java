package dev.tunegate.policy;

import java.util.List;
import java.util.Map;

/** Checks that what is cited exists. */
final class SourceCheck {

  private SourceCheck() {}

  static void check(
      List<String> sources,
      Map<String, Statement> statements,
      Place place,
      String rule,
      Diagnostics problems) {
    for (String id : sources) {
      Statement statement = statements.get(id);
      if (statement == null) {
        problems.error(
            place,
            rule,
            "the statement " + id + " is not in statements.yaml",
            Advice.near(id, statements.keySet(), "Cite a statement of the register."));
      } else if (!statement.outOfScope().isEmpty()) {
        problems.error(
            place,
            rule,
            "the statement " + id + " is marked out of scope and yet cited",
            "Remove its out-of-scope reason in statements.yaml, or cite another statement.");
      }
    }
  }
}
