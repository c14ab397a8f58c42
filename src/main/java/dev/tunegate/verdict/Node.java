package dev.tunegate.verdict;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the justification; its id is made from its content. */
public sealed interface Node {

  /** Readable and unique in its graph, such as {@code fact:data.labeledExamples}. */
  String id();

  /**
   * A fact of the case.
   *
   * @param path where it stands in the case
   * @param value what the case states, null where it states nothing
   */
  record FactNode(String id, String path, @Nullable Object value) implements Node {}

  /**
   * A fact computed from others.
   *
   * @param path name of the derived fact
   * @param value the result, null where it cannot be known
   */
  record DerivedNode(String id, String path, @Nullable Object value) implements Node {}

  /**
   * A number of the policy.
   *
   * @param name its name in {@code thresholds.yaml}
   */
  record ThresholdNode(String id, String name, BigDecimal value, String unit) implements Node {}

  /** Something a rule concluded. */
  record ConclusionNode(String id, Conclusion conclusion) implements Node {}

  /**
   * A rule that fired.
   *
   * @param file path of the rule file below the rules folder
   * @param line line of the rule, from 1
   * @param because the reason with the values of this case filled in
   * @param sources ids of the article's statements
   */
  record FiringNode(
      String id, String rule, String file, int line, String because, List<String> sources)
      implements Node {}

  /**
   * Something that was looked for and is not there.
   *
   * @param pattern what was looked for, as the rule writes it
   */
  record AbsenceNode(String id, String pattern) implements Node {}
}
