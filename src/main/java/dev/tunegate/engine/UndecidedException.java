package dev.tunegate.engine;

/**
 * The policy gave no decision that can be justified: no verdict, several, or no end. Nothing is
 * chosen silently.
 */
public final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecidedException(String message) {
    super(message);
  }
}
