package dev.tunegate.cli;

/** Something about the arguments or the input files that the user can mend. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
