/**
 * An append-only log that anybody can check: salted entries with opaque payloads in a Merkle tree
 * (RFC 6962), checkpoints signed in the format of the C2SP signed note, and their verification
 * offline. It knows nothing of what is recorded, and needs no other package.
 *
 * <p>Write with {@link Ledger}, or with {@link Incoming} inside a transaction of one's own; check
 * with {@link LedgerVerification}. What an entry's hash is made of stands in {@link Hashing}.
 */
@NullMarked
package dev.tunegate.ledger;

import org.jspecify.annotations.NullMarked;
