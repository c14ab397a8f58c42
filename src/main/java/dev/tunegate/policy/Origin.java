package dev.tunegate.policy;

/** Tells where a position of a text stands in the policy: in a rule file, or in a table's cell. */
@FunctionalInterface
interface Origin {

  Place at(int line, int column);

  /** The text is the file. */
  static Origin file(String path) {
    return (line, column) -> Place.of(path, line, column);
  }
}
