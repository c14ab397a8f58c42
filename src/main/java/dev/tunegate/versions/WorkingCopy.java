package dev.tunegate.versions;

import java.time.Instant;

/**
 * A change to the policy that is being written. Unlike a version it is mutable, and nothing is ever
 * decided by it.
 *
 * @param id names it in addresses; 16 hexadecimal digits that nobody guesses
 * @param owner name of the account that began it
 * @param basis number of the version whose files it changes
 * @param message what the change is for, as far as it is written; else empty
 * @param shared whether every policy owner may read and write it
 * @param created when it was begun
 * @param changed when it was last written
 */
public record WorkingCopy(
    String id,
    String owner,
    int basis,
    String message,
    boolean shared,
    Instant created,
    Instant changed) {}
