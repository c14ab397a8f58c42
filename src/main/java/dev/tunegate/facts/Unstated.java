package dev.tunegate.facts;

/**
 * Derived for every path of the catalogue that a case does not state, so that one rule can ask a
 * list.
 *
 * @param path the path that is not stated, such as {@code data.verified}
 */
public record Unstated(String path) {}
