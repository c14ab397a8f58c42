package dev.tunegate.versions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy. All but its state never changes.
 *
 * @param number 1, 2, 3 … in the order in which they were saved
 * @param content digest of rules and samples, {@code sha256:} and 64 hexadecimal digits
 * @param fingerprint of the rules, as every decision by it names it
 * @param parent number of the version that it changes; null for the first
 * @param origin number of the version whose change it takes up, rebased or edited further; else
 *     null
 * @param author who saved it
 * @param created when
 * @param message what it is for, in the author's words
 * @param state how far it has come
 */
public record Version(
    int number,
    String content,
    String fingerprint,
    @Nullable Integer parent,
    @Nullable Integer origin,
    String author,
    Instant created,
    String message,
    State state) {}
