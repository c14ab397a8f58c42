package dev.tunegate.cli;

/** What the process says when it ends; documented in {@code --help}. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERNAL = 70;

  /** As shells report a process that wrote where nobody reads (128 and SIGPIPE). */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
