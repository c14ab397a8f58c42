package dev.tunegate.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger cannot do what was asked; the message says why, and what to do, in words for people.
 * Whatever was to be recorded must be taken as not recorded.
 */
public final class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
