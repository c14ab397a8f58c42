package dev.tunegate.verdict;

import java.util.List;

/**
 * How a decision was derived. From the verdict every path back ends in facts, thresholds and
 * absences; nothing unrelated to a conclusion is in it.
 *
 * @param nodes sorted by id
 * @param edges sorted by premise, then by result
 */
public record Justification(List<Node> nodes, List<Edge> edges) {}
