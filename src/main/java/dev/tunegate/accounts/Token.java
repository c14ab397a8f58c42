package dev.tunegate.accounts;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A token, by which a machine acts for an account. Of its secret only a digest is kept.
 *
 * @param id names it in addresses; it is not secret
 * @param name what it is for, as it is recorded with its steps
 * @param owner the account that it acts for
 * @param scopes what it may do, as far as its owner may
 * @param created when it was made
 * @param expires from when on it counts no more
 * @param used about when it was used last; null if it never was
 * @param revoked when it was revoked; null if it was not
 */
public record Token(
    String id,
    String name,
    String owner,
    Set<Right> scopes,
    Instant created,
    Instant expires,
    @Nullable Instant used,
    @Nullable Instant revoked) {

  /** Keeps the scopes as they are, in their order. */
  public Token {
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
  }

  /** Whether it counts at a moment, as far as it alone is concerned. */
  public boolean counts(Instant now) {
    return revoked == null && now.isBefore(expires);
  }
}
