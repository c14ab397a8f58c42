package dev.tunegate.versions;

import org.jspecify.annotations.Nullable;

/**
 * A file as a working copy has it.
 *
 * @param path such as {@code rules/thresholds.yaml}
 * @param text its text; null where the copy has no such file (any more)
 * @param revision how often it was changed in the copy; 0 where it is as in the basis
 */
public record WorkingFile(String path, @Nullable String text, int revision) {}
