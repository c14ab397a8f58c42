package dev.tunegate.versions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An approved version that is to come into force at a time.
 *
 * @param number of the version
 * @param requester who set the time
 * @param requested when that was
 * @param due when it shall happen, in whole seconds
 * @param trouble why it did not happen at its time, as a sentence; null where nothing is the matter
 */
public record Schedule(
    int number, String requester, Instant requested, Instant due, @Nullable String trouble) {}
