package dev.tunegate.analysis;

import java.util.List;
import java.util.Map;

/**
 * What is expected of a sample.
 *
 * @param verdict the outcome; empty for a refused case
 * @param why for people: why this is right
 * @param lists codes that are expected, by the name of the list in a decision, such as {@code
 *     actions} or {@code gaps}; a list that is not named is not checked
 * @param problems for a refused case: pointer and type of each problem
 */
public record Expectation(
    String verdict, String why, Map<String, List<String>> lists, List<Problem> problems) {

  /**
   * A problem that is expected of a refused case.
   *
   * @param pointer JSON pointer of the field
   */
  public record Problem(String pointer, String type) {}
}
