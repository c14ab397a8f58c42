package dev.tunegate.verdict;

import java.util.List;

/**
 * One rule that reached a conclusion.
 *
 * @param rule name of the rule
 * @param because its reason, with the values of this case filled in
 * @param sources ids of the article's statements that the rule encodes
 */
public record Derivation(String rule, String because, List<String> sources) {}
