package dev.tunegate.accounts;

/** So many passwords are being hashed that there was no turn for another soon. Nothing was done. */
public final class PasswordsBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PasswordsBusyException() {
    super("Too many passwords are being checked at once. Try again in a moment.");
  }
}
