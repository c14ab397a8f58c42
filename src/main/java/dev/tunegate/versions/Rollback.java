package dev.tunegate.versions;

import java.time.Instant;

/**
 * A roll back that one person asked for, and another has yet to confirm.
 *
 * @param requester who asked
 * @param requested when
 * @param reason why
 */
public record Rollback(String requester, Instant requested, String reason) {}
