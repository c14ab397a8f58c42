package dev.tunegate.ledger;

/**
 * An entry of the ledger without what it says, which may be large.
 *
 * @param index its place, see {@link Entry}
 * @param kind what it tells of
 * @param isErased whether salt and payload are gone
 */
public record EntryHead(long index, String kind, boolean isErased) {}
