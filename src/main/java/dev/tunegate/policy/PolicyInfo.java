package dev.tunegate.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of itself in {@code policy.yaml}.
 *
 * @param name its stable name
 * @param title for people
 * @param owner who answers for it
 * @param review when it is to be looked at again
 * @param article title of the article that it encodes
 * @param publisher who published the article
 * @param published when
 */
public record PolicyInfo(
    String name,
    String title,
    String owner,
    @Nullable LocalDate review,
    String article,
    String publisher,
    @Nullable LocalDate published) {}
