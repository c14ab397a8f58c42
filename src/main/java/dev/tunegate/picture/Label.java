package dev.tunegate.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a node says.
 *
 * @param kind what it is, in a word or two
 * @param text what it says; as much of it as has room is shown
 * @param address where more is told of it, such as {@code #node-3}; null where nowhere
 */
public record Label(String kind, String text, @Nullable String address) {}
