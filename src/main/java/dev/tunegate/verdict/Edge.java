package dev.tunegate.verdict;

/**
 * A step of the justification.
 *
 * @param from id of the premise
 * @param to id of what follows from it
 */
public record Edge(String from, String to) implements Comparable<Edge> {

  @Override
  public int compareTo(Edge other) {
    int byFrom = from.compareTo(other.from);
    return byFrom != 0 ? byFrom : to.compareTo(other.to);
  }
}
