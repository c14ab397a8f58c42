package dev.tunegate.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message says why, and what to do, in words for people. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
