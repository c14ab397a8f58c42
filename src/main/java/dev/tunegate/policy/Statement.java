package dev.tunegate.policy;

/**
 * A statement of the article.
 *
 * @param id such as {@code L31}
 * @param section where the article makes it
 * @param says what it says, in our own words
 * @param outOfScope why no rule encodes it; empty where it is in scope
 */
public record Statement(String id, String section, String says, String outOfScope, Place place) {}
